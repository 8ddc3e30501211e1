package org.hodograph.pipeline.account;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;

/**
 * A kind of reason, as a user is told it.
 *
 * @param account where the samples are counted
 * @param reason of the first of them: a code, a colon and words
 * @param place of the first of them: a line of a file, or partition and offset
 * @param text the begin of the record that the first of them stood in, on one line; bytes that are no text as they came
 * @param count how many samples
 * @param falls how often the instant fell from one of them to the next
 * @param rises how often it rose
 */
public record ToldReason(Account account, String reason, String place, String text, long count, long falls, long rises)
        implements Serializable {

    private static final int LONGEST_REASON = 300; // characters
    private static final int LONGEST_TEXT = 400; // bytes of a record

    /** What is told of the first of a kind. */
    public static ToldReason first(Account account, Rejection rejection, Function<SourceRecord, String> place) {
        String reason = rejection.reason();
        byte[] payload = rejection.source().payload();
        byte[] begin = payload == null ? new byte[0] : Arrays.copyOf(payload, Math.min(payload.length, LONGEST_TEXT));
        return new ToldReason(
                account,
                reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…",
                place.apply(rejection.source()),
                new String(begin, StandardCharsets.UTF_8),
                1,
                0,
                0);
    }

    /** The word before the reason's colon. */
    public String code() {
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }

    /** The words behind its colon; without one, the reason. */
    public String words() {
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(colon + 1).strip();
    }

    /** The text in its first quotes; empty without quotes. */
    public String quoted() {
        int from = reason.indexOf('"');
        int to = from < 0 ? -1 : reason.indexOf('"', from + 1);
        return to < 0 ? "" : reason.substring(from + 1, to);
    }
}

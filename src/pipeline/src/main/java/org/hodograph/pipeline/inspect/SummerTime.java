package org.hodograph.pipeline.inspect;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.guess.TimeGuess;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeReader;

/** Local times that step back by an hour where summer time ends: the zones in which they only rise. */
final class SummerTime {

    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "Europe/London",
            "Europe/Athens",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "Australia/Sydney");
    private static final SourceRecord NOWHERE = new SourceRecord("", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);

    private SummerTime() {}

    /** The first such zone; empty where the times don't step back, or where no zone explains it. */
    static Optional<TimeRole> of(Column column, TimeGuess guess) {
        boolean isLocal = guess.setting().equals("iso") && guess.why().contains("without");
        if (!isLocal || falls(guess.form(), column) != 1) {
            return Optional.empty();
        }
        TimeRole plain = TimeRoles.texts(column, guess);
        return ZONES.stream()
                .filter(zone -> falls(new TimeForm.Iso(ZoneId.of(zone)), column) == 0)
                .findFirst()
                .map(zone -> new TimeRole(
                        plain.fields(),
                        "{unit: iso, zone: " + zone + "}",
                        "ISO 8601 without an offset; one hour comes twice, as in this zone: check it",
                        plain.score() + 1,
                        false));
    }

    private static int falls(TimeForm form, Column column) {
        TimeReader reader = form.newReader();
        int falls = 0;
        long before = Long.MIN_VALUE;
        for (String text : column.present()) {
            try {
                long nanos = reader.read(text, "", NOWHERE);
                falls += nanos <= before ? 1 : 0; // of hourly times the same comes twice
                before = nanos;
            } catch (UnreadableException e) {
                return -1;
            }
        }
        return falls;
    }
}

package org.hodograph.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.junit.jupiter.api.Test;

class ReasonTallyTest {

    private final ReasonTally tally = new ReasonTally();
    private long offset;

    private void add(ReasonTally to, Account account, String reason, Long nanos) {
        byte[] payload = ("text " + offset).getBytes(StandardCharsets.UTF_8);
        to.add(
                account,
                new Rejection(reason, "s", nanos, new SourceRecord("f", 0, offset++, -1, payload)),
                ReasonTallyTest::place);
    }

    private static String place(SourceRecord record) {
        return "record " + record.offset();
    }

    private void rejected(String reason) {
        add(tally, Account.REJECTED, reason, null);
    }

    @Test
    void whatDiffersInTheInputAloneIsOneKind() {
        rejected("malformed: time \"0,1\" is not a number of seconds");
        rejected("malformed: time \"0,2\" is not a number of seconds");
        rejected("malformed: 3 cells where there are 2 columns");
        rejected("malformed: 4 cells where there are 2 columns");
        rejected("malformed: 5 cells where there are 2 columns");
        rejected("not-a-number: \"x\" in temp1");
        rejected("not-a-number: \"x\" in temp2");
        assertThat(tally.reasons())
                .extracting(ToldReason::count, ToldReason::place, ToldReason::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "record 2", "text 2"),
                        org.assertj.core.groups.Tuple.tuple(2L, "record 0", "text 0"),
                        org.assertj.core.groups.Tuple.tuple(1L, "record 5", "text 5"),
                        org.assertj.core.groups.Tuple.tuple(1L, "record 6", "text 6"));
        assertThat(tally.reasons().get(1).reason()).isEqualTo("malformed: time \"0,1\" is not a number of seconds");
        assertThat(tally.reasons().get(1).quoted()).isEqualTo("0,1");
        assertThat(tally.reasons().get(1).code()).isEqualTo("malformed");
    }

    @Test
    void durationsInAnyUnitAreOneKind() {
        add(tally, Account.LATE, "late: 2.4 s behind the watermark of its series", 10L);
        add(tally, Account.LATE, "late: 3 min behind the watermark of its series", 9L);
        add(tally, Account.LATE, "late: 250 ms behind the watermark of its series", 8L);
        add(tally, Account.LATE, "late: 1 s behind the watermark of its series", 12L);
        assertThat(tally.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.count()).isEqualTo(4);
            assertThat(reason.falls()).isEqualTo(2);
            assertThat(reason.rises()).isEqualTo(1);
        });
    }

    /** Whatever a sender puts into his records, what is kept of them has a bound. */
    @Test
    void kindsAreBounded() throws IOException {
        for (int i = 0; i < 100_000; i++) {
            rejected("unknown-field: " + Integer.toString(i + 1_000_000, 36) + " is not in the record"
                    + "x".repeat(2000));
        }
        assertThat(tally.reasons()).hasSize(ReasonTally.MOST_KINDS);
        assertThat(tally.reasons().stream().mapToLong(ToldReason::count).sum() + tally.others())
                .isEqualTo(100_000);
        assertThat(bytes(tally)).hasSizeLessThan(100_000);
    }

    @Test
    void talliesOfTasksAreAdded() {
        rejected("missing-time");
        ReasonTally other = new ReasonTally();
        add(other, Account.REJECTED, "missing-time", null);
        add(other, Account.LATE, "late: 1 s behind the watermark of its series", 1L);
        tally.merge(other);
        tally.merge(tally);
        assertThat(tally.reasons()).extracting(ToldReason::count).containsExactly(4L, 2L);
        assertThat(other.reasons()).extracting(ToldReason::count).containsExactly(1L, 1L);
        tally.clear();
        assertThat(tally.reasons()).isEmpty();
    }

    @Test
    void talliesTravel() throws Exception {
        rejected("missing-time");
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(tally)))) {
            assertThat(((ReasonTally) in.readObject()).reasons()).isEqualTo(tally.reasons());
        }
    }

    private static byte[] bytes(ReasonTally tally) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(tally);
        }
        return bytes.toByteArray();
    }
}

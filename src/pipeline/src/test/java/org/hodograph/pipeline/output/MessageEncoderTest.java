package org.hodograph.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.series.GivenDerivatives;
import org.hodograph.pipeline.unit.ShowIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which record goes to which topic, under which key and timestamp. */
class MessageEncoderTest {

    private static final double[] FOUR = {1, 2, 3, 4};

    private final List<Message> messages = new ArrayList<>();
    private final Counted counted = new Counted();
    private final MessageEncoder encoder = new MessageEncoder(messages::add, counted);

    private static final class Counted implements MessageEncoder.Tally {

        private final StringBuilder all = new StringBuilder();

        @Override
        public void used() {
            all.append('u');
        }

        @Override
        public void duplicate() {
            all.append('d');
        }

        @Override
        public void late() {
            all.append('l');
        }

        @Override
        public void rejected() {
            all.append('r');
        }

        @Override
        public void absent() {
            all.append('a');
        }
    }

    private static String value(Message message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    /** What nobody reads is not made; what became of samples is counted all the same. */
    @Test
    void rolesThatAreOffAreNotMade() {
        MessageEncoder some = new MessageEncoder(
                messages::add, counted, ShowIn.SI, Set.of(Topic.DERIVATIVES, Topic.JERK, Topic.EVENTS));
        some.derivatives(GivenDerivatives.of("order: 0", FOUR, FOUR));
        SourceRecord source = new SourceRecord("raw", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        some.late(new Rejection("late: 1 s", "a/b", 0L, source));
        some.rejected(new Rejection("malformed: x", null, null, source));
        assertThat(messages.stream().map(Message::topic)).containsExactly(Topic.JERK, Topic.DERIVATIVES);
        assertThat(counted.all).hasToString("lr");
    }

    /** Topics go by total order: the series' own plus the derivative's; only orders that the method knows are written. */
    @ParameterizedTest(name = "order {0}, degree {1}")
    @CsvSource({
        "0, 3, VELOCITY=2.0 ACCELERATION=3.0 JERK=4.0 DERIVATIVES=1.0",
        "0, 1, VELOCITY=2.0 DERIVATIVES=1.0",
        "1, 3, VELOCITY=1.0 ACCELERATION=2.0 JERK=3.0 DERIVATIVES=1.0",
        "1, 1, VELOCITY=1.0 ACCELERATION=2.0 DERIVATIVES=1.0",
        "2, 3, ACCELERATION=1.0 JERK=2.0 DERIVATIVES=1.0",
        "3, 3, JERK=1.0 DERIVATIVES=1.0",
    })
    void topicFollowsTheTotalOrder(int order, int degree, String expected) {
        String rule = "order: " + order + ", method: 'local-polynomial(window=21, degree=" + degree + ")'";
        encoder.derivatives(GivenDerivatives.of(rule, FOUR, FOUR));
        assertThat(messages.stream()
                        .map(message ->
                                message.topic() + "=" + value(message).replaceAll(".*\"value\":([-0-9.]+).*", "$1"))
                        .reduce((a, b) -> a + " " + b))
                .hasValue(expected);
        assertThat(messages).allSatisfy(message -> {
            assertThat(message.key()).isEqualTo("car-1/speed");
            assertThat(message.timestampMillis()).isEqualTo(1_767_607_201_250L);
        });
    }

    @Test
    void timestampIsInWholeMillisecondsAndNoneBefore1970() {
        encoder.derivatives(GivenDerivatives.at(GivenDerivatives.of("order: 3", FOUR, FOUR), 1_999_999));
        encoder.derivatives(GivenDerivatives.at(GivenDerivatives.of("order: 3", FOUR, FOUR), -1));
        assertThat(messages.get(0).timestampMillis()).isEqualTo(1);
        assertThat(messages.get(2).timestampMillis()).isNegative();
    }

    @Test
    void lateAndRejectedGoToTheirTopicsAndAreCounted() {
        SourceRecord source = new SourceRecord("raw", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        encoder.late(new Rejection("late: 1 s", "s", 5_000_000L, source));
        encoder.rejected(new Rejection("malformed: x", null, null, source));
        encoder.used();
        encoder.duplicate();
        assertThat(messages).extracting(Message::topic).containsExactly(Topic.LATE, Topic.REJECTED);
        assertThat(messages).extracting(Message::key).containsExactly("s", null);
        assertThat(messages).extracting(Message::timestampMillis).containsExactly(5L, -1L);
        assertThat(counted.all).hasToString("lrud");
    }
}

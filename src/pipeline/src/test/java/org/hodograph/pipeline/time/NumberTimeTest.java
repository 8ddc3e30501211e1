package org.hodograph.pipeline.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.hodograph.pipeline.text.UnreadableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R16: the same instant in seconds, milliseconds, microseconds and nanoseconds is the same long, digit by digit. */
class NumberTimeTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "1332794184.319404, S, 1332794184319404000",
        "1332794184319.404, MS, 1332794184319404000",
        "1332794184319404, US, 1332794184319404000",
        "1332794184319404000, NS, 1332794184319404000",
        "1.332794184319404E9, S, 1332794184319404000",
        "46408.58950284333, S, 46408589502843",
        "-0.5, S, -500000000",
        "1e-400, S, 0"
    })
    void isExactNanoseconds(String text, TimeScale scale, long nanos) throws UnreadableException {
        assertThat(TimeText.parse(text, scale)).isEqualTo(nanos);
        assertThat(TimeText.parse(TimeText.print(nanos, scale), scale)).isEqualTo(nanos);
    }

    /** Written digit by digit, as exact decimals print. */
    @ParameterizedTest
    @CsvSource({"S, 9", "MS, 6", "US, 3", "NS, 0"})
    void isPrintedAsTheExactDecimal(TimeScale scale, int decimals) throws UnreadableException {
        Random random = new Random(20260105);
        for (int i = 0; i < 20_000; i++) {
            long nanos = random.nextLong() >> random.nextInt(64);
            nanos = i < 2
                    ? (i == 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                    : i % 3 == 0 ? nanos / 1_000_000 * 1_000_000 : nanos;
            BigDecimal exact = BigDecimal.valueOf(nanos, decimals);
            String plain = (exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros()).toPlainString();
            assertThat(TimeText.print(nanos, scale)).isEqualTo(plain);
            assertThat(TimeText.parse(plain, scale)).isEqualTo(nanos);
            assertThat(TimeText.parse(exact.toString(), scale)).isEqualTo(nanos);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e19", "-9300000000", "12345678901234567890123456789012345678901234567890.5"})
    void beyondTheRangeIsTimeRange(String text) {
        assertThatThrownBy(() -> TimeText.parse(text, TimeScale.S)).hasMessageStartingWith("time-range: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noon", "0x10", "NaN", "1,5", "\u0661"})
    void otherTextIsMalformed(String text) {
        assertThatThrownBy(() -> TimeText.parse(text, TimeScale.S)).hasMessageStartingWith("malformed: time ");
    }
}

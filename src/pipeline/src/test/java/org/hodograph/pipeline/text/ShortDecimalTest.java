package org.hodograph.pipeline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read the short way is what the long way reads. */
class ShortDecimalTest {

    private static final int CASES = 200_000;

    private final Random random = new Random(20260105);

    private String text() {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "-");
        int digits = 1 + random.nextInt(19);
        int point = random.nextInt(digits + 1);
        for (int i = 0; i < digits; i++) {
            text.append(i == point && i > 0 ? "." : "").append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    @Test
    void valuesAreThoseOfTheJdk() {
        int read = 0;
        for (int i = 0; i < CASES; i++) {
            String text = text();
            double value = ShortDecimal.value(text);
            if (!Double.isNaN(value)) {
                read++;
                assertThat(value).as(text).isEqualTo(Double.parseDouble(text));
            }
        }
        assertThat(read).isGreaterThan(CASES / 2);
    }

    @Test
    void wholeMultiplesAreExact() {
        int read = 0;
        for (int i = 0; i < CASES; i++) {
            String text = text();
            int power = random.nextInt(10);
            long scaled = ShortDecimal.scaled(text, power);
            if (scaled != ShortDecimal.NONE) {
                read++;
                assertThat(scaled)
                        .as("%s e%d", text, power)
                        .isEqualTo(new BigDecimal(text).movePointRight(power).longValueExact());
            }
        }
        assertThat(read).isGreaterThan(CASES / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".5", "5.", "-.5", "1e3", "+1", "1,5", "0x1", "1..2", "1.2.3", " 1", "\u0661", "NaN"})
    void othersAreLeftToTheLongWay(String text) {
        assertThat(ShortDecimal.value(text)).isNaN();
        assertThat(ShortDecimal.scaled(text, 9)).isEqualTo(ShortDecimal.NONE);
    }
}

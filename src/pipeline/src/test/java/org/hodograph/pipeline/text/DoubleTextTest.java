package org.hodograph.pipeline.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The digits are those of another implementation of the same rule, in every corner of the doubles. */
class DoubleTextTest {

    private final byte[] bytes = new byte[2 + DoubleText.LONGEST];

    private void check(double value) {
        bytes[1] = 'x';
        int end = DoubleText.write(value, bytes, 2);
        String text = new String(bytes, 2, end - 2, StandardCharsets.ISO_8859_1);
        if (!text.equals(NumberOutput.toString(value, true)) || bytes[1] != 'x') {
            assertThat(text).as("%h", Double.doubleToRawLongBits(value)).isEqualTo(NumberOutput.toString(value, true));
        }
    }

    private void around(double value) {
        double from = value;
        for (int i = 0; i < 3; i++) {
            from = Math.nextDown(from);
        }
        for (int i = 0; i < 7; i++, from = Math.nextUp(from)) {
            if (Double.isFinite(from)) {
                check(from);
                check(-from);
            }
        }
    }

    @Test
    void powersAndTheirNeighbours() {
        for (int e = -1074; e < 1024; e++) {
            around(Math.scalb(1.0, e));
            around(Math.scalb(3.0, e - 1));
        }
        for (int e = -324; e <= 308; e++) {
            around(Double.parseDouble("1e" + e));
            around(Double.parseDouble("9.999999999999999e" + e));
            around(Double.parseDouble("5e" + e));
        }
        around(0);
        around(Double.MIN_VALUE);
        around(Double.MIN_NORMAL);
        around(Double.MAX_VALUE);
        around(2.225073858507201e-308);
        around(Double.parseDouble("2e23")); // known as hard: Java before 19 wrote some of these in more digits
        around(1.1e23);
        around(9007199254740992.0);
    }

    /** Seeded: a failure repeats. */
    @Test
    void randomBitsAndDecimals() {
        SplittableRandom random = new SplittableRandom(1960);
        for (int i = 0; i < 200_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                check(any);
            }
            check(random.nextInt(-2_000_000_000, 2_000_000_000) / 1e3);
            check(random.nextDouble() * 100);
            check(random.nextLong() / 1e9);
            check(random.nextInt());
        }
    }
}

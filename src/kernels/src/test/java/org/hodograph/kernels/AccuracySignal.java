package org.hodograph.kernels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One noisy signal with its truth, as the accuracy files have it. */
final class AccuracySignal {

    private final List<String[]> rows;
    private final int shift; // of the decimal point, to nanoseconds

    private AccuracySignal(List<String[]> rows, int shift) {
        this.rows = rows;
        this.shift = shift;
    }

    static AccuracySignal of(String name) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                AccuracySignal.class.getResourceAsStream("/accuracy/" + name + ".csv"), StandardCharsets.UTF_8))) {
            return new AccuracySignal(
                    in.lines().skip(1).map(line -> line.split(",")).toList(), name.endsWith("epochms") ? 6 : 9);
        }
    }

    int size() {
        return rows.size();
    }

    long nanos(int i) {
        return new BigDecimal(rows.get(i)[0])
                .movePointRight(shift)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    double truth(int i, int order) {
        return Double.parseDouble(rows.get(i)[1 + order]);
    }

    double measured(int i) {
        return Double.parseDouble(rows.get(i)[5]);
    }

    boolean isScored(int i, int order) {
        return rows.get(i)[6].contains(Integer.toString(order));
    }
}

package org.hodograph.flink.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.types.Row;

/** Rows as a fleet sends them at its worst: out of order, late, twice, with gaps, NULLs and numbers that are none. */
final class Telemetry {

    private static final int VEHICLES = 3;
    private static final int ROWS = 400; // of each vehicle
    private static final int STEP_MILLIS = 40;
    private static final int SHUFFLED = 9; // neighbours that change places

    private Telemetry() {}

    /** The same for a seed. */
    static List<Row> worst(long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < ROWS; k++) {
            for (int vehicle = 1; vehicle <= VEHICLES; vehicle++) {
                add(vehicle, k, random, rows);
            }
        }
        for (int from = 0; from + SHUFFLED <= rows.size(); from += SHUFFLED) {
            Collections.shuffle(rows.subList(from, from + SHUFFLED), random);
        }
        return rows;
    }

    private static void add(int vehicle, int k, Random random, List<Row> rows) {
        boolean isInGap = vehicle == 2 && k > ROWS / 3 && k < ROWS / 2;
        if (isInGap || random.nextInt(20) == 0) {
            return;
        }
        long millis = (long) k * STEP_MILLIS + random.nextInt(STEP_MILLIS);
        double phase = k / 50.0 + vehicle;
        Double speed = random.nextInt(25) == 0 ? null : 60 + 20 * Math.sin(phase) + random.nextGaussian();
        double rpm = random.nextInt(60) == 0 ? Double.NaN : Math.round(2000 + 300 * Math.cos(3 * phase));
        Row row = SqlRun.telemetry("car-" + vehicle, millis, speed, rpm);
        rows.add(row);
        if (random.nextInt(15) == 0) {
            rows.add(row);
        }
        if (random.nextInt(30) == 0) {
            rows.add(SqlRun.telemetry("car-" + vehicle, millis - 700, 1.0, 1.0)); // late
        }
    }
}

package org.hodograph.local;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The made-up files of docs/cookbook.md by name. Seeded: the same text on every machine. */
final class CookbookInputs {

    private static final long MONDAY = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

    private CookbookInputs() {}

    static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("vehicle.csv", vehicle());
        files.put("gps.csv", gps());
        files.put("sensor.csv", sensor());
        files.put("counter.csv", counter());
        files.put("heading.csv", heading());
        files.put("meter.csv", meter());
        files.put("beats.csv", beats());
        files.put("prices.csv", prices());
        return files;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(MONDAY + millis).toString();
    }

    private static String row(String form, Object... cells) {
        return String.format(Locale.ROOT, form, cells) + "\n";
    }

    /** A car at 72 km/h that brakes twice, with at most 3 m/s2 around t = 6 s and with 6 m/s2 around t = 13 s; noise of 0.2 km/h, whole tenths. */
    private static String vehicle() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("time,vehicle,speed\n");
        for (int i = 0; i <= 200; i++) {
            double t = 0.1 * i;
            double speed = 20 - fall(t, 4, 4, 3) - fall(t, 12, 2, 6);
            text.append(row("%s,car-1,%.1f", time(100L * i), 3.6 * speed + 0.2 * random.nextGaussian()));
        }
        return text.toString();
    }

    /** What a smooth braking has taken off the speed: along half a cosine, steepest in its middle. */
    private static double fall(double t, double begin, double length, double steepest) {
        double part = Math.max(0, Math.min(1, (t - begin) / length));
        return steepest * length / Math.PI * (1 - StrictMath.cos(Math.PI * part));
    }

    /** A walk of a robot: 40 m east at 2 m/s, then a left turn of 10 m radius by 180°, then 20 m west; five fixes a second off by 2 cm. */
    private static String gps() {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder("time,robot,latitude,longitude\n");
        double perLatitude = 111_132;
        double perLongitude = 111_320 * StrictMath.cos(StrictMath.toRadians(48.0));
        double turn = 10 * Math.PI;
        for (int i = 0; i <= 230; i++) {
            double s = 0.4 * i;
            double angle = Math.max(0, Math.min(turn, s - 40)) / 10;
            double east = Math.min(s, 40) + 10 * StrictMath.sin(angle) - Math.max(0, s - 40 - turn);
            double north = 10 - 10 * StrictMath.cos(angle);
            text.append(row(
                    "%s,mower,%.8f,%.8f",
                    time(200L * i),
                    48 + (north + 0.02 * random.nextGaussian()) / perLatitude,
                    11 + (east + 0.02 * random.nextGaussian()) / perLongitude));
        }
        return text.toString();
    }

    /** A tank at 20 °C; from minute 10 to 25 its heater lifts it by 2 °C a minute. Every 10 s, noise of 0.05 °C, two digits, a lost value. */
    private static String sensor() {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("Zeit;Temp [°C]\n");
        for (int i = 0; i <= 240; i++) {
            double minute = i / 6.0;
            double degrees = 20 + 2 * Math.max(0, Math.min(15, minute - 10)) + 0.05 * random.nextGaussian();
            String cell = i == 100 ? "-9999,00" : String.format(Locale.GERMANY, "%.2f", degrees);
            Instant t = Instant.ofEpochMilli(MONDAY + 10_000L * i);
            text.append(row("05.01.2026 %s;%s", t.toString().substring(11, 19), cell));
        }
        return text.toString();
    }

    /** Bytes of an interface: 125 kB/s, from t = 120 s on 500 kB/s; the counter of 32 bits goes round once, the device begins again once. Read every 5 s, a little late at random. */
    private static String counter() {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("time_ms,bytes\n");
        for (int i = 0; i <= 60; i++) {
            long late = random.nextInt(400);
            double t = 5 * i + late / 1000.0;
            double bytes = 4_290_000_000.0 + 125_000 * Math.min(t, 120) + 500_000 * Math.max(0, t - 120);
            double shown = t < 200 ? bytes % 4_294_967_296.0 : 500_000 * (t - 200);
            text.append(row("%d,%.0f", MONDAY + 5000L * i + late, shown));
        }
        return text.toString();
    }

    /** A compass that passes north: 350°, then 6 °/s to the right from t = 5 s to 15 s; noise of 0.3°, whole tenths, 10 a second. */
    private static String heading() {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("t,heading\n");
        for (int i = 0; i <= 200; i++) {
            double t = 0.1 * i;
            double degrees = 350 + 6 * Math.max(0, Math.min(10, t - 5)) + 0.3 * random.nextGaussian();
            text.append(row("%.1f,%.1f", t, (degrees % 360 + 360) % 360));
        }
        return text.toString();
    }

    /** A meter of tenths of a kWh, read each minute: 300 W, from minute 60 to 120 a heater of 2,000 W more. */
    private static String meter() {
        StringBuilder text = new StringBuilder("time,energy\n");
        for (int i = 0; i <= 180; i++) {
            double used = 4711.03 + 0.3 * i / 60 + 2.0 * Math.max(0, Math.min(60, i - 60)) / 60;
            text.append(row("%s,%.1f", time(60_000L * i), Math.floor(10 * used) / 10));
        }
        return text.toString();
    }

    /** Beats of a heart at rest, 60 a minute, that runs from t = 30 s on and comes to 150 a minute; each beat is off by 2 % at random. */
    private static String beats() {
        Random random = new Random(6);
        StringBuilder text = new StringBuilder("t,beat\n");
        double t = 0;
        while (t < 150) {
            double rate = t < 30 ? 1 : 2.5 - 1.5 * StrictMath.exp(-(t - 30) / 20);
            text.append(row("%.3f,1", t));
            t += (1 + 0.02 * random.nextGaussian()) / rate;
        }
        return text.toString();
    }

    /** Trades at random times, about one a second: a random walk of 0.05 a trade; from t = 200 s to 260 s it also rises by 0.1 a second. */
    private static String prices() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("t,price\n");
        double t = 0;
        double walk = 100;
        while (t < 400) {
            double rise = 0.1 * Math.max(0, Math.min(60, t - 200));
            text.append(row("%.3f,%.2f", t, walk + rise));
            t += -StrictMath.log(1 - random.nextDouble());
            walk += 0.05 * random.nextGaussian();
        }
        return text.toString();
    }
}

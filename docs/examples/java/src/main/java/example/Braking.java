package example;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.Series;
import org.hodograph.SeriesAlert;
import org.hodograph.SeriesListener;
import org.hodograph.SeriesStream;

/** A live speed in km/h: its acceleration half a second behind, and an alert when it brakes hard. */
public final class Braking {

    private static final Series SPEED = Series.of("car-1/speed")
            .withUnit("km/h")
            .withOrder(1)
            .withMethod("local-polynomial(window=11, degree=2)")
            .withLag("500ms")
            .withGap("5s")
            .withAlert("HarshBraking", "acceleration", "< -4.4 m/s2", "> -3.65 m/s2", "100ms", 0.95);

    private Braking() {}

    /** What the alert says while a car brakes at 6 m/s2 from 2 s to 4 s, ten samples a second. */
    public static List<String> alerts() {
        List<String> said = new ArrayList<>();
        SeriesStream stream = SPEED.newStream(new SeriesListener() {
            @Override
            public void alert(SeriesAlert alert) {
                said.add(alert.name() + " " + alert.state());
            }
        });
        for (int i = 0; i < 60; i++) {
            double seconds = i / 10.0;
            double metresPerSecond = 20 - 6 * Math.max(0, Math.min(2, seconds - 2));
            stream.push(i * 100_000_000L, 3.6 * metresPerSecond + 0.01 * (i % 3));
        }
        stream.finish();
        return said;
    }

    public static void main(String[] args) {
        alerts().forEach(System.out::println);
    }
}

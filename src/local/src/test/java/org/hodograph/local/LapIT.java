package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded lap at ten times its speed through {@code local}: a real broker, a real Flink job, and its page in a browser. */
class LapIT {

    private static final String FILE = "racetrack-lap/session_20251231_111959_tianma_lap13_v3.csv.gz";
    private static final String JOB = """
            name: lap
            source:
              topics: [lap]
              format: csv
              time: s
              entity: car
              csv:
                skip: 12
                header-rows: 0
                columns: [time, fragment, lap, elapsed, distance, altitude, altitude-precision, bearing, precision, rate, fix,
                          latitude, longitude, satellites, speed, combined, rate-2, lateral, lean, longitudinal, speed-2,
                          pedal, load, rpm, speed-3, throttle]
              fields: {time: time, value: [longitude, latitude, speed]}
            series:
              - {match: "*/speed", unit: m/s, order: 1, method: "local-polynomial(span=1s, degree=2)", lag: 500ms}
              - {match: "*", method: "local-polynomial(span=1.5s, degree=3)", lag: 750ms}
            tracks: [{match: "*", x: longitude, y: latitude}]
            """;

    /**
     * Seconds into the recording: a fast corner to the left, the long one to the right, the last one to the left. In the hairpin at
     * 10 s the receiver contradicts itself: its positions say 16 m/s, its Doppler speed 13.
     */
    private static final double[] CORNERS = {24.5, 60.3, 71.67};

    /** Braking for the first and for the second of them, and out of the third. */
    private static final double[] STRAIGHTS = {22.3, 57.2, 73.6};

    /** Keeps what is drawn on the map and on the plots since they were last cleared, call by call. */
    private static final String WATCH = """
            (() => {
              const paper = CanvasRenderingContext2D.prototype;
              window.drawn = new Map();
              for (const name of ['clearRect', 'moveTo', 'lineTo', 'arc', 'ellipse']) {
                const plain = paper[name];
                paper[name] = function (...numbers) {
                  if (name === 'clearRect' || !drawn.has(this.canvas)) drawn.set(this.canvas, []);
                  drawn.get(this.canvas).push([name, ...numbers]);
                  return plain.apply(this, numbers);
                };
              }
            })()""";

    @TempDir
    Path folder;

    private Browser browser;
    private LapRecording lap;

    @Test
    void tangentAndCircleAreThoseOfTheRecording() throws Exception {
        Path file = Recordings.recording(FILE);
        lap = new LapRecording(file);
        Path job = Files.writeString(folder.resolve("lap.yaml"), JOB);
        try (Browser opened = Browser.start();
                ChildJvm local = local(job, file)) {
            browser = opened;
            String page = local.told("page");
            browser.size(1480, 1700);
            browser.open(page + "#t=car&s=car/speed&w=10&theme=light");
            browser.until("window.hodograph?.store.get('t:car')?.t.length > 30");
            double seen = browser.number("hodograph.flow().newest");
            browser.until("hodograph.flow().newest > " + Math.min(seen + 10, lap.last() - 1)); // it plays
            browser.until("hodograph.store.get('t:car')?.t.at(-1) > " + (lap.last() - 1));
            browser.expectNoErrors();

            for (int i = 0; i < CORNERS.length; i++) {
                open(page, lap.first() + CORNERS[i]);
                path(lap.first() + CORNERS[i], i);
                graph(lap.first() + STRAIGHTS[i], i);
            }
            jerk();
            browser.expectNoErrors();
            local.terminate();
            local.code();
        }
    }

    private ChildJvm local(Path job, Path file) throws IOException {
        return ChildJvm.hodograph(
                "local",
                folder,
                "1g",
                "local",
                "--config",
                job.toString(),
                "--input",
                file.toString(),
                "--speed",
                "10",
                "--page",
                "0");
    }

    /** Opens the ten seconds round an instant, as a link to them does. */
    private void open(String page, double t) throws Exception {
        browser.open(page
                + String.format(
                        Locale.ROOT, "#t=car&s=car/speed&w=10&theme=light&end=%d", Math.round((t + 5) * 1_000)));
        browser.until("window.hodograph?.store.get('t:car')?.t.length > 30");
        browser.until("hodograph.store.get('s:car/speed')?.t.length > 30");
        browser.until("document.querySelectorAll('article canvas').length >= 8");
        browser.eval("(" + WATCH + ", 0)");
    }

    /** Points at an instant with the mouse; the reading's own. */
    private double point(double t, String key, String quantity) throws Exception {
        String plot = "[data-key='" + key + "'] [data-quantity=" + quantity + "]";
        browser.until("document.querySelector(\"" + plot + "\").plot.span?.[0] < " + t);
        double across = browser.number("document.querySelector(\"" + plot + "\").plot.u.valToPos(" + t + ", 'x')");
        browser.hover(plot + " .u-over", across);
        browser.until("Math.abs(Number(document.getElementById('reading').dataset.t) / 1e6 - " + t + ") < 0.05");
        Thread.sleep(500); // the frame that draws it, and the path, which comes less often
        return browser.number("Number(document.getElementById('reading').dataset.t) / 1e6");
    }

    private double reading(String name) {
        return browser.number("Number(document.getElementById('reading').dataset['" + name + "'])");
    }

    private void keepPicture(String name) throws Exception {
        Files.write(
                Files.createDirectories(Recordings.ROOT.resolve("src/local/target/pictures"))
                        .resolve(name + ".png"),
                browser.picture());
    }

    /** Direction and circle on the map against the receiver's bearing and Doppler speed, and against where it was. */
    @SuppressWarnings("unchecked")
    private void path(double instant, int number) throws Exception {
        double t = point(instant, "t:car", "speed");
        double curvature = reading("curvature");
        keepPicture("lap-path-" + number);
        System.out.printf(
                Locale.ROOT,
                "path at %.2f s: radius %.1f m, by bearing and Doppler speed %.1f m; speed %.2f, by Doppler %.2f m/s%n",
                t - lap.first(),
                1 / curvature,
                1 / lap.curvature(t),
                reading("speed"),
                lap.speed(t)[0]);
        assertThat(curvature).isCloseTo(lap.curvature(t), within(0.08 * Math.abs(lap.curvature(t))));
        assertThat(reading("speed")).isCloseTo(lap.speed(t)[0], within(0.05 * lap.speed(t)[0]));
        List<List<Object>> calls = (List<List<Object>>) browser.eval("drawn.get(document.getElementById('map'))");
        List<Object> from = calls.get(calls.size() - 4);
        List<Object> to = calls.get(calls.size() - 3);
        List<Object> circle = calls.get(calls.size() - 2);
        List<Object> place = calls.get(calls.size() - 1);
        assertThat(List.of(from.get(0), to.get(0), circle.get(0), place.get(0)))
                .containsExactly("moveTo", "lineTo", "arc", "arc");
        double east = at(to, 1) - at(from, 1);
        double north = at(from, 2) - at(to, 2); // pixels go down
        double off = Math.toDegrees(Math.IEEEremainder(Math.atan2(east, north) - lap.bearing(t)[0], Math.PI));
        assertThat(off)
                .as("degrees between tangent and bearing, which is 0.1 s old")
                .isCloseTo(0, within(5.0));
        double[] before = lap.away(t, lap.near(t).floorEntry(t - 0.2).getValue());
        double[] after = lap.away(t, lap.near(t).floorEntry(t + 0.2).getValue());
        double chord = Math.atan2(after[0] - before[0], after[1] - before[1]);
        double aside = Math.toDegrees(Math.IEEEremainder(Math.atan2(east, north) - chord, Math.PI));
        assertThat(aside).as("degrees between tangent and chord of 0.4 s").isCloseTo(0, within(2.0));

        double scale = at(circle, 3) * Math.abs(curvature); // pixels of a metre
        double toEast = (at(circle, 1) - at(place, 1)) / scale;
        double toNorth = (at(place, 2) - at(circle, 2)) / scale;
        double radius = Math.hypot(toEast, toNorth);
        assertThat(radius).as("m from place to centre").isCloseTo(1 / Math.abs(curvature), within(0.01 * radius));
        double farthest = 0;
        for (LapRecording.Row row : lap.near(t).subMap(t - 0.3, t + 0.3).values()) {
            double[] away = lap.away(t, row);
            farthest = Math.max(farthest, Math.abs(Math.hypot(away[0] - toEast, away[1] - toNorth) - radius));
        }
        System.out.printf(
                Locale.ROOT,
                "  tangent %.2f degrees from the bearing, %.2f from the chord; positions of 0.6 s at most %.2f m off the circle%n",
                off,
                aside,
                farthest);
        assertThat(farthest).as("m between circle and recorded positions").isLessThan(0.3);
    }

    /** Tangent and circle of the graph of the speed against a fit of our own and the acceleration that the recorder gave. */
    @SuppressWarnings("unchecked")
    private void graph(double instant, int number) throws Exception {
        double t = point(instant, "s:car/speed", "value");
        keepPicture("lap-graph-" + number);
        double[] fit = lap.speed(t);
        double slope = reading("d1");
        double bend = reading("d2");
        System.out.printf(
                Locale.ROOT,
                "graph at %.2f s: slope %.3f m/s2, by a fit %.3f, by the recorder %.3f; second derivative %.2f, by a fit %.2f%n",
                t - lap.first(),
                slope,
                fit[1],
                lap.published(t),
                bend,
                2 * fit[2]);
        // the recorder's own is smoothed otherwise: 0.2 m/s2 rms from such a fit, more where it changes fast
        assertThat(slope).isCloseTo(fit[1], within(0.1)).isCloseTo(lap.published(t), within(1.0));
        assertThat(bend).isCloseTo(2 * fit[2], within(0.5));
        String canvas = "document.querySelector(\"[data-key='s:car/speed'] [data-quantity=value] canvas\")";
        List<List<Object>> calls =
                (List<List<Object>>) browser.eval("(calls => { const last = calls.findLastIndex(([name])"
                        + " => name === 'ellipse'); return calls.slice(last - 2, last + 2); })(drawn.get(" + canvas
                        + "))");
        assertThat(calls.stream().map(call -> call.get(0)).toList())
                .containsExactly("moveTo", "lineTo", "ellipse", "arc");
        double[] here = values(calls.get(3));
        double[] left = values(calls.get(0));
        double[] right = values(calls.get(1));
        assertThat(here[0]).isCloseTo(t, within(1e-3));
        assertThat(here[1]).as("m/s where the circle touches").isCloseTo(fit[0], within(0.1));
        double drawn = (right[1] - left[1]) / (right[0] - left[0]);
        assertThat(drawn).as("slope of the drawn tangent").isCloseTo(slope, within(1e-6 * Math.abs(slope)));
        double[] centre = values(calls.get(2));
        double radius = Math.hypot(centre[0] - here[0], centre[1] - here[1]);
        assertThat(radius)
                .as("radius of the drawn circle")
                .isCloseTo(Math.pow(1 + slope * slope, 1.5) / Math.abs(bend), within(1e-3 * radius));
        assertThat((centre[0] - here[0]) + slope * (centre[1] - here[1]))
                .as("the radius is perpendicular to the tangent")
                .isCloseTo(0, within(1e-3 * radius));
        assertThat(Math.signum(centre[1] - here[1])).isEqualTo(Math.signum(bend));
    }

    /** The path in the colours of the jerk, which is the speed's second derivative. */
    private void jerk() throws Exception {
        browser.eval("(document.getElementById('colour').value = 'jerk',"
                + " document.getElementById('colour').dispatchEvent(new Event('change')))");
        browser.until("document.getElementById('scale').textContent.includes('m/s³')");
        keepPicture("lap-jerk");
        double most = browser.number("Math.max(...hodograph.store.get('s:car/speed').c[2].map(Math.abs))");
        double told =
                Double.parseDouble(browser.text("#scale span:last-child").replaceAll("[^0-9.]*([0-9.]+).*", "$1"));
        assertThat(told).as("m/s3 at the end of the scale").isBetween(0.5 * most, most);
    }

    private static double at(List<Object> call, int place) {
        return ((Number) call.get(place)).doubleValue();
    }

    /** Instant and speed of a place on the plot. */
    private double[] values(List<Object> call) {
        String plot = "document.querySelector(\"[data-key='s:car/speed'] [data-quantity=value]\").plot.u";
        String canvas = plot + ".posToVal(arguments[0] - " + plot + ".bbox.left / devicePixelRatio, 'x')";
        return new double[] {
            ((Number) browser.eval(canvas, at(call, 1))).doubleValue(),
            ((Number) browser.eval(
                            plot + ".posToVal(arguments[0] - " + plot + ".bbox.top / devicePixelRatio, 'y')",
                            at(call, 2)))
                    .doubleValue()
        };
    }
}

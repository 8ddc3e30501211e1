package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.series.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * States as versions of this program wrote them: what follows a load is what an undisturbed run says (R3, R25). The files are only
 * added to; {@code -Dhodograph.states.write=DIR} writes those of this version. A method with a new version begins anew, so
 * its series then move from what is compared to what is only loaded.
 */
class GoldenStatesTest {

    private static final int SAMPLES = 240; // of each series, 10 a second
    private static final int SAVED_AT = 125;
    private static final String WRITE = "hodograph.states.write";
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

    /** Signals named "late" begin that many samples before the state is saved. */
    private static final int LATE = 10;

    private record Case(String yaml, List<String> signals, int savedAt, int samples) {

        Case(String yaml, List<String> signals) {
            this(yaml, signals, SAVED_AT, SAMPLES);
        }
    }

    private static final Map<String, Case> CASES = Map.of(
            "methods",
            new Case("""
                    series:
                      - {match: "*/auto"}
                      - {match: "*/auto-behind", method: auto, lag: 5 samples}
                      - {match: "*/kalman", method: "kalman(process-noise=auto)"}
                      - {match: "*/kalman-behind", method: "kalman(process-noise=auto)", lag: 500ms}
                      - {match: "*/local", method: "local-polynomial(span=1s, degree=3)", lag: 300ms}
                      - {match: "*/robust", method: robust}
                    """, List.of("auto", "auto-behind", "kalman", "kalman-behind", "local", "robust")),
            "kinds",
            new Case("""
                    source: {max-out-of-orderness: 350ms}
                    series:
                      - {match: "*/counter", kind: counter(reset=zero), method: "local-polynomial(window=7, degree=1)"}
                      - {match: "*/modulo", kind: counter(reset=modulo(7)), method: "local-polynomial(window=7, degree=1)"}
                      - {match: "*/angle", kind: angle(5), unit: deg, method: "local-polynomial(window=7, degree=2)"}
                      - {match: "*/pulse", kind: "pulse(per=0.5, value=count)", method: "local-polynomial(window=7, degree=1)"}
                      - {match: "*/coarse", resolution: 1, method: "local-polynomial(span=2s, degree=2)"}
                      - {match: "*/early", emit: immediately, duplicates: mean, gap: 1s, method: "local-polynomial(window=7, degree=2)"}
                    """, List.of("counter", "modulo", "angle", "pulse", "coarse", "early")),
            "rules",
            new Case("""
                    source: {max-out-of-orderness: 350ms}
                    series:
                      - match: "*/shape"
                        events: [maximum, minimum, inflection, corner, jump, vertical-tangent]
                        method: "local-polynomial(window=21, degree=3)"
                      - {match: "*", unit: m, method: "local-polynomial(span=2s, degree=3)", lag: 1s}
                    tracks: [{match: "*", x: x, y: y, frame: metres}]
                    alerts:
                      - {alert: Fast, on: {series: "*/x", quantity: velocity}, when: "> 6 m/s", release: "< 5 m/s", for: 300ms}
                      - {alert: Bend, on: {series: "*", quantity: curvature}, when: "abs > 0.02 1/m", keep-firing-for: 1s}
                    sensitivities: [{name: y-by-x, of: y, by: x, window: 5s}]
                    cross-checks: [{derivative: speed, of: x, window: 8s}]
                    """, List.of("shape", "x", "y", "speed")),
            "absentees", // x waits in vain since it has lost 1,024 answers, y for late, which was announced and answers
            // after the load
            new Case("""
                    series:
                      - {match: "*/late", method: "local-polynomial(span=20s, degree=2)", lag: 15s}
                      - {match: "*", method: "local-polynomial(window=7, degree=2)"}
                    tracks: [{match: "*", x: x, y: never, frame: metres}]
                    sensitivities: [{name: y-by-late, of: y, by: late, window: 5s}]
                    """, List.of("x", "y", "late"), 2_100, 2_400),
            "unusual",
            new Case("""
                    series:
                      - {match: "*", unit: m, method: "local-polynomial(window=7, degree=2)"}
                    tracks: [{match: "*", x: x, y: y, frame: metres}]
                    alerts:
                      - {alert: Odd, on: {series: "*/x", quantity: d1}, when: unusual, false-alarms: 1/200 samples, learn: 100 samples}
                      - {alert: Loud, on: {series: "*/y", quantity: noise}, when: unusual high, false-alarms: 1/10min, learn: 1min}
                      - {alert: Bend, on: {series: "*", quantity: curvature}, when: abs unusual, false-alarms: 1/300 samples, learn: 60 samples, context: "speed:2 m/s"}
                    """, List.of("x", "y"), 1_000, 2_400),
            "contexts",
            new Case("""
                    series:
                      - {match: "*", unit: m, method: "local-polynomial(window=7, degree=2)"}
                    tracks: [{match: "*", x: x, y: y, frame: metres}]
                    alerts:
                      - {alert: Odd, on: {series: "*/x", quantity: d1}, when: unusual, false-alarms: 1/200 samples, learn: 100 samples, context: ["y.value:5 m", weekend Europe/Berlin], generation: {car/*: 2}}
                      - {alert: Own, on: {series: "*/y", quantity: noise}, when: unusual high, false-alarms: 1/300 samples, learn: 60 samples, context: ["d1:3 m/s", "speed:2 m/s"], share: {car/y: "high 2 in 400 samples: 0.1 0.3 0.9+", "*": none}}
                      - {alert: Common, on: {series: "*/y", quantity: d1}, when: unusual, false-alarms: 1/300 samples, learn: 60 samples, context: "value:5 m", tail: common, errors: ignore}
                    """, List.of("x", "y"), 1_000, 2_400));

    /** Smooth over 6.4 s, noisy, neighbours swapped now and then; arithmetic that every machine does alike. */
    private static void feed(Heard heard, Case what, int from, int to) {
        for (String signal : what.signals) {
            Random random = new Random(signal.hashCode());
            int begins = signal.equals("late") ? what.savedAt - LATE : 0;
            for (int k = 0; k < to; k++) {
                double phase = k % 64 / 64.0;
                double value = 40 * phase * (1 - phase) + Math.floorDiv(k, 64) + (random.nextInt(65) - 32) / 256.0;
                int place = what.yaml.contains("orderness") && k % 4 < 2 ? k ^ 1 : k;
                if (k >= Math.max(from, begins)) {
                    heard.give(signal, place * Heard.SECOND / 10, signal.equals("pulse") ? k / 3 % 2 : value);
                }
            }
        }
    }

    private static byte[] saved(Heard heard) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Tracker tracker : new TreeMap<>(heard.trackers).values()) {
            tracker.save(out);
        }
        heard.entity.save(out);
        return bytes.toByteArray();
    }

    private static void load(Heard heard, Case what, InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.readAllBytes()));
        for (String signal : new TreeSet<>(what.signals)) {
            String series = "car/" + signal;
            Tracker tracker = new Tracker(series, heard.config.series().settingsFor(series));
            tracker.load(in);
            heard.trackers.put(series, tracker);
        }
        heard.entity.load(in);
        assertThat(in.available()).isZero();
    }

    /** As text, with 9 digits: another processor's exponential function may differ in the last. */
    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .map(message -> message.topic() + " "
                        + FRACTION.matcher(new String(message.value(), StandardCharsets.UTF_8))
                                .replaceAll(number ->
                                        String.format(Locale.ROOT, "%.8e", Double.parseDouble(number.group()))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/methods",
                "1/kinds",
                "1/rules",
                "2/rules",
                "2/absentees",
                "3/unusual",
                "4/unusual",
                "4/contexts"
            })
    void whatFollowsIsWhatAnUndisturbedRunSays(String file) throws IOException {
        Case what = CASES.get(file.substring(file.indexOf('/') + 1));
        Heard undisturbed = new Heard(what.yaml);
        feed(undisturbed, what, 0, what.savedAt);
        int before = undisturbed.messages.size();
        feed(undisturbed, what, what.savedAt, what.samples);

        Heard loaded = new Heard(what.yaml);
        try (InputStream in = getClass().getResourceAsStream("/states/" + file)) {
            load(loaded, what, in);
        }
        feed(loaded, what, what.savedAt, what.samples);

        List<Message> after = undisturbed.messages.subList(before, undisturbed.messages.size());
        assertThat(after).hasSizeGreaterThan(2 * what.signals.size() * (what.samples - what.savedAt));
        List<String> said = new ArrayList<>(texts(loaded.messages));
        if (file.equals("1/rules")) {
            assertThat(said.removeIf(GoldenStatesTest::endsWhatOnlyTheOldRuleRaised))
                    .isTrue();
        }
        List<String> there = new ArrayList<>(texts(after));
        if (file.equals("1/kinds")) {
            assertThat(said.removeIf(GoldenStatesTest::isOfACounterThatFalls)).isTrue();
            there.removeIf(GoldenStatesTest::isOfACounterThatFalls);
            assertThat(said.removeIf(GoldenStatesTest::revisesAnAnswerOfOldErrors))
                    .isTrue();
        } else if (file.equals("1/methods")) {
            assertThat(said.removeIf(GoldenStatesTest::isOfAFitThatBeginsAnew)).isTrue();
            there.removeIf(GoldenStatesTest::isOfAFitThatBeginsAnew);
        }
        if (what.yaml.contains("unusual")) { // a limit is told once more after a restart
            assertThat(said.removeIf(text -> text.contains("\"usual\":{"))).isTrue();
            there.removeIf(text -> text.contains("\"usual\":{"));
        }
        List<String> expected = withoutErrors(there);
        List<String> got = withoutErrors(said);
        List<String> others = new ArrayList<>(); // a list of 1,000 and more is not told in whole
        for (int i = 0; i < Math.min(expected.size(), got.size()); i++) {
            if (!got.get(i).equals(expected.get(i))) {
                others.add(got.get(i) + " instead of " + expected.get(i));
            }
        }
        assertThat(others).isEmpty();
        assertThat(got).hasSameSizeAs(expected);
    }

    /** The last early answers before the state were told by local-polynomial@1; with the errors of @2 they are others. */
    private static boolean revisesAnAnswerOfOldErrors(String text) {
        return text.contains("\"car/early\"") && text.contains("\"rev\":1") && text.matches(".*T00:00:1\\.2[23]0.*");
    }

    /** What waits in these states has the standard errors of local-polynomial@1, which has no bias in them; a path counts what is beyond them, a scale is weighted by them. Values are the same. */
    private static List<String> withoutErrors(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.startsWith("SENSITIVITY")) // a regression with errors in both
                .map(text -> text.replaceAll(
                        "\"(se|[a-zA-Z]+Se|confidence|flags|pathLength|scale)\":(\\[[^\\]]*\\]|[^,}]*)", ""))
                .toList();
    }

    /** States 1 judged a magnitude by both sides: there Bend fires on a value within its error, and its end is told. */
    private static boolean endsWhatOnlyTheOldRuleRaised(String text) {
        return text.startsWith("ALERTS")
                && text.contains("\"alert\":\"Bend\"")
                && text.contains("\"state\":\"resolved\"")
                && text.contains("T00:00:1.18");
    }

    /**
     * States 1 were saved amid a fall of two counters, each reading of which was a reset then. Which of these readings are held back,
     * as they are now, such a state doesn't know; from the next rise on it is the same.
     */
    private static boolean isOfACounterThatFalls(String text) {
        return (text.contains("\"car/counter\"") || text.contains("\"car/modulo\""))
                && text.matches(".*\"t\":\"1970-01-01T00:00:(1[23]Z|1[.][23][0-9]*e[+]01Z).*");
    }

    /** auto@7 has other members than the versions that these states are of: it is loaded past, and answers again once warm. */
    private static boolean isOfAFitThatBeginsAnew(String text) {
        return text.contains("car/auto\"") || text.contains("car/auto-behind\"");
    }

    @Test
    void writesThoseOfThisVersion() throws IOException {
        assumeTrue(System.getProperty(WRITE) != null, "nobody asked for new states");
        Path folder = Path.of(System.getProperty(WRITE));
        assertThat(folder).as("stored states are only added to").doesNotExist();
        Files.createDirectories(folder);
        for (Map.Entry<String, Case> what : CASES.entrySet()) {
            Heard heard = new Heard(what.getValue().yaml);
            feed(heard, what.getValue(), 0, what.getValue().savedAt);
            Files.write(folder.resolve(what.getKey()), saved(heard));
        }
    }
}

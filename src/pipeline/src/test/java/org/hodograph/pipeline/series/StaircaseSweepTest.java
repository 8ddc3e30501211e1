package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hodograph.pipeline.series.Given.rule;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hodograph.kernels.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Readings in steps, swept over what makes them hard. {@code -Dhodograph.steps.write=true} writes the table of
 * docs/honesty.md.
 */
class StaircaseSweepTest {

    private static final double[] NOISES = {0, 0.3, 1, 2, 5}; // steps
    private static final int[] READINGS = {2, 5, 10, 20, 50, 100, 200, 500}; // a step
    private static final int SEEDS = 2;
    private static final String BEGIN = "<!-- steps -->";
    private static final String END = "<!-- /steps -->";

    private static SteppedDifferentiator auto() {
        return new SteppedDifferentiator(rule("0", "method: auto"));
    }

    /** As {@link Stairs.Verdict}, over the seeds: the rms of all, the mean share inside, the highest peak. */
    private static Stairs.Verdict judge(
            Stairs.Shape shape, Stairs.Polls polls, int readings, double noise, double[] line) {
        double squares = 0;
        double lines = 0;
        double inside = 0;
        double peak = 0;
        int unsure = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Stairs stairs = new Stairs(shape, polls, readings, noise, 31L * seed + 7);
            Stairs.Verdict verdict = stairs.of(auto());
            squares += verdict.rms() * verdict.rms() / SEEDS;
            double best = stairs.bestLine();
            lines += best * best / SEEDS;
            inside += verdict.inside() / SEEDS;
            peak = Math.max(peak, verdict.peak());
            unsure += verdict.unsure();
        }
        line[0] = Math.sqrt(lines);
        return new Stairs.Verdict(Math.sqrt(squares), inside, peak, unsure);
    }

    /** A tenth of a step in its time is as good as nothing, where a straight line is right to the last bit. */
    @ParameterizedTest
    @CsvSource({
        "RAMP, EVEN, 5", "RAMP, JITTERED, 20", "RAMP, BURSTS, 10", "RAMP, JITTERED, 100", "SINE, EVEN, 50",
        "SINE, JITTERED, 20", "SINE, BURSTS, 20", "STOP, EVEN, 10", "STOP, JITTERED, 50", "STOP, BURSTS, 50"
    })
    void aStaircaseIsNoWorseThanTheBestLine(Stairs.Shape shape, Stairs.Polls polls, int readings) {
        double[] line = new double[1];
        Stairs.Verdict verdict = judge(shape, polls, readings, 0, line);
        assertThat(verdict.rms()).as("rms, the best line has %.3f", line[0]).isLessThan(1.15 * line[0] + 0.01);
        assertThat(verdict.inside()).as("inside 95 %").isGreaterThanOrEqualTo(0.93);
        assertThat(verdict.peak()).as("peak").isLessThan(shape == Stairs.Shape.SINE ? 1.5 : 1.2);
        assertThat(verdict.unsure()).as("without a standard error").isZero();
    }

    /** Noise of a third of a step or more is more than the steps: the method is left to itself, bit by bit. */
    @ParameterizedTest
    @CsvSource({"RAMP, 5, 1", "SINE, 20, 1", "STOP, 50, 2", "RAMP, 100, 5"})
    void stepsBelowTheNoiseChangeNothing(Stairs.Shape shape, int readings, double noise) {
        Stairs stairs = new Stairs(shape, Stairs.Polls.JITTERED, readings, noise, 7);
        assertThat(stairs.of(auto())).isEqualTo(stairs.of(Methods.parse("auto").newDifferentiator()));
    }

    /** Where readings come in bursts the members take each for a look of its own, but what the signal does between two bursts none has seen. */
    @ParameterizedTest
    @CsvSource({
        "SINE, 2, 2",
        "SINE, 2, 5",
        "SINE, 5, 5",
        "SINE, 10, 2",
        "SINE, 10, 5",
        "STOP, 5, 5",
        "STOP, 10, 2",
        "STOP, 10, 5"
    })
    void burstsAreNotTooSure(Stairs.Shape shape, int readings, double noise) {
        assertThat(judge(shape, Stairs.Polls.BURSTS, readings, noise, new double[1])
                        .inside())
                .isGreaterThanOrEqualTo(0.93);
    }

    /** A swing that is as large as the noise, and a stop of what could hardly be seen to move: the cells that hold least. */
    @ParameterizedTest
    @CsvSource({"SINE, EVEN, 2, 5", "STOP, JITTERED, 5, 5", "STOP, JITTERED, 10, 1", "STOP, JITTERED, 10, 2"})
    void noiseBeyondTheStepsIsNotTooSure(Stairs.Shape shape, Stairs.Polls polls, int readings, double noise) {
        assertThat(judge(shape, polls, readings, noise, new double[1]).inside()).isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void writesTheTable() throws IOException {
        assumeTrue(Boolean.getBoolean("hodograph.steps.write"), "nobody asked for the table");
        StringBuilder table = new StringBuilder(BEGIN + "\n| signal | polls | readings a step |");
        for (double noise : NOISES) {
            table.append(String.format(Locale.ROOT, " noise %s |", noise == 0 ? "0" : Double.toString(noise)));
        }
        table.append("\n|---|---|---|---|---|---|---|---|\n");
        for (Stairs.Shape shape : Stairs.Shape.values()) {
            for (Stairs.Polls polls : Stairs.Polls.values()) {
                for (int readings : READINGS) {
                    table.append(row(shape, polls, readings));
                }
            }
        }
        Path file = Path.of(System.getProperty("hodograph.root", "../.."), "docs", "honesty.md");
        String text = Files.readString(file);
        String before = text.substring(0, text.indexOf(BEGIN));
        Files.writeString(file, before + table + text.substring(text.indexOf(END)));
        assertThat(Files.readString(file)).contains("| ramp | even | 2 |");
    }

    private static String row(Stairs.Shape shape, Stairs.Polls polls, int readings) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| %s | %s | %d |",
                shape.name().toLowerCase(Locale.ROOT),
                polls.name().toLowerCase(Locale.ROOT),
                readings));
        double[] line = new double[1];
        for (double noise : NOISES) {
            Stairs.Verdict verdict = judge(shape, polls, readings, noise, line);
            row.append(String.format(
                    Locale.ROOT,
                    " %.3f (%.3f), %.0f %%, %.1f%s |",
                    verdict.rms(),
                    line[0],
                    100 * verdict.inside(),
                    verdict.peak(),
                    verdict.unsure() == 0 ? "" : ", " + verdict.unsure() + " without"));
        }
        return row.append('\n').toString();
    }
}

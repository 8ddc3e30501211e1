package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules on a file of 1,000 rows with a window of rows 400 to 499. */
class NabScoreTest {

    private static final NabFile FILE =
            new NabFile("a", new long[1000], new double[1000], List.of(new int[] {400, 499}));

    private static double standard(int... detections) {
        double[] scores = new double[1000];
        for (int row : detections) {
            scores[row] = 1;
        }
        return NabScore.STANDARD.of(List.of(FILE), List.of(scores), 1);
    }

    @Test
    void nothingIsNoughtAndTheFirstRowIsPerfect() {
        assertThat(standard()).isEqualTo(0);
        assertThat(standard(400)).isCloseTo(100, within(1e-9));
        assertThat(standard(400, 410, 499)).isEqualTo(standard(400));
        assertThat(standard(499)).isBetween(50.0, 52.0); // at the last row of the window hardly anything is gained
    }

    @Test
    void whatIsFalseCosts() {
        assertThat(standard(400, 200)).isCloseTo(100 - 50 * 0.11, within(1e-9));
        assertThat(standard(400, 900)).isCloseTo(100 - 50 * 0.11, within(1e-9)); // more than three windows behind
        assertThat(standard(400, 510)).isBetween(98.0, 99.0); // just behind the window a little
        assertThat(standard(400, 100)).isEqualTo(standard(400)); // probation
    }

    @Test
    void profilesWeighOtherwise() {
        double[] scores = new double[1000];
        scores[200] = 1;
        assertThat(NabScore.STANDARD.of(List.of(FILE), List.of(scores), 1)).isCloseTo(-5.5, within(1e-9));
        assertThat(NabScore.FEW_FALSE.of(List.of(FILE), List.of(scores), 1)).isCloseTo(-11, within(1e-9));
        assertThat(NabScore.STANDARD.best(List.of(FILE), List.of(scores))).isGreaterThan(1);
    }
}

package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The laws for LLA. */
final class LlaTest extends MethodStateContract {

    @Override
    String text() {
        return "lla(window=9)";
    }

    @Override
    int degree() {
        return 1;
    }

    @Override
    String scaled(int k) {
        return text();
    }

    @Override
    String batch(double lagSeconds) {
        return text();
    }

    @Test
    void lineIsCutAtBothEndsAndNeverAtTheEdgeOfWhatAStreamKeeps() {
        Differentiator stream = worker();
        for (int i = 0; i < 30; i++) {
            series.push(stream, i, i + 1);
            for (int at = 0; at <= i; at++) {
                boolean kept = i < 8 || at >= i - 4;
                boolean answered = stream.estimateAt(series.nanos(at), estimate);
                assertThat(answered).as("sample %d of %d", at, i).isEqualTo(kept && i > 0);
                if (answered) {
                    assertThat(estimate.samples()).isEqualTo(Math.min(i, at + 4) - Math.max(0, at - 4) + 1);
                }
            }
        }
    }
}

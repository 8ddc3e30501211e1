package org.hodograph.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.junit.jupiter.api.Test;

/** What is written once for all records of a result is what each would have by itself. */
class ResultJsonTest {

    private final RandomResults random = new RandomResults(15);

    /** Seeded: a failure repeats. */
    @Test
    void bytesAreThoseOfJacksonsGenerator() throws Exception {
        ResultJson json = new ResultJson(false);
        for (int i = 0; i < 2_000; i++) {
            Derivatives result = random.next();
            json.begin(result);
            for (int order = Estimate.MAX_ORDER; order >= 0; order--) {
                same(json.single(Topic.VELOCITY, order), PlainResultJson.single(result, order), i);
            }
            same(json.all(), PlainResultJson.all(result), i);
        }
    }

    private static void same(byte[] written, byte[] plain, int round) {
        if (!Arrays.equals(written, plain)) {
            assertThat(new String(written, StandardCharsets.UTF_8))
                    .as("result %d", round)
                    .isEqualTo(new String(plain, StandardCharsets.UTF_8));
        }
    }
}

package org.hodograph.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The command on few series: it fills them, takes its checkpoints and goes on from the last one. */
class CheckpointSizeTest {

    @Test
    void tellsSizesAndGoesOn() throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CheckpointSize.main(new String[] {"rocksdb", "20", "8", "local-polynomial(window=8, degree=2)"});
        } finally {
            System.setOut(console);
        }
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(told).startsWith("rocksdb, 20 series, 8 samples each").contains("restored");
        assertThat(told.lines().filter(line -> line.startsWith("checkpoint: "))).hasSizeGreaterThanOrEqualTo(4);
    }
}

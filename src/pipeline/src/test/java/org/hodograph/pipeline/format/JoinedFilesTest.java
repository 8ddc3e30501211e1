package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

final class JoinedFilesTest {

    private static void write(PipedOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(SourceRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }

    /** Live pipes: what is known to come next is given without waiting for what comes behind it, and a wait is told before. */
    @Test
    void livePipesWaitForNoMoreThanTheOrderNeeds() throws IOException {
        FormatSettings settings = JobConfigFile.parse("source: {format: csv, time: s}", "live")
                .source()
                .format();
        PipedOutputStream left = new PipedOutputStream();
        PipedOutputStream right = new PipedOutputStream();
        try (PipedInputStream fromLeft = new PipedInputStream(left);
                PipedInputStream fromRight = new PipedInputStream(right)) {
            write(left, "t,value\n1,10\n");
            write(right, "t,value\n2,20\n");
            try (JoinedFiles files = new JoinedFiles(
                    List.of(RecordFile.of(fromLeft, "left", settings), RecordFile.of(fromRight, "right", settings)))) {
                assertThat(files.isReady()).isTrue();
                SourceRecord first = files.next();
                assertThat(text(first)).isEqualTo("1,10");
                assertThat(files.place(first)).isEqualTo("left, line 2");
                assertThat(files.isReady()).as("left may have one before 2").isFalse();
                write(left, "3,30\n");
                assertThat(files.isReady()).isTrue();
                SourceRecord second = files.next();
                assertThat(text(second)).isEqualTo("2,20");
                assertThat(files.place(second)).isEqualTo("right, line 2");
                assertThat(files.isReady()).isFalse();
                right.close();
                assertThat(text(files.next())).isEqualTo("3,30");
                left.close();
                assertThat(files.next()).isNull();
                assertThat(files.isReady()).isTrue();
                assertThat(files.next()).isNull();
            }
        }
    }
}

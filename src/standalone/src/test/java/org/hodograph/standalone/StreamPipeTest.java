package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code stream -}: what comes through a pipe that stays open is answered at once. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StreamPipeTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A pipe that somebody feeds while the command runs. */
    private static final class Live implements AutoCloseable {

        private final PipedOutputStream feed = new PipedOutputStream();
        private final BufferedReader results;
        private final StringWriter err = new StringWriter();
        private final CompletableFuture<Integer> code;

        Live(Object... options) throws IOException {
            InputStream in = new PipedInputStream(feed, 1 << 16);
            PipedOutputStream out = new PipedOutputStream();
            results = new BufferedReader(
                    new InputStreamReader(new PipedInputStream(out, 1 << 16), StandardCharsets.UTF_8));
            Object[] arguments = Stream.concat(Stream.of("stream", "-", "--out", "csv"), Stream.of(options))
                    .toArray();
            code = CompletableFuture.supplyAsync(
                    () -> Run.run(in, new PrintStream(out, true, StandardCharsets.UTF_8), err, arguments));
        }

        void write(String lines) throws IOException {
            feed.write(lines.getBytes(StandardCharsets.UTF_8));
            feed.flush();
        }

        String read() throws IOException {
            return results.readLine();
        }

        List<String> notes() {
            return err.toString().lines().toList();
        }

        @Override
        public void close() throws IOException {
            feed.close();
            assertThat(code.join()).isZero();
        }
    }

    /** Behind a slow pipe every result is there before the next sample is. */
    @Test
    void resultsOfAPipeComeAtOnce() throws IOException {
        try (Live stream = new Live("--method", "local-polynomial(window=2, degree=1)")) {
            stream.write("t,value\n");
            for (int i = 0; i < 3; i++) {
                stream.write(i + ",5\n");
                if (i == 0) {
                    assertThat(stream.read()).startsWith("series,t,");
                }
                assertThat(stream.read()).startsWith("value," + i + ",0.0," + (i == 0 ? ",," : "5.0,0.0,"));
            }
        }
    }

    /** R1: a ramp, then nothing more, and the pipe stays open: the silence is told. */
    @Test
    void silenceOfAPipeIsTold() throws IOException {
        Path job = file("job.yaml", """
                source: {format: csv, time: s}
                series: [{match: "*", method: "local-polynomial(window=2, degree=1)", idle: {after: 300ms, then: zero}}]
                """);
        try (Live stream = new Live("--config", job)) {
            stream.write("t,value\n0,1\n1,2\n");
            assertThat(stream.read()).startsWith("series,t,");
            assertThat(stream.read()).startsWith("value,0,");
            assertThat(stream.read()).startsWith("value,1,0.0,2.0,1.0,");
            assertThat(stream.read()).contains(",0.0,2.0,0.0,").endsWith(",IDLE");
            stream.write("2,3\n");
            assertThat(stream.read()).startsWith("value,2,0.0,3.0,1.0,");
        }
    }

    @Test
    void endsWhenNobodyReadsItsResults() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        InputStream endless = new InputStream() {
            private final byte[] row = "1,2\n".getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                return row[(int) (at++ % row.length)];
            }

            @Override
            public int read(byte[] to, int from, int length) {
                for (int i = 0; i < length; i++) {
                    to[from + i] = (byte) read();
                }
                return length;
            }
        };
        StringWriter err = new StringWriter();
        PrintStream out = new PrintStream(closed, false, StandardCharsets.UTF_8);
        assertThat(Run.run(endless, out, err, "stream", "-", "--time", "1", "--value", "2"))
                .isZero();
        assertThat(err.toString()).contains("in ");
    }

    private static final String BRAKING = """
            source: {format: csv, time: s}
            series: [{match: "*", unit: m/s, order: 1, method: "local-polynomial(window=3, degree=1)"}]
            alerts: [{alert: braking, on: {series: "*", quantity: acceleration}, when: "< -3 m/s2", release: "> -1 m/s2"}]
            """;

    /** Who follows the files of a dump sees each record before the next sample is there. */
    @Test
    void dumpFilesGrowRecordByRecord() throws IOException {
        Path job = file("job.yaml", BRAKING);
        Path dump = folder.resolve("dump");
        try (Live stream = new Live("--config", job, "--dump", dump)) {
            stream.write("t,value\n");
            for (int i = 0; i < 6; i++) {
                stream.write(i + "," + (30 - 4 * i) + "\n");
                if (i == 0) {
                    assertThat(stream.read()).startsWith("series,t,");
                }
                assertThat(stream.read()).startsWith("value," + i + ",");
                // standard output is handed on first, the files right after it
                awaitLines(dump.resolve("telemetry.derivatives.jsonl"), i + 1);
                awaitLines(dump.resolve("telemetry.acceleration.jsonl"), i + 1);
            }
            assertThat(Files.readAllLines(dump.resolve("telemetry.alerts.jsonl")))
                    .singleElement()
                    .asString()
                    .contains("\"alert\":\"braking\"", "\"state\":\"firing\"", "\"value\":-4.0");
        }
    }

    private static void awaitLines(Path file, int count) throws IOException {
        while (Files.readAllLines(file).size() < count) { // the class's time limit ends what never would
            Thread.onSpinWait();
        }
        assertThat(Files.readAllLines(file)).hasSize(count);
    }

    /** An alert is told while the pipe is open, in the units of its record, with the whole instant. */
    @Test
    void alertsAreToldAtOnce() throws IOException {
        Path job = file("job.yaml", BRAKING + "sink: {show-in: {acceleration: g}}\n");
        try (Live stream = new Live("--config", job, "--alerts")) {
            stream.write("t,value\n1,30\n2,26\n3,22\n4,18.1\n");
            assertThat(stream.read()).startsWith("series,t,");
            for (int i = 1; i <= 4; i++) {
                assertThat(stream.read()).startsWith("value," + i + ",");
            }
            assertThat(stream.notes())
                    .singleElement()
                    .asString()
                    .startsWith("1970-01-01T00:00:03Z firing \"braking\" of value: -0.4079 ");
            stream.write("5,18\n6,18\n");
            assertThat(stream.read()).startsWith("value,5,");
            assertThat(stream.read()).startsWith("value,6,");
            assertThat(stream.notes())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("1970-01-01T00:00:06Z resolved \"braking\" of value: ")
                    .contains(" g, for 3 s");
        }
    }
}

package org.hodograph.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file of the Numenta benchmark.
 *
 * @param name folder and name
 * @param seconds of the rows
 * @param values of the rows
 * @param windows first and last row of each anomaly
 */
@SuppressWarnings("ArrayRecordComponent") // rows of a table; nobody compares files
record NabFile(String name, long[] seconds, double[] values, List<int[]> windows) {

    private static final double PROBATION = 0.15;
    private static final int LONGEST = 5000; // rows of which that share is taken

    /** Rows that are not scored. */
    int probation() {
        return (int) Math.min(PROBATION * seconds.length, PROBATION * LONGEST);
    }

    /** The files of a folder, by the names of its windows.json. */
    static List<NabFile> read(Path folder) throws IOException {
        JsonNode windows =
                new JsonMapper().readTree(folder.resolve("windows.json").toFile());
        List<NabFile> files = new ArrayList<>();
        for (Iterator<String> names = windows.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            files.add(read(folder.resolve(name + ".gz"), name, windows.get(name)));
        }
        return files;
    }

    private static NabFile read(Path file, String name, JsonNode windows) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                rows.add(line.split(",", -1));
            }
        }
        long[] seconds = new long[rows.size()];
        double[] values = new double[rows.size()];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = seconds(rows.get(i)[0]);
            values[i] = Double.parseDouble(rows.get(i)[1]);
        }
        List<int[]> spans = new ArrayList<>();
        for (JsonNode window : windows) {
            int first = 0;
            int last = seconds.length - 1;
            while (seconds[first] < seconds(window.get(0).asText())) {
                first++;
            }
            while (seconds[last] > seconds(window.get(1).asText())) {
                last--;
            }
            spans.add(new int[] {first, last});
        }
        return new NabFile(name, seconds, values, spans);
    }

    private static long seconds(String time) {
        return LocalDateTime.parse(time.strip().substring(0, 19).replace(' ', 'T'))
                .toEpochSecond(ZoneOffset.UTC);
    }
}

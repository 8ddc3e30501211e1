package org.hodograph.kernels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** A real recording as columns. Recordings are no part of the repository: a test without them is skipped by name. */
final class RecordedTable {

    private final List<String> header;
    private final List<String[]> rows;

    private RecordedTable(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** A file of comma-separated numbers below {@code ../shared/data}, or below the folder that HODOGRAPH_DATA names. */
    static RecordedTable of(String name) throws IOException {
        String folder = System.getenv("HODOGRAPH_DATA");
        Path file = (folder == null
                        ? Path.of(System.getProperty("hodograph.root", "."), "..", "shared", "data")
                        : Path.of(folder))
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no recording " + name);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return new RecordedTable(
                    List.of(in.readLine().split(",")),
                    in.lines().map(line -> line.split(",", -1)).toList());
        }
    }

    /** The rows whose column holds this text. */
    RecordedTable where(String column, String text) {
        int i = header.indexOf(column);
        return new RecordedTable(
                header, rows.stream().filter(row -> row[i].contains(text)).toList());
    }

    /** NaN where a cell is empty. */
    double[] column(String name) {
        int i = header.indexOf(name);
        return rows.stream()
                .mapToDouble(row -> row[i].isEmpty() ? Double.NaN : Double.parseDouble(row[i]))
                .toArray();
    }
}

package org.hodograph.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this process logs after a moment, as {@code LEVEL logger message}; a stack trace has a line for each of its own. */
final class LogLines {

    private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "test.log"); // as log4j2-test says

    private final int before;

    /** From now on. */
    LogLines() throws IOException {
        before = lines().size();
    }

    List<String> all() throws IOException {
        List<String> lines = lines();
        return lines.subList(before, lines.size());
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(FILE);
    }
}

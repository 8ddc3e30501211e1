package org.hodograph.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that tests replay. */
final class Recordings {

    static final Path ROOT = Path.of(System.getProperty("hodograph.root"));

    private Recordings() {}

    /** A real recording; a test that wants one is skipped, by the file's name, where there is none. */
    static Path recording(String name) {
        String given = System.getenv("HODOGRAPH_DATA");
        Path file = (given == null ? ROOT.resolve("../shared/data") : Path.of(given)).resolve(name);
        assumeTrue(Files.exists(file), () -> "no recording " + name);
        return file;
    }

    /** A file of ours. */
    static Path example(String name) {
        return ROOT.resolve("docs/examples").resolve(name);
    }
}

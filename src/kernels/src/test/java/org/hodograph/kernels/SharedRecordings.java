package org.hodograph.kernels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real recordings that are never committed: a test that needs one is skipped where it is absent. */
final class SharedRecordings {

    private SharedRecordings() {}

    /** A file of the data folder, which is {@code HODOGRAPH_DATA} or {@code ../shared/data} beside the repository. */
    static Path file(String name) {
        String given = System.getenv("HODOGRAPH_DATA");
        Path folder = given != null
                ? Path.of(given)
                : Path.of(System.getProperty("hodograph.root", ".")).resolve("../shared/data");
        Path file = folder.resolve(name);
        assumeTrue(Files.isReadable(file), "no recording " + name + " in " + folder);
        return file;
    }
}

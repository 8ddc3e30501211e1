package org.hodograph.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the YAML file of a job. */
public final class JobConfigFile {

    private JobConfigFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException with every fault of the file
     * @throws IOException if the file can't be read
     */
    public static JobConfig read(Path file) throws IOException {
        return parse(Files.readString(file), file.getFileName().toString());
    }

    /**
     * Reads a text.
     *
     * @param name what messages call the text
     * @throws ConfigException with every fault of the text
     */
    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
    public static JobConfig parse(String yaml, String name) {
        throw new IllegalStateException("being written");
    }
}

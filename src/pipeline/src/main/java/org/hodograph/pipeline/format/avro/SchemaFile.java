package org.hodograph.pipeline.format.avro;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A file with an Avro schema. Its text travels with the job: the machine that reads records may not have the file.
 *
 * @param path as the configuration names it
 * @param text JSON
 */
public record SchemaFile(String path, String text) implements Serializable {

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it can't be read, or is not an Avro schema
     */
    public static SchemaFile read(String path) {
        try {
            SchemaFile file = new SchemaFile(path, Files.readString(Path.of(path)));
            file.schema();
            return file;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new IllegalArgumentException("can't read the file " + path, e);
        }
    }

    /** The schema. */
    Schema schema() {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException(path + " is not an Avro schema (.avsc): " + e.getMessage(), e);
        }
    }
}

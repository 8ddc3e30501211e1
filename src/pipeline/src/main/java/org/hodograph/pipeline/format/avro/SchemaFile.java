package org.hodograph.pipeline.format.avro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;

/**
 * A file with an Avro schema. Its text travels with the job: the machine that reads records may not have the file.
 *
 * @param path as the configuration names it
 * @param text JSON
 */
public record SchemaFile(String path, String text) implements Serializable {

    private static final byte[] MAGIC = {'O', 'b', 'j', 1}; // of a container file, which holds its schema

    /**
     * Reads a file: a schema, or a container file that holds one.
     *
     * @throws IllegalArgumentException if it can't be read, or is not an Avro schema
     */
    public static SchemaFile read(String path) {
        try {
            SchemaFile file = new SchemaFile(path, text(Path.of(path)));
            Schema unused = file.schema(); // tells what is wrong with it
            return file;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("can't read the file " + path, e);
        }
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (DataFileStream<Object> data =
                new DataFileStream<>(new ByteArrayInputStream(bytes), new GenericDatumReader<>())) {
            return data.getSchema().toString();
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

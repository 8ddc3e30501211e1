package org.hodograph.pipeline.format;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Turns a file round: all its records are taken first, then given from the last one to the first. What is beyond a bound of
 * memory waits in temporary files. For one thread.
 */
final class NewestFirst implements Closeable {

    /** Bytes of records in memory. */
    static final long BOUND = 128L << 20;

    private static final int OVERHEAD = 32; // bytes of an array's head and of the reference to it

    private final long bound;
    private final Deque<Path> files = new ArrayDeque<>();
    private List<byte[]> held = new ArrayList<>();
    private long bytes;

    NewestFirst(long bound) {
        this.bound = bound;
    }

    void add(byte[] record) throws IOException {
        held.add(record);
        bytes += record.length + OVERHEAD;
        if (bytes > bound) {
            write();
        }
    }

    /** The newest record that wasn't given, or null. */
    byte[] next() throws IOException {
        if (held.isEmpty() && !files.isEmpty()) {
            read();
        }
        return held.isEmpty() ? null : held.remove(held.size() - 1);
    }

    private void write() throws IOException {
        Path file = Files.createTempFile("hodograph", ".records");
        files.push(file);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(held.size());
            for (byte[] record : held) {
                out.writeInt(record.length);
                out.write(record);
            }
        }
        held = new ArrayList<>();
        bytes = 0;
    }

    private void read() throws IOException {
        Path file = files.pop();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int left = in.readInt(); left > 0; left--) {
                held.add(in.readNBytes(in.readInt()));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}

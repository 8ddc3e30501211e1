package org.hodograph.local;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a job that runs in this process keeps its checkpoints and savepoints: a folder of its name, in use by one process at a
 * time. Flink's layout: {@code JOB-ID/chk-N/_metadata} and {@code savepoint-…/_metadata}; what has that file is complete.
 */
final class StateFolder implements Closeable {

    private static final String COMPLETE = "_metadata";
    private static final String LOCK = "lock";
    private static final int DEEPEST = 3; // job, checkpoint, file

    private final Path path;
    private final FileChannel lock;

    private StateFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * A checkpoint or savepoint that a job can go on from.
     *
     * @param path its folder
     * @param time when it was completed
     */
    record Point(Path path, FileTime time) {}

    /**
     * Opens the folder of a job, which is made where there is none.
     *
     * @throws IllegalArgumentException if another process has it
     */
    static StateFolder open(Path folder, String job) throws IOException {
        Path own = Files.createDirectories(
                folder.toAbsolutePath().normalize().resolve(URLEncoder.encode(job, StandardCharsets.UTF_8)));
        FileChannel channel = FileChannel.open(own.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean isOurs = false;
        try {
            isOurs = channel.tryLock() != null; // the system lets go of it when the process ends, however it does
        } catch (OverlappingFileLockException e) {
            // in this process: told below
        } finally {
            if (!isOurs) {
                channel.close();
            }
        }
        if (!isOurs) {
            throw new IllegalArgumentException("the state of job " + job + " in " + own
                    + " is in use by another process; a second job needs another name or another --state");
        }
        return new StateFolder(own, channel);
    }

    Path path() {
        return path;
    }

    /** The newest point; empty if the job begins anew. */
    Optional<Point> newest() throws IOException {
        return points().stream().max(Comparator.comparing(Point::time));
    }

    private List<Point> points() throws IOException {
        List<Point> points = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path, DEEPEST)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().equals(COMPLETE)) {
                    points.add(new Point(file.getParent(), Files.getLastModifiedTime(file)));
                }
            }
        }
        return points;
    }

    /** Removes what killed runs left: folders of jobs without a complete checkpoint, and checkpoints that broke off. */
    void tidy() throws IOException {
        List<Path> complete = points().stream().map(Point::path).toList();
        try (Stream<Path> inside = Files.list(path)) {
            for (Path folder : (Iterable<Path>) inside::iterator) {
                if (Files.isDirectory(folder) && complete.stream().noneMatch(point -> point.startsWith(folder))) {
                    RunFolder.delete(folder);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}

package org.hodograph.standalone;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.JoinedFiles;
import org.hodograph.pipeline.format.RecordFile;

/**
 * What a command reads: standard input, or files joined by time as if their rows stood in one. A series may go on from file to file,
 * as a recording does that was cut; two files that have it at the same time are a fault, unless names of files keep them apart.
 */
final class Inputs implements Closeable {

    private final List<String> names;
    private final JoinedFiles records;
    private final JobConfig job;
    private final Map<String, List<String>> files =
            new HashMap<>(); // by series: those that had it, the last one at the end

    private Inputs(List<String> names, JoinedFiles records, JobConfig job) {
        this.names = names;
        this.records = records;
        this.job = job;
    }

    /**
     * Opens inputs; a column that is not there is told before anything is written.
     *
     * @param isByFile whether each file is an entity of its own, called after it
     */
    static Inputs open(List<String> names, JobConfig job, boolean isByFile, boolean isTerminal) throws IOException {
        List<Feed> feeds = job.source().feeds();
        if (names.size() > 1 && names.contains(Input.STANDARD)) {
            throw new IllegalArgumentException("- is standard input, which can't be joined with files");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a file is named twice among " + String.join(", ", names));
        }
        if (feeds.size() > 1 && feeds.size() != names.size()) {
            throw new IllegalArgumentException("the job has " + feeds.size() + " sources, so it reads as many files, in"
                    + " their order, but is given " + names.size());
        }
        List<String> entities = isByFile ? FileEntities.of(names) : null;
        List<RecordFile> opened = new ArrayList<>();
        List<Feed> read = new ArrayList<>();
        try {
            for (int i = 0; i < names.size(); i++) {
                Feed feed = feeds.get(feeds.size() == 1 ? 0 : i);
                RecordFile file = open(
                        names.get(i),
                        feed.format(),
                        names.size() > 1,
                        entities == null ? null : entities.get(i),
                        isTerminal);
                opened.add(file);
                read.add(
                        names.size() == 1
                                ? feed.withFormat(file.settings())
                                : Feed.ofFile(names.get(i), file.settings()));
            }
            expectColumns(feeds, read);
            return new Inputs(names, new JoinedFiles(opened), job.withFeeds(read));
        } catch (IOException | RuntimeException e) {
            for (RecordFile file : opened) {
                file.close();
            }
            throw e;
        }
    }

    private static RecordFile open(
            String name, FormatSettings settings, boolean isOfSeveral, String entity, boolean isTerminal)
            throws IOException {
        RecordFile file = null;
        try {
            FormatSettings named =
                    entity != null && !name.equals(Input.STANDARD) ? settings.withEntity(entity) : settings;
            file = isOfSeveral ? RecordFile.open(Path.of(name), name, named) : Input.open(name, named);
            if (isOfSeveral) {
                file = file.with(ofThoseThere(file.settings()));
            }
            Formats.of(file.settings());
            return file;
        } catch (IllegalArgumentException e) {
            if (file != null) {
                file.close();
            }
            throw Advice.misfit(e, name, isTerminal);
        }
    }

    /** Each of several files has some of the columns; one that has none of them is told as one file alone would be. */
    private static FormatSettings ofThoseThere(FormatSettings settings) {
        FormatSettings.Fields fields = settings.fields();
        List<String> there = fields.value().stream()
                .filter(column -> settings.csv().columns().contains(column))
                .toList();
        return settings.kind() != FormatSettings.Kind.CSV || there.isEmpty()
                ? settings
                : settings.withFields(new FormatSettings.Fields(fields.series(), fields.time(), there, fields.unit()));
    }

    private static void expectColumns(List<Feed> asked, List<Feed> read) {
        if (asked.size() > 1 || read.size() == 1 || asked.get(0).format().kind() != FormatSettings.Kind.CSV) {
            return;
        }
        for (String column : asked.get(0).format().fields().value()) {
            if (read.stream().noneMatch(feed -> feed.format().fields().value().contains(column))) {
                throw new IllegalArgumentException("column \"" + column + "\" is in none of the files");
            }
        }
    }

    /** The job, its sources these inputs. */
    JobConfig job() {
        return job;
    }

    SourceRecord next() throws IOException {
        return records.next();
    }

    /** What a user calls the place of the record that was read last. */
    String place(SourceRecord record) {
        return records.place(record);
    }

    boolean isReady() throws IOException {
        return records.isReady();
    }

    long bytesRead() {
        return records.bytesRead();
    }

    /** How many bytes there are; 0: nobody knows. */
    long bytes() throws IOException {
        long bytes = 0;
        for (String name : names) {
            if (name.equals(Input.STANDARD) || !Files.isRegularFile(Path.of(name))) {
                return 0;
            }
            bytes += Files.size(Path.of(name));
        }
        return bytes;
    }

    /**
     * Hears of a sample.
     *
     * @throws IllegalArgumentException if its series is in two files at the same time
     */
    void heard(Sample sample) {
        if (names.size() == 1) {
            return;
        }
        String file = sample.source().topic();
        List<String> had = files.computeIfAbsent(sample.series(), series -> new ArrayList<>());
        if (had.isEmpty() || !had.get(had.size() - 1).equals(file)) {
            if (had.contains(file)) {
                throw new IllegalArgumentException("the series " + sample.series() + " is in " + file + " and in "
                        + had.get(had.size() - 1) + " at the same time; --by-file puts the names of the files before"
                        + " the series: " + FileEntities.of(names).get(names.indexOf(file)) + "/" + sample.series());
            }
            had.add(file);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}

package org.hodograph.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.JoinedFiles;
import org.hodograph.pipeline.format.RecordFile;

/**
 * The files that are published, each to a topic of the job: of several sources each has its own file, in their order. A source of
 * topics by a pattern needs the name of one: {@code TOPIC=FILE}.
 */
final class PublishedFiles {

    private final List<Part> parts = new ArrayList<>();

    /** A file, its topic, and how it is written. */
    private record Part(Path file, String topic, FormatSettings written) {}

    /**
     * The files that a user names.
     *
     * @throws IllegalArgumentException if a file has no topic, or a source no file
     */
    PublishedFiles(List<String> inputs, JobConfig job) {
        List<Feed> feeds = job.source().feeds();
        if (feeds.size() > 1 && inputs.size() != feeds.size()) {
            throw new IllegalArgumentException("the job has " + feeds.size()
                    + " sources, so --input is given as often, in their order, but is given " + inputs.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            Feed feed = feeds.get(feeds.size() == 1 ? 0 : i);
            String input = inputs.get(i);
            int sign = input.indexOf('=');
            boolean isNamed = sign > 0
                    && job.reads(input.substring(0, sign))
                    && feed.topics().has(input.substring(0, sign));
            if (!isNamed && feed.topics().pattern() != null) {
                throw new IllegalArgumentException("--input " + input + ": source.topics is the pattern "
                        + feed.topics().pattern() + ", so it needs the name of a topic that matches: --input TOPIC="
                        + input);
            }
            parts.add(new Part(
                    Path.of(isNamed ? input.substring(sign + 1) : input),
                    isNamed ? input.substring(0, sign) : feed.topics().names().get(0),
                    feed.format()));
        }
    }

    /** For the eyes of a user. */
    String shown() {
        String first = String.valueOf(parts.get(0).file().getFileName());
        return parts.size() == 1 ? first : first + " and " + (parts.size() - 1) + " more";
    }

    /** The file that a user whose settings fit nothing looks at first. */
    String first() {
        return parts.get(0).file().toString();
    }

    List<String> topics() {
        return parts.stream().map(Part::topic).distinct().toList();
    }

    /**
     * The job that reads what is published of the files: with the columns of their headers. A column that is not there is told.
     *
     * @throws IllegalArgumentException also if two files of one source have different columns
     */
    JobConfig read(JobConfig job) throws IOException {
        List<Feed> feeds = job.source().feeds();
        Map<Feed, FormatSettings> written = new LinkedHashMap<>();
        for (Part part : parts) {
            Feed reader = feeds.stream()
                    .filter(feed -> feed.topics().has(part.topic()))
                    .findFirst()
                    .orElseThrow();
            try (RecordFile file = open(part)) {
                Formats.of(file.settings());
                FormatSettings other = written.putIfAbsent(reader, file.settings());
                if (other != null && !other.equals(file.settings())) {
                    throw new IllegalArgumentException(part.file()
                            + " has other columns than the file before it, but both are published to "
                            + reader.topics().shown() + ": give each a source of its own, see sources");
                }
            }
        }
        return job.withFeeds(feeds.stream()
                .map(feed -> feed.withFormat(written.getOrDefault(feed, feed.format())))
                .toList());
    }

    /** All records in the order of time, each with its topic. */
    JoinedFiles open() throws IOException {
        List<RecordFile> files = new ArrayList<>();
        try {
            for (Part part : parts) {
                files.add(open(part));
            }
            return new JoinedFiles(files);
        } catch (IOException | RuntimeException e) {
            for (RecordFile file : files) {
                file.close();
            }
            throw e;
        }
    }

    private static RecordFile open(Part part) throws IOException {
        return RecordFile.open(part.file(), part.topic(), part.written());
    }
}

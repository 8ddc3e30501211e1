package org.hodograph.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;

/** A recording through all series of a job, its messages kept. */
final class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LATER = 4_102_444_800_000L; // by this clock nothing is from the future

    final List<Message> messages = new ArrayList<>();

    private Replay() {}

    /** A real recording; a test that wants one is skipped, by the file's name, where there is none. */
    static Path recording(String name) {
        String given = System.getenv("HODOGRAPH_DATA");
        Path folder = given == null
                ? Path.of(System.getProperty("hodograph.root")).resolve("../shared/data")
                : Path.of(given);
        assumeTrue(Files.exists(folder.resolve(name)), () -> "no recording " + name);
        return folder.resolve(name);
    }

    static Replay of(Path file, String yaml) throws IOException {
        JobConfig job = JobConfigFile.parse(yaml, "job.yaml");
        Replay replay = new Replay();
        try (RecordFile records = RecordFile.open(file, job.source().format())) {
            SeriesHost host = new SeriesHost(
                    job.withFormat(records.settings()),
                    new MessageEncoder(replay.messages::add, MessageEncoder.Tally.NONE));
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                host.accept(record, LATER);
            }
            host.finish();
        }
        return replay;
    }

    List<JsonNode> records(Topic topic) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (Message message : messages) {
            if (message.topic() == topic) {
                records.add(JSON.readTree(new String(message.value(), StandardCharsets.UTF_8)));
            }
        }
        return records;
    }
}

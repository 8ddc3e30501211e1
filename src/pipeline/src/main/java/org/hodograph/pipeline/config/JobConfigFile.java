package org.hodograph.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hodograph.pipeline.config.JobSettings.State;
import org.hodograph.pipeline.entity.EntityRules;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the YAML file of a job; docs/configuration.md has every key. */
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
    public static JobConfig parse(String yaml, String name) {
        Faults faults = new Faults(name);
        YamlMap root = new YamlMap(compose(yaml, faults), "", faults);
        SourceSection source = new SourceSection(root.map("source"));
        SourceConfig sourceConfig = source.read();
        SeriesRules series = SeriesSection.read(root, source);
        SinkConfig sink = SinkSection.read(root.map("sink"), sourceConfig.topics());
        EntityRules entities = new EntityRules(TracksSection.read(root), AlertsSection.read(root));
        JobConfig config = new JobConfig(
                root.text("name").orElse("hodograph"), sourceConfig, series, entities, sink, job(root.map("job")));
        root.end();
        faults.throwIfAny();
        return config;
    }

    /** The root of a text; null if it is empty. */
    static Node compose(String yaml, Faults faults) {
        try {
            Optional<Node> node = new Compose(LoadSettings.builder()
                            .setAllowDuplicateKeys(false)
                            .setCodePointLimit(1 << 20)
                            .build())
                    .composeString(yaml);
            return node.orElse(null);
        } catch (MarkedYamlEngineException e) {
            faults.add(e.getProblemMark(), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(
                    Optional.empty(),
                    "not YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
        throw faults.exception();
    }

    private static JobSettings job(YamlMap job) {
        int parallelism =
                job.read("parallelism", 0, text -> text.equals("cores") ? 0 : Texts.wholeNumber(text, 1, 32768));
        long interval = job.read("checkpoint-interval", Texts.duration("10s"), Texts::duration);
        String checkpoints = job.read("checkpoints", null, text -> text.equals("none") ? null : text);
        State state = job.choice("state", State.HEAP, Map.of("heap", State.HEAP, "rocksdb", State.ROCKSDB));
        job.end();
        return new JobSettings(parallelism, Duration.ofNanos(interval), checkpoints, state);
    }
}

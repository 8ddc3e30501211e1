package org.hodograph.pipeline.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.track.TrackRule;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Reads the YAML file of a job; docs/configuration.md has every key. */
public final class JobConfigFile {

    private static final int WIDTH = 1000;

    private JobConfigFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException with every fault of the file
     * @throws IllegalArgumentException if it is empty, as what a command left that failed
     * @throws IOException if the file can't be read
     */
    public static JobConfig read(Path file) throws IOException {
        String text = text(file);
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    file + " is empty: it says no settings; hodograph inspect looks for some that fit a file");
        }
        return parse(text, file.getFileName().toString());
    }

    /**
     * Reads a file for a host that reads from Kafka and nothing else: {@code source.topics} must be there.
     *
     * @throws ConfigException with every fault of the file
     * @throws IOException if the file can't be read
     */
    public static JobConfig readForKafka(Path file) throws IOException {
        return parse(text(file), file.getFileName().toString(), true);
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; --config names the YAML file of a job");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8 text", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name what messages call the text
     * @throws ConfigException with every fault of the text
     */
    public static JobConfig parse(String yaml, String name) {
        return parse(yaml, name, false);
    }

    private static JobConfig parse(String yaml, String name, boolean topicsNeeded) {
        Faults faults = new Faults(name);
        YamlMap root = new YamlMap(YamlText.compose(yaml, faults), "", faults);
        SourceSection source = SourceSection.of(root);
        SourceConfig sourceConfig = source.read(topicsNeeded);
        String named = root.text("name").orElse(null);
        if (named == null && source.isNameless()) {
            root.fault(
                    "name is needed where source.topics is a pattern: consumer group and output topics are called after it");
        }
        SinkConfig sink = SinkSection.read(
                root.map("sink"),
                source.isNameless() ? List.of(named == null ? JobName.of(List.of()) : named) : sourceConfig.topics());
        SeriesRules plain = SeriesSection.read(root, source, sink.showIn());
        sourceConfig = sourceConfig.withFeeds(sourceConfig.feeds().stream()
                .map(feed -> feed.withFormat(PlausibilityKeys.guarded(feed.format(), plain)))
                .toList());
        List<TrackRule> tracks = TracksSection.read(root);
        ProfilesSection profiles = new ProfilesSection(root, tracks);
        SeriesRules series = plain.with(profiles.overlays(), TracksSection.longitudes(tracks));
        AlertTargets targets = new AlertTargets(series, tracks);
        profiles.expectToApply(targets);
        AlertRules alerts = AlertsSection.read(root, profiles.alerts(), targets);
        EntityRules entities = new EntityRules(tracks, PairsSection.read(root), profiles.uses(), alerts);
        source.expectNothingAcross(entities);
        JobConfig config = new JobConfig(
                named == null ? JobName.of(source.namedTopics()) : named,
                sourceConfig,
                series,
                entities,
                sink,
                JobSection.read(root.map("job")));
        root.end();
        faults.throwIfAny();
        return config;
    }

    /** The effective configuration as YAML that {@link #parse} reads back to the same; secrets are hidden. */
    public static String print(JobConfig config) {
        SeriesSettings otherwise = config.series().otherwise();
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("name", config.name());
        SourceSection.addText(config.source(), otherwise, text);
        text.put("series", SeriesSection.text(config.series()));
        text.put("tracks", TracksSection.text(config.entities().tracks()));
        text.put("profiles", ProfilesSection.text(config.entities().profiles()));
        text.put("sensitivities", PairsSection.sensitivities(config.entities().pairs()));
        text.put("cross-checks", PairsSection.crossChecks(config.entities().pairs()));
        text.put("alerts", AlertsSection.text(config.entities().alerts()));
        text.put("sink", SinkSection.text(config.sink()));
        text.put("job", JobSection.text(config.job()));
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setDereferenceAliases(true)
                        .setWidth(WIDTH)
                        .build())
                .dumpToString(text);
    }
}

package org.hodograph.pipeline.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.SourceConfig.PartitionBy;
import org.hodograph.pipeline.config.SourceConfig.Start;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.FormatSettings.Absent;
import org.hodograph.pipeline.format.TopicNames;
import org.hodograph.pipeline.series.SeriesSettings;

/**
 * Reads {@code source}, and {@code sources} where there are several feeds. Its bounds on time hold for every series. A file with one
 * feed describes it in {@code source} itself.
 */
final class SourceSection {

    private static final Map<String, PartitionBy> PARTITIONS =
            Map.of("entity", PartitionBy.ENTITY, "series", PartitionBy.SERIES);
    private static final String NONE = "none";
    private static final String SEVERAL = "sources";
    private static final Pattern NUMBERED = Pattern.compile("\\\\[1-9]");

    private final YamlMap map;
    private final List<YamlMap> several; // empty: source is the only feed
    private final long maxOutOfOrdernessNanos;
    private final long maxFutureSkewNanos;
    private final boolean rejectsAbsent;
    private final List<Feed> feeds = new ArrayList<>(); // once they are read

    /** The section of a file. */
    static SourceSection of(YamlMap root) {
        List<YamlMap> several =
                root.maps(SEVERAL).stream().map(PresetNodes::under).toList();
        YamlMap map = root.map("source");
        return new SourceSection(several.isEmpty() ? PresetNodes.under(map) : map, several);
    }

    /** A section of one feed whose preset, if it names one, is under it already. */
    SourceSection(YamlMap source) {
        this(source, List.of());
    }

    private SourceSection(YamlMap source, List<YamlMap> several) {
        this.map = source;
        this.several = several;
        maxOutOfOrdernessNanos = map.read("max-out-of-orderness", 0L, Texts::duration);
        maxFutureSkewNanos = map.read("max-future-skew", Texts.duration("1h"), Texts::duration);
        rejectsAbsent = several.isEmpty()
                ? FeedSection.absent(map) == Absent.REJECT
                : several.stream().anyMatch(feed -> FeedSection.absent(feed) == Absent.REJECT);
    }

    long maxOutOfOrdernessNanos() {
        return maxOutOfOrdernessNanos;
    }

    long maxFutureSkewNanos() {
        return maxFutureSkewNanos;
    }

    boolean rejectsAbsent() {
        return rejectsAbsent;
    }

    /** Whether records are of fields of which one may say that others are valid. */
    boolean takesConditions() {
        return feeds.stream().anyMatch(FeedSection::takesConditions);
    }

    /** Reads the rest; {@code topicsNeeded}: the host has nothing else to read from. */
    SourceConfig read(boolean topicsNeeded) {
        YamlMap kafka = map.map("kafka");
        if (several.isEmpty()) {
            feeds.add(FeedSection.read(map, topicsNeeded));
        } else {
            readSeveral();
        }
        SourceConfig source = new SourceConfig(
                map.text("brokers").orElse(SourceConfig.DEFAULT_BROKERS),
                feeds,
                map.choice("partition-by", PartitionBy.ENTITY, PARTITIONS),
                map.read("start", new Start(Start.At.COMMITTED, 0), SourceSection::start),
                map.read("max-series", 1_000_000, text -> Texts.wholeNumber(text, 1, Integer.MAX_VALUE)),
                KafkaSettings.read(kafka),
                map.read("control-topic", null, text -> text.equals(NONE) ? null : text));
        map.end();
        return source;
    }

    private void readSeveral() {
        for (String key : FeedSection.KEYS) {
            if (map.has(key)) {
                map.misplaced(key, "belongs to an entry of sources, where there are several");
            }
        }
        for (YamlMap entry : several) {
            Feed feed = FeedSection.read(entry, true);
            entry.end();
            for (String topic : feed.topics().names()) {
                feeds.stream()
                        .filter(other -> other.topics().has(topic))
                        .findFirst()
                        .ifPresent(other -> entry.fault("topics", twice(topic, other.topics())));
            }
            feeds.add(feed);
            expectToMeet(entry);
        }
    }

    private static String twice(String topic, TopicNames other) {
        return other.pattern() == null
                ? "has " + topic + ", which an entry before it has: a topic is read in one way"
                : "has " + topic + ", which the pattern " + other.pattern()
                        + " of an entry before it takes: a topic is read in one way, that of the first; put this entry first";
    }

    /** The patterns of all feeds become one, where the numbers of their groups are others and names must differ. */
    private void expectToMeet(YamlMap entry) {
        TopicNames topics = feeds.get(feeds.size() - 1).topics();
        if (topics.pattern() == null) {
            return;
        }
        if (NUMBERED.matcher(topics.pattern()).find()) {
            entry.fault(
                    "topics",
                    "refers to a group by its number, which is another one among several sources: name it,"
                            + " as in (?<car>[a-z]+)-\\k<car>");
        }
        try {
            Pattern unused = Pattern.compile(
                    feeds.stream().map(feed -> feed.topics().regex()).collect(Collectors.joining("|")));
        } catch (PatternSyntaxException e) {
            entry.fault("topics", "does not go with the patterns of the entries before it: " + e.getDescription());
        }
    }

    /** The topics that the file names; empty: the host has something else to read from, or reads by patterns only. */
    List<String> namedTopics() {
        boolean isNamed = !several.isEmpty() || map.has("topics");
        return isNamed
                ? feeds.stream().flatMap(feed -> feed.topics().names().stream()).toList()
                : List.of();
    }

    /** Whether nothing that is read has a name, after which the job and what it writes could be called. */
    boolean isNameless() {
        return feeds.stream().allMatch(feed -> feed.topics().pattern() != null);
    }

    /** Rules over several series need the entity's series together. */
    void expectNothingAcross(EntityRules rules) {
        boolean isBySeries = map.choice("partition-by", PartitionBy.ENTITY, PARTITIONS) == PartitionBy.SERIES;
        if (isBySeries && !(rules.tracks().isEmpty() && rules.pairs().isEmpty())) {
            map.fault(
                    "partition-by",
                    "must be entity where there are tracks, sensitivities or cross-checks: by series their members never meet");
        }
    }

    /** Puts what {@link #of} would read to the same. */
    static void addText(SourceConfig source, SeriesSettings bounds, Map<String, Object> root) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("brokers", source.brokers());
        if (source.feeds().size() == 1) {
            FeedSection.addText(source.feeds().get(0), text);
        }
        text.put("partition-by", Texts.word(PARTITIONS, source.partitionBy()));
        text.put("start", text(source.start()));
        text.put("max-out-of-orderness", Durations.print(bounds.maxOutOfOrdernessNanos()));
        text.put("max-future-skew", Durations.print(bounds.maxFutureSkewNanos()));
        text.put("max-series", source.maxSeries());
        text.put("kafka", source.kafka().shown());
        text.put("control-topic", source.controlTopic() == null ? NONE : source.controlTopic());
        root.put("source", text);
        if (source.feeds().size() > 1) {
            List<Map<String, Object>> entries = new ArrayList<>();
            for (Feed feed : source.feeds()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                FeedSection.addText(feed, entry);
                entries.add(entry);
            }
            root.put(SEVERAL, entries);
        }
    }

    private static String text(Start start) {
        return start.at() == Start.At.INSTANT
                ? Instant.ofEpochMilli(start.millis()).toString()
                : start.at().name().toLowerCase(Locale.ROOT);
    }

    private static Start start(String text) {
        for (Start.At at : Start.At.values()) {
            if (at != Start.At.INSTANT && at.name().equalsIgnoreCase(text)) {
                return new Start(at, 0);
            }
        }
        try {
            return new Start(Start.At.INSTANT, Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "must be committed, earliest, latest or an instant such as 2026-01-05T10:00:00Z, but is \"" + text
                            + "\"",
                    e);
        }
    }
}

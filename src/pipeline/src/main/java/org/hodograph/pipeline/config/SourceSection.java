package org.hodograph.pipeline.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.config.SourceConfig.PartitionBy;
import org.hodograph.pipeline.config.SourceConfig.Start;
import org.hodograph.pipeline.entity.EntityRules;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Absent;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.series.SeriesSettings;

/** Reads {@code source}. Its bounds on time hold for every series. */
final class SourceSection {

    private static final Map<String, Kind> FORMATS = Map.of(
            "json", Kind.JSON,
            "csv", Kind.CSV,
            "openxc", Kind.OPENXC,
            "senml", Kind.SENML,
            "influx", Kind.INFLUX,
            "nmea", Kind.NMEA,
            "avro", Kind.AVRO,
            "protobuf", Kind.PROTOBUF,
            "gpx", Kind.GPX);
    private static final Map<String, Absent> ABSENT = Map.of("count", Absent.COUNT, "reject", Absent.REJECT);
    private static final Map<String, PartitionBy> PARTITIONS =
            Map.of("entity", PartitionBy.ENTITY, "series", PartitionBy.SERIES);
    private static final Set<Kind> CONDITIONAL = EnumSet.of(Kind.JSON, Kind.CSV, Kind.INFLUX, Kind.AVRO, Kind.PROTOBUF);
    private static final String NONE = "none";

    private final YamlMap map;
    private final long maxOutOfOrdernessNanos;
    private final long maxFutureSkewNanos;
    private final Absent absent;
    private Kind kind; // once it is read

    /** A section whose preset, if it names one, is under it already. */
    SourceSection(YamlMap source) {
        this.map = source;
        maxOutOfOrdernessNanos = map.read("max-out-of-orderness", 0L, Texts::duration);
        maxFutureSkewNanos = map.read("max-future-skew", Texts.duration("1h"), Texts::duration);
        absent = map.choice("absent", Absent.COUNT, ABSENT);
    }

    long maxOutOfOrdernessNanos() {
        return maxOutOfOrdernessNanos;
    }

    long maxFutureSkewNanos() {
        return maxFutureSkewNanos;
    }

    boolean rejectsAbsent() {
        return absent == Absent.REJECT;
    }

    /** Whether records are of fields of which one may say that others are valid. */
    boolean takesConditions() {
        return CONDITIONAL.contains(kind);
    }

    /** Reads the rest; {@code topicsNeeded}: the host has nothing else to read from. */
    SourceConfig read(boolean topicsNeeded) {
        YamlMap kafka = map.map("kafka");
        SourceConfig source = new SourceConfig(
                map.text("brokers").orElse(SourceConfig.DEFAULT_BROKERS),
                map.words("topics", List.of("telemetry")),
                format(topicsNeeded),
                map.choice("partition-by", PartitionBy.ENTITY, PARTITIONS),
                map.read("start", new Start(Start.At.COMMITTED, 0), SourceSection::start),
                map.read("max-series", 1_000_000, text -> Texts.wholeNumber(text, 1, Integer.MAX_VALUE)),
                KafkaSettings.read(kafka),
                map.read("control-topic", null, text -> text.equals(NONE) ? null : text));
        if (source.topics().isEmpty()) {
            map.fault("topics", "must name at least one topic");
        } else if (topicsNeeded && !map.has("topics")) {
            map.fault("source.topics is needed: the topics to read, for example topics: [telemetry]");
        }
        map.end();
        return source;
    }

    /** The topics that the file names; empty: the host has something else to read from. */
    List<String> namedTopics() {
        return map.has("topics") ? map.words("topics", List.of()) : List.of();
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

    private FormatSettings format(boolean isTopic) {
        kind = map.choice("format", Kind.JSON, FORMATS);
        YamlMap fields = map.map("fields");
        FormatSettings.Fields names = new FormatSettings.Fields(
                fields.words("series", List.of()),
                fields.words("time", List.of("t")),
                fields.words("value", List.of("value")),
                fields.text("unit").orElse("unit"));
        fields.end();
        return new FormatSettings(
                kind,
                names,
                CsvSection.read(map.map("csv")),
                TimeSection.read(map),
                NumbersSection.read(map.map("numbers")),
                absent,
                JsonSection.read(map, kind, names),
                map.read("entity", null, text -> text.equals(NONE) ? null : text),
                LayoutSection.read(map, kind, isTopic),
                SchemasSection.read(map, kind));
    }

    /** What {@link #read} would read to the same. */
    static Map<String, Object> text(SourceConfig source, SeriesSettings bounds) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("brokers", source.brokers());
        text.put("topics", source.topics());
        text.put("preset", NONE); // what it says is said below
        text.put("format", Texts.word(FORMATS, source.format().kind()));
        text.put("fields", text(source.format().fields()));
        text.put("csv", CsvSection.text(source.format().csv()));
        SchemasSection.print(source.format().details(), text);
        JsonSection.text(source.format().json(), text);
        text.put(
                "entity",
                source.format().entity() == null ? NONE : source.format().entity());
        text.put("time", TimeSection.text(source.format().time()));
        text.put("numbers", NumbersSection.text(source.format().numbers()));
        text.put("absent", Texts.word(ABSENT, source.format().absent()));
        LayoutSection.addText(source.format().layout(), source.format().kind(), text);
        text.put("partition-by", Texts.word(PARTITIONS, source.partitionBy()));
        text.put("start", text(source.start()));
        text.put("max-out-of-orderness", Durations.print(bounds.maxOutOfOrdernessNanos()));
        text.put("max-future-skew", Durations.print(bounds.maxFutureSkewNanos()));
        text.put("max-series", source.maxSeries());
        text.put("kafka", source.kafka().shown());
        text.put("control-topic", source.controlTopic() == null ? NONE : source.controlTopic());
        return text;
    }

    private static Map<String, Object> text(FormatSettings.Fields fields) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("series", fields.series());
        text.put("time", fields.time());
        text.put("value", fields.value());
        text.put("unit", fields.unit());
        return text;
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

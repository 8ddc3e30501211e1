package org.hodograph.pipeline.config;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Absent;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.TopicNames;

/** Reads topics and how their records are written: of {@code source}, or of an entry of {@code sources}. */
final class FeedSection {

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
    private static final Set<Kind> CONDITIONAL = EnumSet.of(Kind.JSON, Kind.CSV, Kind.INFLUX, Kind.AVRO, Kind.PROTOBUF);
    private static final String NONE = "none";

    /** The keys of a feed; what {@code source} has beside them holds for all feeds. */
    static final List<String> KEYS = List.of(
            "topics",
            "preset",
            "format",
            "fields",
            "csv",
            "records",
            "pairs",
            "decimals",
            "units",
            "entity",
            "as",
            "time",
            "numbers",
            "absent",
            "encoding",
            "order",
            "avro",
            "protobuf");

    private FeedSection() {}

    /** Whether records are of fields of which one may say that others are valid. */
    static boolean takesConditions(Feed feed) {
        return CONDITIONAL.contains(feed.format().kind());
    }

    /** What the file calls the format of a feed. */
    static String word(Feed feed) {
        return Texts.word(FORMATS, feed.format().kind());
    }

    /** What becomes of values that are not there. */
    static Absent absent(YamlMap map) {
        return map.choice("absent", Absent.COUNT, ABSENT);
    }

    /** Reads a feed whose preset, if it names one, is under it already; {@code topicsNeeded}: the host has nothing else to read from. */
    static Feed read(YamlMap map, boolean topicsNeeded) {
        TopicNames topics = topics(map);
        if (topics.pattern() == null && topics.names().isEmpty()) {
            map.fault("topics", "must name at least one topic");
        } else if (topicsNeeded && !map.has("topics")) {
            map.fault(map.path() + ".topics is needed: the topics to read, for example topics: [telemetry]");
        }
        return new Feed(topics, format(map, topicsNeeded));
    }

    private static TopicNames topics(YamlMap map) {
        TopicNames usual = TopicNames.of(List.of("telemetry"));
        if (!map.isMapping("topics")) {
            return TopicNames.of(map.words("topics", usual.names()));
        }
        YamlMap topics = map.map("topics");
        if (!topics.has("pattern")) {
            map.fault("topics", "must be a word or a list of words, or {pattern: \"telemetry\\\\..*\"}");
            return usual;
        }
        TopicNames read = topics.read("pattern", usual, text -> new TopicNames(List.of(), text));
        topics.end();
        return read;
    }

    private static FormatSettings format(YamlMap map, boolean isTopic) {
        Kind kind = map.choice("format", Kind.JSON, FORMATS);
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
                absent(map),
                JsonSection.read(map, kind, names),
                map.read("entity", null, text -> text.equals(NONE) ? null : text),
                LayoutSection.read(map, kind, isTopic),
                SchemasSection.read(map, kind).withRenames(renames(map, names.value())));
    }

    private static Map<String, String> renames(YamlMap map, List<String> values) {
        Map<String, String> renames = map.map("as").texts(UnaryOperator.identity());
        Set<String> taken = new HashSet<>();
        for (Map.Entry<String, String> rename : renames.entrySet()) {
            if (rename.getValue().isBlank()
                    || rename.getKey().contains("/")
                    || rename.getValue().contains("/")) {
                map.fault(
                        "as",
                        "gives a signal another name, neither with a slash, for example {vehicle_speed: speed}, but has "
                                + rename.getKey() + ": \"" + rename.getValue() + "\"");
            } else if (!taken.add(rename.getValue())) {
                map.fault("as", "makes two signals " + rename.getValue() + ", which would be one series");
            } else if (values.size() > 1
                    && values.contains(rename.getValue())
                    && !renames.containsKey(rename.getValue())) {
                map.fault(
                        "as",
                        "makes " + rename.getKey() + " " + rename.getValue() + ", as another of fields.value is called:"
                                + " they would be one series; give that one another name too");
            }
        }
        return renames;
    }

    /** Adds what {@link #read} would read to the same. */
    static void addText(Feed feed, Map<String, Object> text) {
        FormatSettings format = feed.format();
        text.put(
                "topics",
                feed.topics().pattern() == null
                        ? feed.topics().names()
                        : Map.of("pattern", feed.topics().pattern()));
        text.put("preset", NONE); // what it says is said below
        text.put("format", Texts.word(FORMATS, format.kind()));
        text.put("fields", text(format.fields()));
        text.put("csv", CsvSection.text(format.csv()));
        SchemasSection.print(format.details(), text);
        JsonSection.text(format.json(), text);
        text.put("entity", format.entity() == null ? NONE : format.entity());
        text.put("as", new TreeMap<>(format.details().renames()));
        text.put("time", TimeSection.text(format.time()));
        text.put("numbers", NumbersSection.text(format.numbers()));
        text.put("absent", Texts.word(ABSENT, format.absent()));
        LayoutSection.addText(format.layout(), format.kind(), text);
    }

    private static Map<String, Object> text(FormatSettings.Fields fields) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("series", fields.series());
        text.put("time", fields.time());
        text.put("value", fields.value());
        text.put("unit", fields.unit());
        return text;
    }
}

package org.hodograph.pipeline.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.config.SourceConfig.PartitionBy;
import org.hodograph.pipeline.config.SourceConfig.Start;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.TimeScale;

/** Reads {@code source}. Its bounds on time hold for every series. */
final class SourceSection {

    private static final Map<String, Kind> FORMATS = Map.of("json", Kind.JSON, "csv", Kind.CSV, "openxc", Kind.OPENXC);
    private static final Map<String, TimeScale> TIMES =
            Map.of("iso", TimeScale.ISO, "s", TimeScale.S, "ms", TimeScale.MS, "us", TimeScale.US, "ns", TimeScale.NS);

    private final YamlMap map;
    private final long maxOutOfOrdernessNanos;
    private final long maxFutureSkewNanos;

    SourceSection(YamlMap map) {
        this.map = map;
        maxOutOfOrdernessNanos = map.read("max-out-of-orderness", 0L, Texts::duration);
        maxFutureSkewNanos = map.read("max-future-skew", Texts.duration("1h"), Texts::duration);
    }

    long maxOutOfOrdernessNanos() {
        return maxOutOfOrdernessNanos;
    }

    long maxFutureSkewNanos() {
        return maxFutureSkewNanos;
    }

    SourceConfig read() {
        YamlMap kafka = map.map("kafka");
        SourceConfig source = new SourceConfig(
                map.text("brokers").orElse("localhost:9092"),
                map.words("topics", List.of("telemetry")),
                format(),
                map.choice(
                        "partition-by",
                        PartitionBy.ENTITY,
                        Map.of("entity", PartitionBy.ENTITY, "series", PartitionBy.SERIES)),
                map.read("start", new Start(Start.At.COMMITTED, 0), SourceSection::start),
                map.read("max-series", 1_000_000, text -> Texts.wholeNumber(text, 1, Integer.MAX_VALUE)),
                kafka.texts(Texts::resolved),
                map.read("control-topic", null, text -> text.equals("none") ? null : text));
        if (source.topics().isEmpty()) {
            map.fault("source.topics must name at least one topic");
        }
        map.end();
        return source;
    }

    private FormatSettings format() {
        Kind kind = map.choice("format", Kind.JSON, FORMATS);
        YamlMap fields = map.map("fields");
        FormatSettings.Fields names = new FormatSettings.Fields(
                fields.words("series", List.of()),
                fields.text("time").orElse("t"),
                fields.words("value", List.of("value")),
                fields.text("unit").orElse("unit"));
        fields.end();
        YamlMap csv = map.map("csv");
        FormatSettings.Csv rows = new FormatSettings.Csv(
                csv.words("columns", List.of()),
                csv.read("delimiter", ',', Texts::character),
                csv.text("comment").orElse("#"),
                csv.read("skip", 0, text -> Texts.wholeNumber(text, 0, 10_000)),
                csv.read("header-rows", 1, text -> Texts.wholeNumber(text, 0, 100)));
        csv.end();
        return new FormatSettings(kind, names, rows, map.choice("time", TimeScale.ISO, TIMES));
    }

    private static Start start(String text) {
        for (Start.At at : Start.At.values()) {
            if (at != Start.At.INSTANT && at.name().equalsIgnoreCase(text)) {
                return new Start(at, 0);
            }
        }
        try {
            return new Start(Start.At.INSTANT, Instant.parse(text).toEpochMilli());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be committed, earliest, latest or an instant such as 2026-01-05T10:00:00Z, but is \"" + text
                            + "\"",
                    e);
        }
    }
}

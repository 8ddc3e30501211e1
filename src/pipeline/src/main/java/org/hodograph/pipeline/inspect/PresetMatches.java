package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hodograph.pipeline.format.preset.Preset;

/** Presets whose producers are known by their fields. */
final class PresetMatches {

    /**
     * A preset, and fields that together no other producer has.
     *
     * @param name of the preset
     * @param fields patterns of paths; each must be there
     * @param inside the object whose fields the preset leaves to its user; empty: it leaves none
     */
    private record Match(String name, List<Pattern> fields, Pattern inside) {

        Match(String name, String... fields) {
            this(name, patterns(fields), null);
        }

        static Match open(String name, String inside, String... fields) {
            return new Match(name, patterns(fields), Pattern.compile(inside));
        }

        private static List<Pattern> patterns(String... fields) {
            return List.of(fields).stream().map(Pattern::compile).toList();
        }

        boolean isIn(Table table) {
            return fields.stream()
                    .allMatch(field -> table.columns().stream()
                            .anyMatch(column -> field.matcher(column.name()).matches()));
        }
    }

    private static final List<Match> ALL = List.of(
            new Match(
                    "otlp-json",
                    "resourceMetrics\\[\\*]\\.scopeMetrics\\[\\*]\\.metrics\\[\\*]\\.(gauge|sum)\\.dataPoints.*"),
            new Match("cloudevents", "specversion", "source", "time", "data\\..+"),
            Match.open(
                    "debezium",
                    "(?:payload\\.)?after\\.",
                    "(payload\\.)?op",
                    "(payload\\.)?ts_ms",
                    "(payload\\.)?after\\..+"),
            Match.open("kafka-connect-json", "payload\\.", "schema\\.type", "payload\\..+"),
            new Match("owntracks", "_type", "tst", "lat", "lon", "tid"),
            new Match("prometheus-adapter", "labels\\.__name__", "name", "timestamp", "value"),
            new Match("ros2-json", "(msg\\.)?header\\.stamp\\.secs?", "(msg\\.)?pose\\.pose\\.position\\.x"),
            new Match(
                    "telegraf-json",
                    "(metrics\\[\\*]\\.)?fields\\..+",
                    "(metrics\\[\\*]\\.)?tags\\..+",
                    "(metrics\\[\\*]\\.)?timestamp"),
            new Match("thingsboard", "ts", "deviceName", "values\\..+"),
            new Match("traccar", "(position\\.)?fixTime", "(position\\.)?latitude", "(position\\.)?longitude"),
            new Match("tasmota", "Time", "(ENERGY|AM2301|DS18B20.*|BME280|DHT\\d+|SI7021|SHT3X.*|BMP280|ANALOG)\\..+"));

    private PresetMatches() {}

    static List<Proposal> of(Table table) {
        List<Proposal> all = new ArrayList<>();
        for (Match match : ALL) {
            if (match.isIn(table)) {
                Proposal preset = Proposal.NONE.with(
                        "source.preset", match.name(), Preset.of(match.name()).meaning());
                all.addAll(match.inside() == null ? List.of(preset) : Roles.of(preset, inside(table, match.inside())));
            }
        }
        return all;
    }

    /** The fields of an object, by their names in it. */
    private static Table inside(Table table, Pattern object) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = object.matcher(column.name()).replaceFirst("");
            if (!name.equals(column.name())) {
                columns.add(new Column(name, column.cells()));
            }
        }
        return new Table(columns, table.said(), true);
    }
}

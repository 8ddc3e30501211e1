package org.hodograph.pipeline.format;

import java.util.List;
import java.util.stream.Stream;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;

/** A format as it may be configured, with good records. */
record HostileSubject(String name, FormatSettings settings, List<String> good) {

    private static final String JSON =
            "{\"vehicle\":\"car-1\",\"signal\":\"speed\",\"t\":\"2026-01-05T10:00:01.250Z\",\"value\":48.25,\"unit\":\"km/h\"}";
    private static final String SHORT_JSON = "{\"series\":\"plant/flow\",\"t\":\"2026-01-05T10:00:01Z\",\"value\":-3}";
    private static final String INNER_JSON =
            "{\"meta\":{\"id\":\"car-1\",\"line\":7,\"t\":1767607201250000000},\"data\":{\"speed\":48.25,\"rpm\":900},\"unit\":\"m/s\"}";
    private static final String DOTTED_JSON =
            "{\"meta.id\":\"car-1\",\"meta.line\":\"b\",\"meta.t\":\"1767607201250000000\",\"data.speed\":1,\"data.rpm\":2}";
    private static final String TRACE = "1332794184.319404: {\"name\":\"vehicle_speed\",\"value\":42.1}";
    private static final String OPENXC =
            "{\"name\":\"vehicle_speed\",\"value\":42.2,\"timestamp\":1332794184.629404,\"unit\":\"km/h\"}";

    private static final String SENML = "[{\"bn\":\"car-1/\",\"bt\":1332794184.5,\"bu\":\"km/h\",\"bv\":1},"
            + "{\"n\":\"speed\",\"v\":42.1},{\"n\":\"speed\",\"t\":0.1,\"v\":42.2}]";
    private static final String SHORT_SENML = "[{\"n\":\"flow\",\"u\":\"l/s\",\"t\":1332794184,\"v\":-3,\"ut\":60}]";

    private static final String NESTED = "{\"host\":\"h1\",\"groups\":[{\"name\":\"n\",\"gauge\":{\"points\":["
            + "{\"t\":\"1767607201250000000\",\"v\":48.25,\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"1\"}}]},"
            + "{\"t\":1767607201250000000,\"v\":\"2\"}]}}]}";
    private static final String SHORT_NESTED =
            "[{\"host\":\"h1\",\"groups\":[{\"name\":\"n\",\"sum\":{\"points\":[{\"t\":5,\"v\":1}]}},{\"name\":\"m\"}]}]";
    private static final String MAP =
            "{\"id\":\"car-1\",\"t\":1767607201250000000,\"values\":{\"speed\":48.25,\"rpm\":{\"value\":900,\"unit\":\"1/min\"},\"on\":true}}";
    private static final String LISTS =
            "{\"id\":\"b\",\"values\":{\"a\":[{\"t\":5,\"value\":1},{\"t\":6,\"value\":2}]}}";
    private static final String CONNECT =
            "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\","
                    + "\"parameters\":{\"scale\":\"2\"},\"field\":\"value\"}]},\"payload\":{\"series\":\"s\",\"t\":1767607201,\"value\":\"AE4g\"}}";
    private static final String SHORT_CONNECT =
            "{\"series\":\"s\",\"t\":1767607201,\"value\":48.25,\"xyz\":[1,[2,{\"a\":3}],4]}";

    private static Stream<HostileSubject> nested() {
        return Stream.of(
                of(
                        "json of lists in lists",
                        NestedJsonTest.settings(
                                "time: ns, records: ['groups[*].gauge.points[*]', 'groups[*].sum.points[*]'], "
                                        + "pairs: attributes, fields: {series: [host, name, 'attributes.*'], value: v}"),
                        NESTED,
                        SHORT_NESTED),
                of(
                        "json of maps",
                        NestedJsonTest.settings(
                                "time: ns, units: {speed: km/h}, fields: {series: [id, key-of(values)]}"),
                        MAP,
                        LISTS),
                of(
                        "json of connect",
                        NestedJsonTest.settings(
                                "time: s, records: [payload, $], decimals: schema, fields: {value: [value, 'xyz[1][1].a']}"),
                        CONNECT,
                        SHORT_CONNECT),
                of(
                        "json values alone",
                        NestedJsonTest.settings("time: ns, entity: e"),
                        SHORT_JSON.replace("2026-01-05T10:00:01Z", "5"),
                        "42.5"));
    }

    static Stream<HostileSubject> all() {
        return Stream.concat(usual(), nested());
    }

    private static Stream<HostileSubject> usual() {
        FormatSettings inner = Reading.settings(
                        Kind.JSON,
                        Reading.fields(List.of("meta.id", "meta.line"), "meta.t", "data.speed", "data.rpm"),
                        Csv.DEFAULT,
                        TimeScale.NS)
                .withEntity("works");
        FormatSettings csv = Reading.settings(
                Kind.CSV,
                Reading.fields(List.of("car", "signal"), "t", "value"),
                columns("car", "signal", "t", "value", "unit"),
                TimeScale.ISO);
        FormatSettings rows = Reading.settings(
                Kind.CSV, Reading.fields(List.of(), "t", "speed", "rpm"), columns("t", "speed", "rpm"), TimeScale.S);
        FormatSettings openxc =
                Reading.settings(Kind.OPENXC, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);
        FormatSettings senml = Reading.settings(Kind.SENML, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);
        return Stream.of(
                of("json", Reading.json(), JSON, SHORT_JSON),
                of("json of inner fields", inner, INNER_JSON, DOTTED_JSON),
                of(
                        "csv",
                        csv,
                        "car-1,speed,2026-01-05T10:00:01.250Z,48.25,km/h",
                        "\"car, 2\",\"sp\"\"eed\",2026-01-05 10:00:01,-3,"),
                of("csv of several values", rows, "1767607201.25,48.25,900", "1767607202, 48.5 ,"),
                of("openxc", openxc, OPENXC, TRACE),
                of("senml", senml, SENML, SHORT_SENML));
    }

    /** Those that are JSON. */
    static Stream<HostileSubject> json() {
        return all().filter(subject -> subject.good.get(0).startsWith("{"));
    }

    private static HostileSubject of(String name, FormatSettings settings, String... good) {
        return new HostileSubject(name, settings, List.of(good));
    }

    private static Csv columns(String... columns) {
        return new Csv(List.of(columns), ',', "#", 0, 1);
    }

    @Override
    public String toString() {
        return name;
    }
}

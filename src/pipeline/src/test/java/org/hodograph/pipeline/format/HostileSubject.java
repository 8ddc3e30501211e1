package org.hodograph.pipeline.format;

import java.util.List;
import java.util.stream.Stream;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.text.NumberForm;
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

    static Stream<HostileSubject> all() {
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
        FormatSettings blanks = Reading.settings(
                Kind.CSV,
                Reading.fields(List.of(), "t", "speed", "rpm"),
                new Csv(List.of("t", "speed", "rpm"), Csv.BLANKS, "#", 0, 1, 0, List.of("s", "km/h")),
                TimeScale.S);
        FormatSettings places = Reading.settings(
                        Kind.CSV,
                        Reading.fields(List.of("$2"), "$1", "$3", "$4"),
                        new Csv(List.of(), ';', "#", 0, 0),
                        TimeScale.S)
                .withNumbers(new NumberForm(',', '.'));
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
                of("csv aligned with blanks", blanks, "1767607201.25   48.25 900", "\t1767607202 \"48.5 mph\"  - "),
                of("csv by place", places, "1767607201,25;car-1;42.1;1.200,5 km/h", "1767607202; \"car; 2\";-3;4;5"),
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

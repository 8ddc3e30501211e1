package org.hodograph.pipeline.format;

import java.util.List;
import java.util.stream.Stream;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.avro.AvroSettings;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.format.avro.SchemaFile;
import org.hodograph.pipeline.format.protobuf.DescriptorSet;
import org.hodograph.pipeline.format.protobuf.ProtobufSettings;
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

    private static final String INFLUX = "tank,site=s1,unit=m level=48.25,flow=3i,open=t 1767607201250000000";
    private static final String ESCAPED_INFLUX =
            "a\\ b,c\\,d=e\\=f g=-1.5e3,h=\"i \\\"j\\\" \n, k=1\",l=7u 1767607201250000000";
    private static final String TAGGED_INFLUX = "drive,car=car-1,unit=km/h speed=48.25,rpm=900i 1767607201";

    private static final String RMC = "$GPRMC,100001.250,A,4807.038,N,01131.000,E,048.25,084.4,050126,003.1,W,A*23";
    private static final String GGA = "$GNGGA,100001.50,4807.0381,N,01131.001,W,1,08,0.9,545.4,M,46.9,M,,*5D";
    private static final String VTG = "$GPVTG,054.7,T,034.4,M,005.5,N,010.2,K";

    private static final String GPX =
            "<gpx><trk><name>a b</name><trkseg><trkpt lat=\"48.25\" lon=\"-11.5\"><ele>545.4</ele>"
                    + "<time>2026-01-05T10:00:01.250Z</time><speed>42.1</speed></trkpt></trkseg></trk></gpx>";
    private static final String LONG_GPX =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" xmlns=\"x\">"
                    + "<metadata><name>no</name></metadata><wpt lat=\"1\" lon=\"2\"/><trk><trkseg><trkpt lon=\"1\" lat=\"2\">"
                    + "<time>2026-01-05T10:00:01Z</time><extensions><x:a><x:course>7</x:course></x:a></extensions></trkpt>"
                    + "</trkseg></trk></gpx>";

    // bytes below 128, so that they are the same as text
    private static final String AVRO_SCHEMA = "{\"type\":\"record\",\"name\":\"H\",\"fields\":["
            + "{\"name\":\"car\",\"type\":\"string\"},{\"name\":\"t\",\"type\":\"string\"},"
            + "{\"name\":\"speed\",\"type\":[\"null\",\"double\"]},{\"name\":\"rpm\",\"type\":\"int\"},"
            + "{\"name\":\"more\",\"type\":{\"type\":\"map\",\"values\":[\"H\",\"null\",\"bytes\"]}},"
            + "{\"name\":\"wave\",\"type\":{\"type\":\"array\",\"items\":[\"null\",\"float\"]}}]}";
    private static final String DOUBLE = "\0\0\0\0\0 H@"; // 48.25
    private static final String AVRO =
            "\ncar-102026-01-05T10:00:01.250Z\u0002" + DOUBLE + "\u000e\u0002\u0002k\u0004\u0004ab\0\u0004\0\0\0";
    private static final String PROTOBUF = "\n\u0005car-1\u0019" + DOUBLE + "!" + DOUBLE + "*\u0009\u0009" + DOUBLE
            + "0\u0001z\u00182026-01-05T10:00:01.250Z";

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
        FormatSettings influx =
                Reading.settings(Kind.INFLUX, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);
        FormatSettings tags = Reading.settings(
                Kind.INFLUX,
                Reading.fields(List.of("measurement", "car"), "t", "speed", "rpm"),
                Csv.DEFAULT,
                TimeScale.S);
        FormatSettings nmea = Reading.settings(Kind.NMEA, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);
        FormatSettings gpx = Reading.settings(Kind.GPX, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);
        FormatSettings avro = AvroFormatTest.avro(
                new AvroSettings(List.of(new SchemaFile("hostile.avsc", AVRO_SCHEMA)), null, null, Framing.AUTO),
                Reading.fields(List.of("car"), "t", "speed", "rpm"),
                TimeScale.ISO);
        FormatSettings protobuf = ProtobufFormatTest.protobuf(
                new ProtobufSettings(
                        DescriptorSet.read("src/test/resources/formats/drive.desc"),
                        "fleet.Drive",
                        ProtobufSettings.Framing.NONE),
                Reading.fields(List.of("vehicle"), "t", "speed", "rpm", "gps.lat"),
                TimeScale.ISO);
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
                of("senml", senml, SENML, SHORT_SENML),
                of("influx", influx, INFLUX, INFLUX + "\n# more\n" + INFLUX, ESCAPED_INFLUX),
                of("influx of tags", tags, TAGGED_INFLUX),
                of("gpx", gpx, GPX, LONG_GPX),
                of("avro", avro, AVRO),
                of("protobuf", protobuf, PROTOBUF),
                of("nmea", nmea, RMC, GGA, VTG, RMC + "\r\n" + VTG + "\r\n" + GGA + "\r\n"));
    }

    /** Those that are text. */
    static Stream<HostileSubject> text() {
        return all().filter(
                        subject -> subject.settings.kind() != Kind.AVRO && subject.settings.kind() != Kind.PROTOBUF);
    }

    /** Those whose encoding may be set: XML says its own. */
    static Stream<HostileSubject> encoded() {
        return text().filter(subject -> subject.settings.kind() != Kind.GPX);
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

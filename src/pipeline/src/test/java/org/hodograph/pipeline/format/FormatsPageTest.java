package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.transit.realtime.GtfsRealtime;
import com.influxdb.client.write.Point;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.jenetics.jpx.GPX;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.marineapi.nmea.parser.SentenceFactory;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.kafka.connect.json.JsonConverter;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.preset.Preset;
import org.junit.jupiter.api.Test;

/**
 * The table at the end of docs/formats.md names the producers whose libraries wrote what the tests read, with the versions of
 * these very libraries; {@code -Dhodograph.formats.write=true} writes it.
 */
class FormatsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("hodograph.root"), "docs", "formats.md");
    private static final String BEGIN = "<!-- from here on written by FormatsPageTest -->\n";
    private static final Pattern JAR = Pattern.compile(".*?-([0-9][^/]*)\\.jar");
    private static final String SHAPE = "records of its shape";
    private static final String NONE = "";

    private record Tried(Kind format, String preset, String producer, Class<?> test) {}

    private static final List<Tried> TRIED = List.of(
            new Tried(
                    Kind.JSON,
                    "cloudevents",
                    library("CloudEvents Java", CloudEventBuilder.class),
                    ProducersTest.class),
            new Tried(
                    Kind.JSON,
                    "debezium",
                    library("envelopes by Kafka Connect's JsonConverter", JsonConverter.class),
                    ProducersTest.class),
            new Tried(
                    Kind.JSON,
                    "kafka-connect-json",
                    library("Kafka Connect's JsonConverter", JsonConverter.class),
                    ProducersTest.class),
            new Tried(
                    Kind.JSON, "otlp-json", library("OpenTelemetry Java", SdkMeterProvider.class), ProducersTest.class),
            new Tried(Kind.JSON, "owntracks", SHAPE, PresetTest.class),
            new Tried(Kind.JSON, "prometheus-adapter", SHAPE, PresetTest.class),
            new Tried(Kind.JSON, "ros2-json", SHAPE, PresetTest.class),
            new Tried(Kind.JSON, "tasmota", SHAPE, PresetTest.class),
            new Tried(Kind.JSON, "telegraf-json", SHAPE, PresetTest.class),
            new Tried(Kind.JSON, "thingsboard", SHAPE, PresetTest.class),
            new Tried(Kind.JSON, "traccar", SHAPE, PresetTest.class),
            new Tried(Kind.OPENXC, "openxc", "recordings of cars, where they are there", OpenXcFormatTest.class),
            new Tried(Kind.SENML, "senml", "examples of RFC 8428", SenMlFormatTest.class),
            new Tried(Kind.CSV, NONE, "files as 20 kinds of loggers write them", CsvFormatTest.class),
            new Tried(Kind.INFLUX, NONE, library("InfluxDB's Java client", Point.class), InfluxFormatTest.class),
            new Tried(Kind.NMEA, NONE, library("marineapi", SentenceFactory.class), NmeaFormatTest.class),
            new Tried(Kind.AVRO, NONE, library("Apache Avro", GenericDatumWriter.class), AvroFormatTest.class),
            new Tried(
                    Kind.PROTOBUF,
                    NONE,
                    library("GTFS-realtime bindings", GtfsRealtime.class),
                    ProtobufFormatTest.class),
            new Tried(Kind.GPX, NONE, library("jpx", GPX.class), GpxFormatTest.class));

    /** A library's name and version, as its jar tells it. */
    private static String library(String name, Class<?> of) {
        Matcher jar = JAR.matcher(
                of.getProtectionDomain().getCodeSource().getLocation().getPath());
        assertThat(jar.matches()).as("the jar of %s has a version", name).isTrue();
        return name + " " + jar.group(1);
    }

    @Test
    void everyFormatAndEveryPresetIsTried() {
        assertThat(TRIED.stream().map(Tried::format)).containsAll(List.of(Kind.values()));
        assertThat(TRIED.stream().map(Tried::preset))
                .containsAll(Preset.ALL.stream().map(Preset::name).toList());
    }

    @Test
    void pageListsWhatTheTestsRead() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN);
        String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table();
        if (Boolean.getBoolean("hodograph.formats.write")) {
            Files.writeString(PAGE, written);
            page = written;
        }
        assertThat(page).isEqualTo(written);
    }

    private static String table() {
        List<String> rows =
                new ArrayList<>(List.of("", "| format | preset | written by | test |", "|---|---|---|---|"));
        for (Tried tried : TRIED) {
            rows.add(Stream.of(
                            code(tried.format().name().toLowerCase(Locale.ROOT)),
                            code(tried.preset()),
                            tried.producer(),
                            code(tried.test().getSimpleName()))
                    .reduce("|", (row, cell) -> row + (cell.isEmpty() ? " |" : " " + cell + " |")));
        }
        return String.join("\n", rows) + "\n";
    }

    private static String code(String text) {
        return text.isEmpty() ? text : "`" + text + "`";
    }
}

package org.hodograph.pipeline.format.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatDetails;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Fields;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a registry of the JDK's own HTTP server, which answers as Confluent's and Apicurio's do. */
class SchemaRegistryTest {

    private static final String POINT = "{\"type\":\"record\",\"name\":\"Point\",\"namespace\":\"n\",\"fields\":["
            + "{\"name\":\"series\",\"type\":\"string\"},{\"name\":\"t\",\"type\":\"long\"},{\"name\":\"value\",\"type\":\"double\"}]}";
    private static final String NEWER =
            POINT.replace("]}", ",{\"name\":\"unit\",\"type\":\"string\",\"default\":\"m\"}]}");

    private HttpServer server;
    private final Map<String, String> bodies = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private String authorization;
    private String sent = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String body = bodies.get(exchange.getRequestURI().toString());
        int status = !failures.isEmpty() ? failures.pop() : body == null ? 404 : 200;
        byte[] bytes = (status == 200 ? body : "{\"error_code\":40403}").getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private AvroFormat format(String path, Framing framing, SchemaFile readerSchema, String login) {
        AvroSettings avro = new AvroSettings(List.of(), readerSchema, new RegistrySettings(url(path), login), framing);
        FormatSettings settings = new FormatSettings(
                        Kind.AVRO,
                        new Fields(List.of(), List.of("t"), List.of("value"), "unit"),
                        Csv.DEFAULT,
                        TimeForm.of(TimeScale.NS))
                .withDetails(FormatDetails.of(avro));
        return new AvroFormat(settings, new SchemaRegistry.Patience(3, 1));
    }

    private static byte[] record(int idBytes, long id, String schema) throws IOException {
        Schema written = new Schema.Parser().parse(schema);
        GenericRecordBuilder record = new GenericRecordBuilder(written)
                .set("series", "a")
                .set("t", 7L)
                .set("value", 2.5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(
                idBytes == 4
                        ? ByteBuffer.allocate(4).putInt((int) id).array()
                        : ByteBuffer.allocate(8).putLong(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<>(written).write(record.build(), encoder);
        return out.toByteArray();
    }

    private static List<String> read(AvroFormat format, byte[]... records) {
        List<String> all = new ArrayList<>();
        for (byte[] record : records) {
            SourceRecord source = new SourceRecord("in", 0, 0, SourceRecord.NO_TIMESTAMP, record);
            format.read(source, new SampleListener() {
                @Override
                public void sample(Sample sample) {
                    assertThat(sample.source()).isSameAs(source);
                    all.add(sample.series() + "@" + sample.nanos() + "=" + sample.value() + " " + sample.unit());
                }

                @Override
                public void rejected(Rejection rejection) {
                    assertThat(rejection.source()).isSameAs(source);
                    all.add(rejection.reason());
                }

                @Override
                public void absent(Rejection absence) {
                    all.add(absence.reason());
                }

                @Override
                public void noted(String line) {
                    all.add(line);
                }
            });
        }
        return all;
    }

    private static String wrapped(String schema) throws IOException {
        return new ObjectMapper().writeValueAsString(Map.of("schema", schema));
    }

    /** Each schema is asked for once; records of an older and a newer one are read as one. */
    @Test
    void schemasOfConfluentsRegistryAreReadOnce() throws IOException {
        bodies.put("/schemas/ids/7", wrapped(POINT));
        bodies.put("/schemas/ids/8", wrapped(NEWER));
        AvroFormat format = format("/", Framing.AUTO, new SchemaFile("newer", NEWER), null);
        assertThat(read(format, record(4, 7, POINT), record(4, 8, NEWER), record(4, 7, POINT)))
                .containsExactly("a@7=2.5 m", "a@7=2.5 m", "a@7=2.5 m");
        assertThat(asked).containsExactly("/schemas/ids/7", "/schemas/ids/8");
        assertThat(authorization).isNull();
    }

    @Test
    void referencesAreFollowed() throws IOException {
        String outer =
                "{\"type\":\"record\",\"name\":\"Outer\",\"namespace\":\"n\",\"fields\":[{\"name\":\"p\",\"type\":\"n.Point\"}]}";
        bodies.put(
                "/schemas/ids/1",
                new ObjectMapper()
                        .writeValueAsString(Map.of(
                                "schema",
                                outer,
                                "references",
                                List.of(Map.of("name", "n.Point", "subject", "the point", "version", 3)))));
        bodies.put("/subjects/the%20point/versions/3", wrapped(POINT));
        byte[] record = record(4, 1, POINT); // a record of one record is the same bytes
        assertThat(read(format("", Framing.CONFLUENT, null, null), record))
                .singleElement()
                .asString()
                .startsWith("unknown-field: series is not in the record")
                .contains("p.series, p.t, p.value");
    }

    @Test
    void apicuriosOwnAddressesAndFramingsAreKnown() throws IOException {
        bodies.put("/apis/registry/v2/ids/globalIds/5", POINT);
        bodies.put("/apis/registry/v3/ids/contentIds/5", POINT);
        bodies.put("/apis/registry/v3/ids/globalIds/5", POINT);
        bodies.put("/apis/ccompat/v7/schemas/ids/5", wrapped(POINT));
        byte[] four = record(4, 5, POINT);
        byte[] eight = record(8, 5, POINT);
        assertThat(read(format("/apis/registry/v2", Framing.AUTO, null, null), eight))
                .containsExactly("a@7=2.5 null");
        assertThat(read(format("/apis/registry/v3", Framing.AUTO, null, null), four))
                .containsExactly("a@7=2.5 null");
        assertThat(read(format("/apis/registry/v3/ids/globalIds/{id}", Framing.APICURIO, null, null), eight))
                .containsExactly("a@7=2.5 null");
        assertThat(read(format("/apis/ccompat/v7/", Framing.AUTO, null, null), four))
                .containsExactly("a@7=2.5 null");
    }

    @Test
    void loginIsSent() throws IOException {
        bodies.put("/schemas/ids/7", wrapped(POINT));
        assertThat(read(format("", Framing.AUTO, null, "me:secret"), record(4, 7, POINT)))
                .hasSize(1);
        assertThat(authorization).isEqualTo("Basic bWU6c2VjcmV0");
    }

    /** An id that is not there is the record's fault; it is not asked for with each such record. */
    @Test
    void unknownIdIsRejectedAndRemembered() throws IOException {
        bodies.put("/schemas/ids/9", "{\"schema\":\"syntax = 'proto3';\",\"schemaType\":\"PROTOBUF\"}");
        bodies.put("/schemas/ids/10", "<html>");
        AvroFormat format = format("", Framing.AUTO, null, null);
        byte[] record = record(4, 3_000_000_000L, POINT);
        assertThat(read(format, record, record, record(4, 9, POINT), record(4, 10, POINT), new byte[] {0, 1}))
                .satisfiesExactly(
                        told -> assertThat(told)
                                .isEqualTo("malformed: schema id 3000000000 is not in the registry " + url("")),
                        told -> assertThat(told).contains("3000000000"),
                        told -> assertThat(told).isEqualTo("malformed: schema id 9 is PROTOBUF and not AVRO"),
                        told -> assertThat(told)
                                .startsWith("malformed: schema id 10 of the registry is no Avro schema, "),
                        told -> assertThat(told).startsWith("malformed: no byte 0 and 4 bytes of schema id"));
        assertThat(asked).hasSize(3);
    }

    /** A registry that is down is no fault of the record. */
    @Test
    void registryThatFailsIsAskedAgainAndThenEndsTheReading() throws IOException {
        bodies.put("/schemas/ids/7", wrapped(POINT));
        failures.addAll(List.of(503, 429));
        AvroFormat format = format("", Framing.AUTO, null, null);
        byte[] record = record(4, 7, POINT);
        assertThat(read(format, record)).containsExactly("a@7=2.5 null");
        failures.addAll(List.of(503, 500, 503, 401));
        AvroFormat another = format("", Framing.AUTO, null, null);
        assertThatThrownBy(() -> read(another, record))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the schema registry " + url("") + " answered 503, asked for schema id 7 at "
                        + url("/schemas/ids/7"));
        assertThatThrownBy(() -> read(another, record)).hasMessageContaining("answered 401");
        assertThat(read(another, record)).containsExactly("a@7=2.5 null");
        assertThat(asked).hasSize(3 + 3 + 1 + 1);
        server.stop(0);
        AvroFormat lonely = format("", Framing.AUTO, null, null);
        assertThatThrownBy(() -> read(lonely, record))
                .hasMessageContaining("can't be reached, asked for schema id 7")
                .hasMessageEndingWith("reading stops here, and no record is lost");
    }

    @Test
    void addressThatIsNoneIsRefused() {
        for (String wrong : List.of("registry:8081", "localhost", "ftp://a", "http://", "http://a b", "")) {
            assertThatThrownBy(() -> new RegistrySettings(wrong, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("must be an address such as http://registry:8081, but is \"" + wrong + "\"");
        }
        assertThatThrownBy(() -> new RegistrySettings("http://me:secret@registry", null))
                .hasMessage("must not hold a password: use registry-login");
        assertThatThrownBy(() -> new RegistrySettings("http://registry?token=secret", null))
                .hasMessage("must not have a query, which may hold a secret: use registry-login");
    }

    private int registered(String path, String login) {
        RegistrySettings settings = new RegistrySettings(url(path), login);
        return new Registration(settings, new SchemaRegistry.Patience(3, 1))
                .id("telemetry.jerk-value", new Schema.Parser().parse(POINT));
    }

    @Test
    void schemaThatIsWrittenIsRegistered() throws IOException {
        bodies.put("/subjects/telemetry.jerk-value/versions", "{\"id\":42}");
        failures.addAll(List.of(503));
        assertThat(registered("/", "me:secret")).isEqualTo(42);
        assertThat(authorization).isEqualTo("Basic bWU6c2VjcmV0");
        assertThat(new ObjectMapper().readTree(sent).get("schema").asText())
                .isEqualTo(new Schema.Parser().parse(POINT).toString());
        assertThat(asked).hasSize(2);
    }

    @Test
    void schemaThatIsRefusedIsToldInOneLine() {
        bodies.put("/subjects/telemetry.jerk-value/versions", "[]");
        failures.addAll(List.of(409));
        assertThatThrownBy(() -> registered("", null))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the schema registry " + url("")
                        + " answered 409, told the schema of telemetry.jerk-value at "
                        + url("/subjects/telemetry.jerk-value/versions") + "; nothing was written");
        assertThat(asked).hasSize(1);
        assertThatThrownBy(() -> registered("", null)).hasMessageContaining("answered 200 without an id");
        assertThatThrownBy(() -> registered("/elsewhere", null)).hasMessageContaining("answered 404 without an id");
    }
}

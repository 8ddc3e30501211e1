package org.hodograph.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.output.SinkFormat.Form;
import org.hodograph.pipeline.series.Derivatives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every form says what JSON says. */
class SinkFormatTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 500;

    private final RandomResults random = new RandomResults(16);
    private final ResultJson plain = new ResultJson(false);

    private static SinkFormat avro(Framing framing) {
        Map<Topic, Integer> ids = new EnumMap<>(Topic.class);
        SinkFormat.TOPICS.forEach(topic -> ids.put(topic, topic.word().length()));
        return new SinkFormat(Form.AVRO, framing, null, ids);
    }

    @ParameterizedTest
    @EnumSource(
            value = Framing.class,
            names = {"NONE", "SINGLE_OBJECT", "CONFLUENT"})
    void avroIsReadAsTheSameJson(Framing framing) throws Exception {
        SinkFormat format = avro(framing);
        ResultRecords records = format.records();
        ResultReader reader = new ResultReader(format);
        for (int i = 0; i < ROUNDS; i++) {
            Derivatives result = random.next();
            plain.begin(result);
            records.begin(result);
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                JsonNode read = JSON.readTree(reader.json(Topic.JERK, records.single(Topic.JERK, order)));
                assertThat(exact(read)).isEqualTo(exact(JSON.readTree(plain.single(Topic.JERK, order))));
            }
            ObjectNode read = (ObjectNode) JSON.readTree(reader.json(Topic.DERIVATIVES, records.all()));
            if (read.get("units").isNull()) {
                read.remove("units"); // JSON has no such field where it says nothing
            }
            assertThat(exact(read)).isEqualTo(exact(JSON.readTree(plain.all())));
        }
    }

    /** Texts of times may have different numbers of digits. */
    private static JsonNode exact(JsonNode record) {
        ObjectNode exact = record.deepCopy();
        exact.put("t", Instant.parse(record.get("t").asText()).toString());
        record.fieldNames().forEachRemaining(name -> {
            if (record.get(name).isNumber()) {
                exact.put(name, record.get(name).asDouble());
            }
        });
        return exact;
    }

    /** By Avro's own reader and the schema in the repository. */
    @Test
    void avrosOwnReaderReadsTheDatum() throws Exception {
        ResultRecords records = avro(Framing.NONE).records();
        Schema schema = ResultAvro.schema(Topic.DERIVATIVES);
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
        for (int i = 0; i < ROUNDS; i++) {
            Derivatives result = random.next();
            records.begin(result);
            byte[] bytes = records.all();
            GenericRecord read = reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            assertThat(read.get("t")).isEqualTo(result.nanos());
            assertThat(read.get("n")).isEqualTo(result.estimate().samples());
            Double first = (Double) read.get("d1");
            double shown = result.shown(1);
            assertThat(first).isEqualTo(Double.isFinite(shown) ? (Double) (shown + 0.0) : null);
            assertThat((List<?>) read.get("se")).hasSize(4);
        }
    }

    @Test
    void framesAreThoseOfTheirSpecifications() {
        long fingerprint = SchemaNormalization.parsingFingerprint64(ResultAvro.schema(Topic.DERIVATIVES));
        Derivatives result = random.next();
        ResultRecords single = avro(Framing.SINGLE_OBJECT).records();
        single.begin(result);
        ByteBuffer framed = ByteBuffer.wrap(single.all());
        assertThat(framed.getShort()).isEqualTo((short) 0xC301);
        assertThat(framed.order(ByteOrder.LITTLE_ENDIAN).getLong()).isEqualTo(fingerprint);
        ResultRecords confluent = avro(Framing.CONFLUENT).records();
        confluent.begin(result);
        ByteBuffer velocity = ByteBuffer.wrap(confluent.single(Topic.VELOCITY, 1));
        assertThat(velocity.get()).isZero();
        assertThat(velocity.getInt()).isEqualTo("velocity".length());
        ByteBuffer all = ByteBuffer.wrap(confluent.all());
        assertThat(all.getInt(1)).isEqualTo("derivatives".length());
    }

    /** The compact form is JSON without what says nothing, and without how a number came about. */
    @Test
    void compactLeavesOutWhatSaysNothing() throws Exception {
        ResultRecords compact = new SinkFormat(Form.JSON_COMPACT, Framing.NONE, null).records();
        for (int i = 0; i < ROUNDS; i++) {
            Derivatives result = random.next();
            plain.begin(result);
            compact.begin(result);
            for (int order = 0; order <= Estimate.MAX_ORDER; order++) {
                assertThat(JSON.readTree(compact.single(Topic.JERK, order)))
                        .isEqualTo(reduced(JSON.readTree(plain.single(Topic.JERK, order))));
            }
            assertThat(JSON.readTree(compact.all())).isEqualTo(reduced(JSON.readTree(plain.all())));
        }
    }

    private static JsonNode reduced(JsonNode record) {
        ObjectNode reduced = record.deepCopy();
        reduced.remove(List.of("n", "span", "method"));
        record.fieldNames().forEachRemaining(name -> {
            JsonNode field = record.get(name);
            boolean isNothing = field.isNull()
                    || ((name.equals("lag") || name.equals("rev")) && field.asDouble() == 0)
                    || (name.equals("flags") && field.isEmpty())
                    || (name.equals("se") && field instanceof ArrayNode list && allNull(list));
            if (isNothing) {
                reduced.remove(name);
            }
        });
        return reduced;
    }

    private static boolean allNull(ArrayNode list) {
        for (JsonNode one : list) {
            if (!one.isNull()) {
                return false;
            }
        }
        return true;
    }
}

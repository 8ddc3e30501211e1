package org.hodograph.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.GivenDerivatives;
import org.junit.jupiter.api.Test;

/** The bytes of records are those of docs/wire-format.md. */
class RecordJsonTest {

    private static final double NONE = Double.NaN;
    private static final String KMH = "unit: km/h, order: 1";

    private final RecordJson json = new RecordJson();

    private static String text(byte[] record) {
        return new String(record, StandardCharsets.UTF_8);
    }

    @Test
    void singleOrderIsTheExampleOfTheDocumentation() throws IOException {
        Derivatives result =
                GivenDerivatives.of(KMH, new double[] {13.2, -3.1, NONE, NONE}, new double[] {0.05, 0.11, NONE, NONE});
        String record = text(Results.single(result, 1));
        assertThat(record)
                .isEqualTo("{\"series\":\"car-1/speed\",\"t\":\"2026-01-05T10:00:01.250Z\",\"value\":-3.1,\"se\":0.11,"
                        + "\"unit\":\"m/s2\",\"lag\":0.25,\"n\":21,\"span\":2.0,\"rev\":0,"
                        + "\"method\":\"local-polynomial@2\",\"flags\":[]}");
        Path root = Path.of(System.getProperty("hodograph.root"));
        assertThat(Files.readString(root.resolve("docs/wire-format.md"))).contains(record);
        assertThat(Files.readString(root.resolve("README.md"))).contains(record);
    }

    /** What is not available is null, and -0 is 0. */
    @Test
    void allOrdersAreInOneRecord() {
        Derivatives result =
                GivenDerivatives.of(KMH, new double[] {-0.0, 1e-300, NONE, 4}, new double[] {0, NONE, NONE, 1e21});
        GivenDerivatives.at(result, -1, Flag.WARMUP, Flag.GAP);
        assertThat(text(Results.all(result)))
                .isEqualTo("{\"series\":\"car-1/speed\",\"t\":\"1969-12-31T23:59:59.999999999Z\",\"value\":0.0,"
                        + "\"d1\":1.0E-300,\"d2\":null,\"d3\":4.0,\"se\":[0.0,null,null,1.0E21],\"unit\":\"m/s\","
                        + "\"lag\":0.25,\"n\":21,\"span\":2.0,\"rev\":0,\"method\":\"local-polynomial@2\","
                        + "\"flags\":[\"WARMUP\",\"GAP\"]}");
    }

    @Test
    void nothingAvailableIsNulls() {
        Derivatives result = GivenDerivatives.of("order: 0", new double[] {}, new double[] {});
        result.estimate().clear();
        assertThat(text(Results.all(result)))
                .contains(
                        "\"value\":null,\"d1\":null,\"d2\":null,\"d3\":null,\"se\":[null,null,null,null],\"unit\":null")
                .contains("\"n\":0,\"span\":null,");
        assertThat(text(Results.single(result, 2))).contains("\"value\":null,\"se\":null,\"unit\":\"1/s2\",");
    }

    /** R17, R19: each order has its unit, and the flag LOW_SNR belongs to an order. */
    @Test
    void unitAndLowSnrAreThoseOfTheOrder() {
        Derivatives result =
                GivenDerivatives.of("unit: km, low-snr: 3", new double[] {10, 5, 4, 3}, new double[] {1, 2, 1, 2});
        assertThat(text(Results.single(result, 1)))
                .contains("\"unit\":\"m/s\",")
                .endsWith("\"flags\":[\"LOW_SNR\"]}");
        assertThat(text(Results.single(result, 2)))
                .contains("\"unit\":\"m/s2\",")
                .endsWith("\"flags\":[]}");
        assertThat(text(Results.single(result, 3)))
                .contains("\"unit\":\"m/s3\",")
                .endsWith("\"flags\":[\"LOW_SNR\"]}");
        Derivatives unknown = GivenDerivatives.of("unit: sacks", new double[] {10, 5, 4, 3}, new double[] {1, 1, 1, 1});
        assertThat(text(Results.single(unknown, 2))).contains("\"unit\":\"sacks/s2\"");
    }

    @Test
    void rejectionKeepsTheOriginalBytes() {
        byte[] payload = {'{', (byte) 0xFF, 0, '"'};
        SourceRecord source = new SourceRecord("raw", 3, 41, SourceRecord.NO_TIMESTAMP, payload);
        assertThat(text(json.rejection(new Rejection("malformed: not JSON, \"x\"", null, null, source))))
                .isEqualTo("{\"reason\":\"malformed: not JSON, \\\"x\\\"\",\"topic\":\"raw\",\"partition\":3,"
                        + "\"offset\":41,\"size\":4,\"payload\":\"e/8AIg==\"}");
        assertThat(text(json.rejection(new Rejection("late: 2 s", "a/b", 0L, source))))
                .startsWith(
                        "{\"reason\":\"late: 2 s\",\"series\":\"a/b\",\"t\":\"1970-01-01T00:00:00Z\",\"topic\":\"raw\"");
    }

    @Test
    void longPayloadIsCut() {
        byte[] payload = new byte[RecordJson.LONGEST_PAYLOAD + 1];
        Arrays.fill(payload, (byte) 'x');
        String record = text(json.rejection(new Rejection(
                "malformed: a", null, null, new SourceRecord("raw", 0, 0, SourceRecord.NO_TIMESTAMP, payload))));
        String kept = Base64.getEncoder().encodeToString(Arrays.copyOf(payload, RecordJson.LONGEST_PAYLOAD));
        assertThat(record).endsWith(",\"size\":65537,\"payload\":\"" + kept + "\"}");
    }
}

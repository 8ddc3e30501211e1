package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The newest numbers as Prometheus reads them from the real server. */
class LatestMetricsTest {

    private static final String TOKEN = "0123456789abcdef0123";

    private final HttpClient client = HttpClient.newHttpClient();
    private LivePage page;
    private Board board;

    private void open(int most, String token, String yaml) throws IOException {
        JobConfig job = JobConfigFile.parse(yaml, "test");
        page = new LivePage(new PagePlace(PagePlace.HERE, 0, true, token), most);
        board = page.start(job, "test");
    }

    private void open(int most) throws IOException {
        open(most, null, "source: {topics: [telemetry]}");
    }

    @AfterEach
    void stop() throws IOException {
        page.close();
    }

    private HttpResponse<String> get(String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(page.address().replaceFirst("/(\\?.*)?$", "/metrics/latest")));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> values() throws Exception {
        return get().body().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private void derivatives(String series, String numbers) {
        board.message(
                Topic.DERIVATIVES,
                ("{\"series\":\"" + series + "\",\"t\":\"2026-01-05T10:00:01.250Z\"," + numbers
                                + ",\"lag\":0.25,\"n\":21,\"span\":2.0,\"rev\":0,\"method\":\"m@1\",\"flags\":[]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachNumberIsAGaugeAndWhatIsNotAvailableIsNotThere() throws Exception {
        open(10);
        derivatives(
                "car-1/speed",
                "\"value\":13.5,\"d1\":-3.125,\"d2\":null,\"d3\":null,\"se\":[0.25,0.5,null,null],\"unit\":\"m/s\"");
        String labels = "{entity=\"car-1\",series=\"car-1/speed\"";
        assertThat(values())
                .containsExactlyInAnyOrder(
                        "hodograph_latest_value" + labels + ",unit=\"m/s\"} 13.5",
                        "hodograph_latest_value_se" + labels + ",unit=\"m/s\"} 0.25",
                        "hodograph_latest_d1" + labels + ",unit=\"m/s2\"} -3.125",
                        "hodograph_latest_d1_se" + labels + ",unit=\"m/s2\"} 0.5",
                        "hodograph_latest_time_seconds" + labels + "} 1.76760720125E9",
                        "hodograph_latest_lag_seconds" + labels + "} 0.25",
                        "hodograph_latest_series_left_out_total 0.0");
        assertThat(get().headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void tracksAreInSiWhateverTheirRecordsAreShownIn() throws Exception {
        open(10, null, "source: {topics: [telemetry]}\nsink: {show-in: {speed: km/h}}");
        board.message(
                Topic.TRACK,
                ("{\"series\":\"car-1\",\"t\":\"2026-01-05T10:00:01Z\",\"x\":12.5,\"speed\":36.0,"
                                + "\"longitudinalAcceleration\":0.5,\"curvature\":null,\"se\":{\"speed\":0.5},\"flags\":[]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(values())
                .containsExactlyInAnyOrder(
                        "hodograph_latest_track_x{entity=\"car-1\",unit=\"m\"} 12.5",
                        "hodograph_latest_track_speed{entity=\"car-1\",unit=\"m/s\"} 10.0",
                        "hodograph_latest_track_speed_se{entity=\"car-1\",unit=\"m/s\"} 0.1388888888888889",
                        "hodograph_latest_track_longitudinal_acceleration{entity=\"car-1\",unit=\"m/s2\"} 0.5",
                        "hodograph_latest_track_time_seconds{entity=\"car-1\"} 1.767607201E9",
                        "hodograph_latest_series_left_out_total 0.0");
    }

    @Test
    void ofMoreSeriesThanAreAllowedTheFirstAreThereAndTheOthersAreCounted() throws Exception {
        open(3);
        for (int i = 0; i < 5; i++) {
            derivatives("s" + i, "\"value\":" + i + ",\"unit\":\"m\"");
        }
        derivatives("s4", "\"value\":5,\"unit\":\"m\"");
        assertThat(values())
                .contains("hodograph_latest_series_left_out_total 2.0")
                .filteredOn(line -> line.startsWith("hodograph_latest_value{"))
                .hasSize(3)
                .allMatch(line -> line.matches(".*series=\"s[012]\".*"));
    }

    @Test
    void namesAndUnitsStayTextWhateverTheyHold() throws Exception {
        open(10);
        derivatives("<b>\\\"x\\\"\\n# HELP \\\\ ü", "\"value\":1,\"unit\":\"a\\\"}\\n1\"");
        assertThat(values())
                .contains("hodograph_latest_value{entity=\"<b>\\\"x\\\"\\n# HELP \\\\ ü\","
                        + "series=\"<b>\\\"x\\\"\\n# HELP \\\\ ü\",unit=\"a\\\"}\\n1\"} 1.0")
                .allMatch(line -> line.startsWith("hodograph_latest_"));
    }

    @Test
    void aReaderOfOpenMetricsGetsThatAndOneOfProtobufGetsText() throws Exception {
        open(10);
        HttpResponse<String> open = get("Accept", "application/openmetrics-text;version=1.0.0");
        assertThat(open.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
        HttpResponse<String> other = get(
                "Accept", "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited");
        assertThat(other.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    }

    @Test
    void itIsGuardedAsThePageIs() throws Exception {
        open(10, TOKEN, "source: {topics: [telemetry]}");
        assertThat(get().statusCode()).isEqualTo(401);
        assertThat(get("Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
        assertThat(get("Authorization", "Bearer " + TOKEN, "Origin", "http://stranger.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thousandsOfSeriesAreAnsweredSoon() throws Exception {
        open(Board.MOST_SERIES);
        for (int i = 0; i < 5_000; i++) {
            derivatives(
                    "car-" + i + "/speed",
                    "\"value\":13.5,\"d1\":-3.125,\"d2\":0.1,\"d3\":0.2,\"se\":[0.25,0.5,0.6,0.7],\"unit\":\"m/s\"");
        }
        get();
        long begun = System.nanoTime();
        String body = get().body();
        System.out.printf(
                "5,000 series: %d kB in %d ms%n", body.length() / 1000, (System.nanoTime() - begun) / 1_000_000);
        assertThat(body.lines().filter(line -> !line.startsWith("#"))).hasSize(5_000 * 10 + 1);
    }
}

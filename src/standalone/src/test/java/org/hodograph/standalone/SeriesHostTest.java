package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

/** The series of one process. */
class SeriesHostTest {

    private static final JobConfig CONFIG = JobConfigFile.parse(
            "source: {max-out-of-orderness: 10s, max-series: 2}\n"
                    + "series: [{match: 'slow', expire-after: 2h}, {match: '*', expire-after: 5min}]",
            "test");

    private final List<Message> messages = new ArrayList<>();
    private final SeriesHost host =
            new SeriesHost(CONFIG, new MessageEncoder(messages::add, MessageEncoder.Tally.NONE));

    private void hear(String series, long seconds) {
        hear(series, seconds, seconds);
    }

    private void hear(String series, long seconds, long now) {
        hear(host, series, seconds, now);
    }

    private static void hear(SeriesHost host, String series, long seconds, long now) {
        String json = "{\"series\":\"" + series + "\",\"t\":\"" + java.time.Instant.ofEpochSecond(seconds)
                + "\",\"value\":1}";
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        host.accept(new SourceRecord("in", 0, 0, SourceRecord.NO_TIMESTAMP, payload), now * 1000);
    }

    @Test
    void aSeriesThatFellSilentGoesWithItsStateAndItsPlaceIsFree() {
        hear("slow", 0);
        hear("a", 0);
        hear("b", 100);
        assertThat(host.series()).isEqualTo(2);
        assertThat(reasons()).containsExactly("too-many-series: source.max-series allows 2");
        hear("b", 400);
        assertThat(host.series()).isEqualTo(2);
        hear("slow", 7201);
        assertThat(host.series()).isEqualTo(1);
        host.finish();
        assertThat(host.counts().addUp()).isTrue();
        assertThat(host.counts().used()).isEqualTo(4); // also what waited in the series that went
    }

    /** As in the Flink host, where ExpiryTest asks the same. */
    @Test
    void refusedFirstSampleTakesNoPlace() {
        hear("a", 86_400, 0);
        assertThat(host.series()).isZero();
        hear("b", 0);
        hear("c", 0);
        hear("d", 0);
        assertThat(host.series()).isEqualTo(2);
        assertThat(reasons()).hasSize(2);
        assertThat(reasons().get(0)).startsWith("future: ");
        assertThat(reasons().get(1)).startsWith("too-many-series: ");
        host.finish();
        assertThat(host.counts().addUp()).isTrue();
        assertThat(host.counts().used()).isEqualTo(2);
    }

    /** A live input has no end to wait for. */
    @Test
    void whatMatchesNothingIsToldOnceAfterTenMinutes() {
        JobConfig config = JobConfigFile.parse("tracks: [{match: '*', x: lon, y: latt}]", "test");
        List<String> told = new ArrayList<>();
        SeriesHost live = new SeriesHost(
                config,
                new MessageEncoder(messages::add, MessageEncoder.Tally.NONE),
                rule -> told.add(rule.line()),
                line -> {},
                record -> "here");
        live.idle(0);
        hear(live, "car/lon", 100, 100);
        hear(live, "car/lat", 100, 100);
        hear(live, "car/lat", 699, 699);
        live.idle(699_999);
        assertThat(told).isEmpty();
        live.idle(700_000);
        hear(live, "car/lat", 701, 701);
        hear(live, "car/lat", 9000, 9000);
        live.tellUnmatched();
        assertThat(told).containsExactly("track * says nothing: no match: no series is */latt, the nearest is car/lat");
        assertThat(live.toldUnmatched()).hasSize(1);
    }

    private List<String> reasons() {
        return messages.stream()
                .filter(message -> message.topic() == Topic.REJECTED)
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .map(json -> json.replaceAll(".*\"reason\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}

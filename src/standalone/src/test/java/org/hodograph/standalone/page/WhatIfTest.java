package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** What another setting would have said is what a job with that setting says. */
class WhatIfTest {

    private static final String SOURCE = "source: {topics: [telemetry], format: json}\n";
    private static final String RULES = """
            series: [{match: "*/speed", unit: m/s, order: 1, method: "local-polynomial(span=400ms, degree=2)", lag: 100ms}]
            alerts:
              - {alert: HarshBraking, on: {series: "*/speed", quantity: acceleration}, when: "< -4.4 m/s2", release: "> -3.65 m/s2", for: 100ms}
            """;
    private static final Pattern FIRED = Pattern.compile("\"fired\":([0-9.E]+)");

    private static Board boardWith(JobConfig job) {
        Board board = new Board(job, "test");
        SourceRecord none = new SourceRecord("test", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        for (int i = 0; i < 1_000; i++) {
            double t = i * 0.02;
            double braking =
                    t > 5 && t < 7 ? 5 * (t - 5) : t >= 7 && t < 12 ? 10 : t >= 12 && t < 14 ? 10 + 3 * (t - 12) : 10;
            double noise = 0.02 * Math.sin(1e3 * t * t);
            board.sample(new Sample("car-1/speed", i * 20_000_000L, 30 - braking + noise, "m/s", none));
        }
        return board;
    }

    private static String answer(Board board, String asked) throws Exception {
        return new String(
                WhatIf.of(board, JsonRecord.read(asked.getBytes(StandardCharsets.UTF_8)))
                        .run(),
                StandardCharsets.UTF_8);
    }

    private static List<String> fired(String answer) {
        List<String> times = new ArrayList<>();
        for (Matcher matcher = FIRED.matcher(answer); matcher.find(); ) {
            times.add(matcher.group(1));
        }
        return times;
    }

    @Test
    void aThresholdGivesTheAlertsThatItsYamlGives() throws Exception {
        Board board = boardWith(JobConfigFile.parse(SOURCE + RULES, "job"));
        assertThat(fired(answer(board, "{\"series\":\"car-1/speed\"}"))).hasSize(1);

        String changed = answer(
                board,
                "{\"series\":\"car-1/speed\",\"alerts\":{\"HarshBraking\":{\"when\":\"< -2.5 m/s2\",\"release\":\"> -2 m/s2\"}}}");

        assertThat(fired(changed)).hasSize(2);
        String yaml = JsonRecord.read(changed.getBytes(StandardCharsets.UTF_8)).text("yaml");
        assertThat(yaml).contains("< -2.5 m/s2").doesNotContain("source", "sink");
        Board again = boardWith(JobConfigFile.parse(SOURCE + yaml, "copied"));
        assertThat(fired(answer(again, "{\"series\":\"car-1/speed\"}"))).isEqualTo(fired(changed));
    }

    @Test
    void aMethodIsTriedAndItsYamlGivesTheSameRows() throws Exception {
        Board board = boardWith(JobConfigFile.parse(SOURCE + RULES, "job"));
        String asked =
                "{\"series\":\"car-1/speed\",\"method\":\"local-polynomial(span=2s, degree=2)\",\"lag\":\"500ms\"}";

        String changed = answer(board, asked);

        String yaml = JsonRecord.read(changed.getBytes(StandardCharsets.UTF_8)).text("yaml");
        Board again = boardWith(JobConfigFile.parse(SOURCE + yaml, "copied"));
        String same = answer(again, "{\"series\":\"car-1/speed\"}");
        assertThat(same.substring(0, same.indexOf("\"yaml\"")))
                .isEqualTo(changed.substring(0, changed.indexOf("\"yaml\"")));
        assertThat(changed).isNotEqualTo(answer(board, "{\"series\":\"car-1/speed\"}"));
    }
}

package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.util.Fields;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alert rules that go to a job and those that have come to hold; PageBrokerIT sends them through a broker. */
class ControlTopicTest {

    private static final JobConfig JOB = JobConfigFile.parse("""
            source: {topics: [telemetry], brokers: "127.0.0.1:1", control-topic: rules, kafka: {ssl.keystore.password: hush-hush}}
            series: [{match: "*", unit: m/s, order: 1}]
            alerts:
              - {alert: Braking, on: {series: "*/speed", quantity: acceleration}, when: "< -4.4 m/s2", release: "> -3 m/s2"}
              - {alert: Fast, on: {series: "*/speed", quantity: value}, when: "> 50 m/s"}
            """, "test");
    private static final String TRIED =
            "{\"series\":\"car/speed\",\"alerts\":{\"Braking\":{\"when\":\"< -2 m/s2\",\"release\":\"> -1 m/s2\",\"for\":\"1s\"}}}";

    private final Board board = new Board(JOB, "test");

    @BeforeEach
    void sample() {
        SourceRecord none = new SourceRecord("test", 0, 0, SourceRecord.NO_TIMESTAMP, new byte[0]);
        board.sample(new Sample("car/speed", 0, 20, "m/s", none));
    }

    private static JsonRecord tried() throws Exception {
        return JsonRecord.read(TRIED.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rules() {
        return board.job().entities().alerts().rules().stream()
                .map(rule -> rule.name() + " " + rule.when().text())
                .toList();
    }

    @Test
    void whatIsSentHoldsAllRulesWithTheChangeAndNoSecret() throws Exception {
        String alerts = WhatIf.of(board, tried()).alerts();
        assertThat(alerts).startsWith("alerts:").doesNotContain("hush-hush", "series:\n", "kafka");
        ControlMessage read = ControlMessage.read(("id: a\n" + alerts).getBytes(StandardCharsets.UTF_8), List.of());
        assertThat(read.errors()).isEmpty();
        List<AlertRule> rules = read.alerts().rules();
        assertThat(rules).hasSize(2);
        assertThat(rules.get(0).when().level()).isEqualTo(-2);
        assertThat(rules.get(0).forNanos()).isEqualTo(1_000_000_000L);
        assertThat(rules.get(1)).isEqualTo(JOB.entities().alerts().rules().get(1));
    }

    @Test
    void theNewestAcceptedMessageHolds() {
        int before = board.rulesVersion();
        board.control(
                "{\"id\":\"1\",\"alerts\":[{\"alert\":\"Slow\",\"on\":{\"series\":\"*\",\"quantity\":\"value\"},\"when\":\"< 1 m/s\"}]}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(rules()).containsExactly("Slow < 1.0 m/s");
        assertThat(board.rulesVersion()).isGreaterThan(before);
        board.control("{\"id\":\"2\",\"alerts\":[{\"alrt\":\"A\"}]}".getBytes(StandardCharsets.UTF_8));
        assertThat(rules()).as("refused: the old ones stay").containsExactly("Slow < 1.0 m/s");
    }

    @Test
    void theAnswerOfTheJobIsTold() {
        Fields query = new Fields();
        query.add("id", "page-7");
        Answers answers = new Answers(board);
        assertThat(new String(answers.get("/applied", query), StandardCharsets.UTF_8))
                .isEqualTo("{\"answered\":false}");
        board.message(
                Topic.STATUS,
                "{\"id\":\"page-7\",\"accepted\":false,\"errors\":[\"1:2: no\"]}".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(answers.get("/applied", query), StandardCharsets.UTF_8))
                .isEqualTo("{\"answered\":true,\"accepted\":false,\"errors\":[\"1:2: no\"]}");
    }

    @Test
    void whereThereIsNoTopicThatIsTold() throws Exception {
        JsonRecord tried = tried();
        assertThatThrownBy(() -> new Answers(board).post("/apply", tried))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this job has no source.control-topic that rules could be sent to");
    }

    @Test
    void brokersThatDoNotAnswerAreTold() throws Exception {
        board.controlTopic(new ControlTopic(JOB));
        JsonRecord tried = tried();
        assertThatThrownBy(() -> new Answers(board).post("/apply", tried))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the control topic rules at 127.0.0.1:1 did not take the rules: ");
    }
}

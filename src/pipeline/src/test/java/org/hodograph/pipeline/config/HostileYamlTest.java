package org.hodograph.pipeline.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.format.HostileRecords;
import org.hodograph.pipeline.output.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and control messages by people who mean no good: told in a line with its place, or read; nothing else happens. */
class HostileYamlTest {

    private static final int SEEDS = Integer.getInteger("hodograph.fuzz.seeds", 25);
    private static final int TEXTS = 40; // of a seed
    private static final int LONGEST_ANSWER = 200_000; // bytes; a Kafka record takes a million

    private static final List<String> CONTROLS = List.of(
            "{\"id\":\"7\",\"alerts\":[{\"alert\":\"a\",\"on\":{\"series\":\"*/speed\",\"quantity\":\"acceleration\"},"
                    + "\"when\":\"< -4.4 m/s2\",\"release\":\"> -3.65 m/s2\",\"for\":\"100ms\",\"confidence\":0.95,"
                    + "\"labels\":{\"team\":\"fleet\"}}]}",
            "id: b\nalerts:\n- {alert: a, on: {quantity: velocity}, when: '> 5', no-data: fire, severity: page}\n");

    private static String told(String yaml) {
        ConfigException told = catchThrowableOfType(ConfigException.class, () -> JobConfigFile.parse(yaml, "job.yaml"));
        assertThat(told).as(yaml.substring(0, Math.min(yaml.length(), 200))).isNotNull();
        return told.getMessage();
    }

    /** Only texts, lists and mappings are built from a file, whatever its tags say. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://127.0.0.1/']]]]|1:7",
                "name: !!javax.script.ScriptEngineManager a|1:7",
                "name: a\\nsource: {brokers: !!java.net.URL ['http://127.0.0.1/']}|2:19",
                "source: !<tag:yaml.org,2002:java.lang.ProcessBuilder> {topics: a}|1:9",
                "series: [!!set {a}]|1:10",
                "name: !!binary aG9kb2dyYXBo|1:7",
                "name: !env HOME|1:7",
                "? !!java.net.URL [a]\\n: b|1:3"
            })
    void tagsBuildNothing(String yaml, String place) {
        assertThat(told(yaml.replace("\\n", "\n")).lines())
                .isNotEmpty()
                .allMatch(line -> line.endsWith(
                        "a tag such as !!java.net.URL means nothing here; a text that begins with ! needs quotes"))
                .first()
                .asString()
                .startsWith("job.yaml:" + place + ": ");
    }

    @Test
    void tagsOfTextsAndListsAreNoHarm() {
        assertThat(JobConfigFile.parse("!!map {name: !!str 5, source: {topics: !!seq [a]}}", "job.yaml")
                        .name())
                .isEqualTo("5");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "series: [{match: */speed}]|1:19: not YAML: unexpected character found /(47); a text that begins with * needs quotes, for example \"*/speed\"",
                "source: {kafka: {password: *hunter2}}|1:28: a text that begins with * needs quotes, for example \"*/speed\"",
                "series: &a [*a]|1:13: an alias inside of what it stands for",
                "source: &a {kafka: {b: *a}}|1:24: an alias inside of what it stands for",
                "name: \"\\ud800\"|1:7: this text holds half of a character, a surrogate without its pair"
            })
    void aliasesAndTextsThatCannotBe(String yaml, String told) {
        assertThat(told(yaml)).isEqualTo("job.yaml:" + told);
    }

    @Test
    void anAliasForASectionIsRead() {
        JobConfig job =
                JobConfigFile.parse("source: {topics: a, kafka: &k {client.rack: r}}\nsink: {kafka: *k}", "job.yaml");
        assertThat(job.sink().kafka()).isEqualTo(job.source().kafka());
    }

    /** A billion laughs: each list is ten times the one before. */
    @Test
    void aliasBombIsNotRead() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (int k = 1; k < 30; k++) {
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(k, k, String.join(", ", java.util.Collections.nCopies(10, "*a" + (k - 1)))));
        }
        assertThat(told(bomb.toString())).isEqualTo("job.yaml:12:12: at most 100 aliases");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
    void endlessNestingIsNotRead(String open) {
        String yaml = "name: a\nsource:\n  " + open.repeat(100_000);
        assertThat(told(yaml)).startsWith("job.yaml:3:").endsWith("lists and mappings are at most 32 levels deep");
        assertThat(ControlMessage.read(yaml.getBytes(UTF_8), List.of()).errors())
                .hasSize(1);
    }

    /** Every fault of a file is told, but not a hundred thousand. */
    @Test
    void faultsAreCountedWhenTheyAreMany() {
        String yaml = String.join(
                "\n",
                IntStream.range(0, 5000).mapToObj(k -> "\"key\\n" + k + "\": 1").toList());
        assertThat(told(yaml).lines())
                .hasSize(101)
                .allMatch(line -> line.length() < 300)
                .last()
                .asString()
                .isEqualTo("job.yaml:100:1: and 4900 more faults");
    }

    @Test
    void damagedFilesAreReadOrTold() {
        for (long seed = 0; seed < SEEDS; seed++) {
            HostileRecords hostile = new HostileRecords(seed);
            for (int k = 0; k < TEXTS; k++) {
                String yaml = new String(hostile.mutated(List.of(EveryKey.YAML, EveryKey.DESIGN)), UTF_8);
                String what = "seed " + seed + ", text " + k;
                try {
                    assertThat(JobConfigFile.print(JobConfigFile.parse(yaml, "job.yaml")))
                            .as(what)
                            .isNotBlank();
                } catch (ConfigException e) {
                    assertThat(e.getMessage().lines()).as(what).hasSameSizeAs(e.faults());
                    assertThat(e.getMessage().lines())
                            .as(what)
                            .allMatch(line -> line.matches("job\\.yaml:\\d+:\\d+: .+"));
                }
            }
        }
    }

    /** A message of the control topic is accepted or answered with what is wrong, in a record that Kafka takes. */
    @Test
    void damagedControlMessagesAreAnswered() throws IOException {
        int accepted = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            HostileRecords hostile = new HostileRecords(seed);
            for (int k = 0; k < TEXTS; k++) {
                byte[] message = k % 10 == 0 ? hostile.random() : hostile.mutated(CONTROLS);
                accepted += answered(message, "seed " + seed + ", message " + k).isAccepted() ? 1 : 0;
            }
        }
        assertThat(accepted).as("of them some do no harm").isPositive();
    }

    @Test
    void largeControlMessagesAreAnswered() throws IOException {
        String id = "x".repeat(100_000);
        assertThat(answered(("id: " + id + "\nalerts: []").getBytes(UTF_8), "id")
                        .errors())
                .containsExactly("1:5: id has at most 1000 characters, this one 100000");
        assertThat(answered(new byte[2_000_000], "zeros").errors())
                .containsExactly("1:1: a control message has at most 262144 bytes, this one 2000000");
        String alert = "{\"alert\":\"" + id + "\"},";
        assertThat(answered(("{\"id\":1,\"alerts\":[" + alert + alert + "{}]}").getBytes(UTF_8), "names")
                        .isAccepted())
                .isFalse();
        String empty = "{},".repeat(80_000);
        assertThat(answered(("{\"id\":1,\"alerts\":[" + empty + "{}]}").getBytes(UTF_8), "faults")
                        .errors())
                .hasSize(101);
    }

    private static ControlMessage answered(byte[] message, String what) throws IOException {
        ControlMessage read = ControlMessage.read(message, List.of());
        byte[] status = new RecordJson().status(read);
        JsonNode json = new ObjectMapper().readTree(status);
        assertThat(status.length).as(what).isLessThan(LONGEST_ANSWER);
        assertThat(json.get("accepted").booleanValue()).as(what).isEqualTo(read.isAccepted());
        if (read.isAccepted()) {
            assertThat(read.alerts()).as(what).isInstanceOf(AlertRules.class);
            assertThat(json.get("errors")).as(what).isEmpty();
        } else {
            assertThat(read.errors()).as(what).isNotEmpty().allMatch(error -> error.matches("\\d+:\\d+: .+"));
        }
        return read;
    }
}

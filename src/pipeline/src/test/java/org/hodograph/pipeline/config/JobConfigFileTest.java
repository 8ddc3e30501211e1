package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hodograph.pipeline.config.ConfigException.Fault;
import org.hodograph.pipeline.config.SourceConfig.Start;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.pipeline.series.Idle;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.time.TimeForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigFileTest {

    private static final Path DOCS = Path.of(System.getProperty("hodograph.root"), "docs");

    private static JobConfig parse(String yaml) {
        return JobConfigFile.parse(yaml, "job.yaml");
    }

    private static List<Fault> faults(String yaml) {
        ConfigException exception = catchThrowableOfType(ConfigException.class, () -> parse(yaml));
        assertThat(exception).as(yaml).isNotNull();
        return exception.faults();
    }

    @Test
    void emptyFileIsAllDefaults() {
        JobConfig job = parse("");
        assertThat(job.name()).isEqualTo("hodograph");
        assertThat(job.source().brokers()).isEqualTo("localhost:9092");
        assertThat(job.source().format().time()).isEqualTo(TimeForms.ISO);
        assertThat(job.source().format().csv()).isEqualTo(FormatSettings.Csv.DEFAULT);
        assertThat(job.sink().topic(Topic.VELOCITY)).isEqualTo("telemetry.velocity");
        assertThat(job.series().settingsFor("any/thing")).isEqualTo(SeriesSettings.defaults());
        assertThat(parse("# only a comment\n")).isEqualTo(job);
        assertThat(parse("name:\nsource:\nseries:\nsink: {topics: null}\n")).isEqualTo(job);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        JobConfig job = parse(EveryKey.YAML);
        assertThat(job.name()).isEqualTo("every-key");
        assertThat(job.source().topics()).containsExactly("raw", "more");
        assertThat(job.source().format().csv())
                .isEqualTo(new FormatSettings.Csv(List.of("id", "at", "v"), '\t', "", 2, 3));
        assertThat(job.source().format().fields())
                .isEqualTo(new FormatSettings.Fields(List.of("id"), List.of("at"), List.of("v"), "u"));
        assertThat(job.source().start()).isEqualTo(new Start(Start.At.INSTANT, 1_767_571_200_000L));
        assertThat(job.source().maxSeries()).isEqualTo(7);
        assertThat(job.sink().topic(Topic.JERK)).isEqualTo("j");
        assertThat(job.sink().topic(Topic.LATE)).isEqualTo("raw.late");
        assertThat(job.sink().partitions()).isEqualTo(3);
        assertThat(job.job().checkpoints()).isEqualTo("file:///checkpoints");
        SeriesSettings speed = job.series().settingsFor("car/speed");
        assertThat(speed.unit()).isEqualTo("km/h");
        assertThat(speed.order()).isEqualTo(1);
        assertThat(speed.lag()).hasToString("8 samples");
        assertThat(speed.idle()).isEqualTo(new Idle(10_000_000_000L, Idle.Then.HOLD));
        assertThat(speed.maxOutOfOrdernessNanos()).isEqualTo(2_000_000_000L);
        assertThat(job.series().settingsFor("car/other").maxOutOfOrdernessNanos())
                .isEqualTo(2_000_000_000L);
    }

    /** {@code --check} prints it: what is printed is the same configuration. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "source: {start: earliest, topics: [a]}",
                "series: [{match: '*', order: 2, lag: 1 samples}]",
                "series: [{match: 'a*', idle: {after: 1s, then: zero}}]"
            })
    void printedConfigurationReadsBackTheSame(String yaml) {
        JobConfig job = parse(yaml);
        assertThat(parse(JobConfigFile.print(job))).isEqualTo(job);
    }

    @Test
    void printedConfigurationOfEveryKeyReadsBackTheSame() {
        JobConfig job = parse(EveryKey.YAML);
        assertThat(parse(JobConfigFile.print(job))).isEqualTo(job);
        assertThat(EveryKey.paths(JobConfigFile.print(job))).containsAll(EveryKey.paths(EveryKey.YAML));
    }

    @Test
    void printedConfigurationOfJsonReadsBackTheSame() {
        JobConfig job = parse(EveryKey.JSON);
        assertThat(parse(JobConfigFile.print(job))).isEqualTo(job);
        assertThat(EveryKey.paths(JobConfigFile.print(job))).containsAll(EveryKey.paths(EveryKey.JSON));
        assertThat(job.source().format().fields().time()).containsExactly("timestamp"); // of the preset
        assertThat(job.source().format().json().records()).containsExactly("values[*]", "$"); // of the file
    }

    @Test
    void examplesAreGood() throws IOException {
        try (var examples = Files.newDirectoryStream(DOCS.resolve("examples"), "*.yaml")) {
            for (Path example : examples) {
                JobConfig job = JobConfigFile.read(example);
                assertThat(parse(JobConfigFile.print(job)))
                        .as(example.toString())
                        .isEqualTo(job);
            }
        }
    }

    @Test
    void seriesOfATrackShareAKey() {
        assertThat(parse("source: {partition-by: series}").source().partitionBy())
                .isEqualTo(SourceConfig.PartitionBy.SERIES);
        assertThatThrownBy(() -> parse("source: {partition-by: series}\ntracks: [{x: x, y: y}]"))
                .hasMessageStartingWith("job.yaml:1:24: source.partition-by must be entity where there are tracks");
    }

    @Test
    void documentationNamesEveryKeyAndNoOther() throws IOException {
        Set<String> known = EveryKey.paths(JobConfigFile.print(parse(EveryKey.YAML)));
        assertThat(EveryKey.documented(Files.readString(DOCS.resolve("configuration.md"))))
                .isEqualTo(known);
    }

    @Test
    void everyKeyOfTheDesignIsRead() {
        JobConfig job = parse(EveryKey.DESIGN);
        assertThat(EveryKey.paths(JobConfigFile.print(job))).containsAll(EveryKey.paths(EveryKey.DESIGN));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sorce: {}|1:1: unknown key sorce, did you mean source? (valid here: ",
                "source: {brokrs: a}|1:10: unknown key source.brokrs, did you mean brokers?",
                "source: {format: cvs}|1:18: source.format: must be one of csv, json, openxc, senml, but is \"cvs\", did you mean csv?",
                "source: {topics: {a: b}}|1:18: source.topics must be a word or a list of words",
                "source: {topics: []}|1:18: source.topics must name at least one topic",
                "source: {max-series: 0}|1:22: source.max-series: must be a whole number from 1 to 2147483647, but is \"0\"",
                "source: {max-future-skew: 1}|1:27: source.max-future-skew: a duration is a number with ns, us, ms, s, min, h or d, for example 250ms, but this is \"1\"",
                "source: {start: yesterday}|1:17: source.start: must be committed, earliest, latest or an instant such as 2026-01-05T10:00:00Z, but is \"yesterday\"",
                "source: {csv: {delimiter: ab}}|1:27: source.csv.delimiter: must be one character, but is \"ab\"",
                "source: {csv: {columns: [a, b, a]}}|1:15: source.csv.columns names \"a\" twice",
                "source: {csv: {delimiter: '\"'}}|1:15: source.csv.delimiter must not be a quote, a line end or a null",
                "source: {kafka: {password: '${env:NO_SUCH_VARIABLE}'}}|1:28: source.kafka.password: the environment has no variable NO_SUCH_VARIABLE",
                "source: {kafka: {password: '${file:/no/such/file}'}}|1:28: source.kafka.password: can't read the file /no/such/file",
                "source: {records: 'values[0]'}|1:19: source.records is a path such as values[*], data.readings[*] or $, the record itself, but is \"values[0]\"",
                "source: {records: values.*}|1:19: source.records goes through lists, values[*]; the entries of an object are named by fields.series: key-of(values), but it is \"values.*\"",
                "source: {records: []}|1:19: source.records names at least one path, for example values[*]",
                "source: {format: csv, records: 'values[*]'}|1:32: source.records is read with format: json only; the samples of other formats are found without it",
                "source: {format: csv, units: {a: m}}|1:30: source.units is read with format: json only; units of other formats are series[].unit",
                "source: {fields: {series: [key-of(a), key-of(b)]}}|1:27: source.fields.series several key-of lie in each other, for example key-of(devices) and key-of(devices.*.values), but these are key-of(a) and key-of(b)",
                "source: {fields: {series: 'key-of(a..b)'}}|1:27: source.fields.series is a path such as values[*], data.readings[*] or $, the record itself, but is \"a..b\"",
                "source: {decimals: 2}|1:20: source.decimals: must be schema, none or the scales of values by name, for example {amount: 2}, but is \"2\"",
                "source: {decimals: {a: x}}|1:24: source.decimals.a: must be a whole number from -1000 to 1000, but is \"x\"",
                "source: {units: m}|1:17: source.units: must be none or the units of values by name, for example {speed: kn}, but is \"m\"",
                "source: {preset: telegraf}|1:18: source.preset: must be one of cloudevents, debezium, kafka-connect-json, openxc, otlp-json, owntracks, prometheus-adapter, ros2-json, senml, tasmota, telegraf-json, thingsboard, traccar (./hodograph formats tells what they read), but is \"telegraf\"",
                "source: {format: csv, preset: otlp-json}|1:31: source.records is read with format: json only",
                "series: {match: a}|1:9: series must be a list, each entry beginning with \"- \"",
                "series: [{order: 1}]|1:10: a series rule needs match, for example match: \"*/speed\"",
                "series: [{match: a, order: 4}]|1:28: series[0].order: must be a whole number from 0 to 3, but is \"4\"",
                "series: [{match: a, method: local-polynomial(degre=3)}]|1:29: series[0].method: local-polynomial: unknown setting \"degre\", did you mean degree?",
                "series: [{match: a, method: local-polinomial}]|1:29: series[0].method: unknown method \"local-polinomial\", did you mean local-polynomial?",
                "series: [{match: a, lag: soon}]|1:26: series[0].lag: lag is a duration such as 250ms or a number such as 8 samples, but is \"soon\"",
                "series: [{match: a, gap: -1s}]|1:26: series[0].gap: a duration",
                "series: [{match: a, duplicates: last}]|1:10: duplicates: last and mean act inside the order buffer and need max-out-of-orderness above 0",
                "series: [{match: a, idle: {then: stop}}]|1:34: series[0].idle.then: must be one of hold, null, zero, but is \"stop\"",
                "sink: {topics: {speed: a}}|1:17: unknown key sink.topics.speed",
                "sink: {delivery: sometimes}|1:18: sink.delivery: must be one of at-least-once, exactly-once, but is \"sometimes\"",
                "job: {state: rocks}|1:14: job.state: must be one of heap, rocksdb, but is \"rocks\"",
                "name: [a]|1:7: name must be a single value",
                "just words|1:1: the file must hold keys with values, for example \"name: value\"",
                "name: {|1:8: not YAML: ",
                "name: a\u0000b|1:1: not YAML: ",
            })
    void faultTellsPlaceRuleAndNearest(String yaml, String told) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ConfigException.class)
                .message()
                .startsWith("job.yaml:" + told);
    }

    @Test
    void everyFaultIsToldInTheOrderOfTheFile() {
        assertThat(faults("name: n\nsource:\n  format: xml\n  tim: s\nsink:\n  delivery: no\nname: twice\n"))
                .extracting(Fault::line)
                .containsExactly(3, 4, 6, 7);
    }

    @Test
    void hostThatReadsFromKafkaNeedsTopics(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("job.yaml"), "");
        assertThatThrownBy(() -> JobConfigFile.readForKafka(file))
                .hasMessage(
                        "job.yaml:1:1: source.topics is needed: the topics to read, for example topics: [telemetry]");
        Files.writeString(file, "name: a\nsource:\n  format: csv\n");
        assertThatThrownBy(() -> JobConfigFile.readForKafka(file))
                .hasMessageStartingWith("job.yaml:3:3: source.topics is needed");
        assertThat(JobConfigFile.read(file).source().topics()).containsExactly("telemetry");
        Files.writeString(file, "source: {topics: a}");
        assertThat(JobConfigFile.readForKafka(file).source().topics()).containsExactly("a");
        Files.write(file, new byte[] {'a', (byte) 0xFF});
        assertThatThrownBy(() -> JobConfigFile.read(file)).hasMessage(file + " is not UTF-8 text");
    }
}

package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hodograph.pipeline.config.ConfigException.Fault;
import org.hodograph.pipeline.config.SourceConfig.Start;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Layout;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.output.SinkFormat;
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

    /** It would be a topic of that name otherwise. */
    @Test
    void noneTurnsATopicOff() {
        JobConfig job = parse("source: {topics: raw}\nsink: {topics: {velocity: none, jerk: none, late: l}}");
        assertThat(job.sink().topic(Topic.VELOCITY)).isNull();
        assertThat(job.sink().written())
                .doesNotContain(Topic.VELOCITY, Topic.JERK)
                .contains(Topic.ACCELERATION, Topic.LATE)
                .hasSize(Topic.values().length - 2);
        assertThat(job.sink().topics()).containsEntry(Topic.LATE, "l").doesNotContainValue("none");
        String printed = JobConfigFile.print(job);
        assertThat(printed).contains("velocity: none", "jerk: none", "acceleration: raw.acceleration");
        assertThat(JobConfigFile.print(parse(printed))).isEqualTo(printed);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        JobConfig job = parse(EveryKey.YAML);
        assertThat(job.name()).isEqualTo("every-key");
        assertThat(job.source().topics()).containsExactly("raw", "more");
        assertThat(job.source().format().csv())
                .isEqualTo(new FormatSettings.Csv(List.of("id", "at", "v"), '\t', "", 2, 3, 2, List.of("", "s", "m")));
        assertThat(job.source().format().layout()).isEqualTo(new Layout("latin1", true));
        assertThat(job.source().format().fields())
                .isEqualTo(new FormatSettings.Fields(List.of("id"), List.of("at"), List.of("v"), "u"));
        assertThat(job.source().start()).isEqualTo(new Start(Start.At.INSTANT, 1_767_571_200_000L));
        assertThat(job.source().maxSeries()).isEqualTo(7);
        assertThat(job.sink().topic(Topic.JERK)).isEqualTo("j");
        assertThat(job.sink().topic(Topic.LATE)).isEqualTo("raw.late");
        assertThat(job.sink().partitions()).isEqualTo(3);
        assertThat(job.sink().format().form()).isEqualTo(SinkFormat.Form.AVRO);
        assertThat(job.sink().format().framing()).isEqualTo(Framing.CONFLUENT);
        assertThat(job.sink().retentionMillis()).isEqualTo(7 * 24 * 3_600_000L);
        assertThat(job.sink().showIn().text()).isEqualTo(Map.of("speed", "km/h", "acceleration", "g", "angle", "deg"));
        assertThat(job.series().settingsFor("car/speed").showIn().text())
                .isEqualTo(Map.of("speed", "mph", "acceleration", "g", "angle", "deg"));
        assertThat(job.series().settingsFor("car/other").showIn())
                .isEqualTo(job.sink().showIn());
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
                "series: [{match: 'a*', idle: {after: 1s, then: zero}}]",
                "series: [{match: 'a*', show-in: {jerk: G/s}}]\nsink: {show-in: {temperature: degC}}"
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
        known.add("sources"); // in the place of what a source says
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
                "source: {format: cvs}|1:18: source.format: must be one of avro, csv, gpx, influx, json, nmea, openxc, protobuf, senml, but is \"cvs\", did you mean csv?",
                "source: {topics: {a: b}}|1:18: source.topics must be a word or a list of words",
                "source: {topics: {pattern: '['}}|1:28: source.topics.pattern: \"[\" is no regular expression: ",
                "source: {topics: {pattern: 'a.*'}}|1:1: name is needed where source.topics is a pattern: ",
                "source: {fields: {series: [vehicle: signal]}}|1:28: source.fields.series must be a list of words; a word with a colon needs quotes: \"vehicle: signal\"",
                "source: {as: {a/b: c}}|1:14: source.as gives a signal another name, neither with a slash, for example ",
                "source: {as: {a: c, b: c}}|1:14: source.as makes two signals c, which would be one series",
                "source: {topics: {pattern: '(?x) tele.* # all'}}|1:28: source.topics.pattern: \"(?x) tele.* # all\" ends in a comment or a quotation, which swallows what stands behind it; ",
                "source: {topics: {pattern: '\\Qtele.'}}|1:28: source.topics.pattern: \"\\Qtele.\" ends in a comment or a quotation",
                "source: {fields: {value: [speed, temp]}, as: {speed: temp}}|1:46: source.as makes speed temp, as another of fields.value is called: they would be one series; ",
                "{source: {format: csv}, sources: [{topics: a}]}|1:19: source.format belongs to an entry of sources, where there are several",
                "sources: [{topics: a}, {topics: [b, a]}]|1:33: sources[1].topics has a, which an entry before it has: a topic is read in one way",
                "{name: n, sources: [{topics: {pattern: 'a.*'}}, {topics: [b, ab]}]}|1:58: sources[1].topics has ab, which the pattern a.* of an entry before it takes: a topic is read in one way, that of the first; put this entry first",
                "{name: n, sources: [{topics: {pattern: '(a)b'}}, {topics: {pattern: '(c)\\1'}}]}|1:59: sources[1].topics refers to a group by its number, which is another one among several sources: name it, as in ",
                "{name: n, sources: [{topics: {pattern: '(?<x>a)b'}}, {topics: {pattern: '(?<x>c)d'}}]}|1:63: sources[1].topics does not go with the patterns of the entries before it: Named capturing group <x> is already defined",
                "sources: [{topics: a}, {format: csv}]|1:24: sources[1].topics is needed: the topics to read",
                "alerts: [{alert: a, on: {series: '*', quantity: acceleration}, when: '< -4.4 m/s'}]|1:10: alert a can never apply: acceleration of * is in m/s2, so when can't be in m/s",
                "source: {topics: []}|1:18: source.topics must name at least one topic",
                "source: {max-series: 0}|1:22: source.max-series: must be a whole number from 1 to 2147483647, but is \"0\"",
                "source: {max-future-skew: 1}|1:27: source.max-future-skew: a duration is a number with ns, us, ms, s, min, h or d, for example 250ms, but this is \"1\"",
                "source: {start: yesterday}|1:17: source.start: must be committed, earliest, latest or an instant such as 2026-01-05T10:00:00Z, but is \"yesterday\"",
                "source: {csv: {delimiter: ab}}|1:27: source.csv.delimiter: must be one character, but is \"ab\"",
                "source: {csv: {columns: [a, b, a]}}|1:15: source.csv.columns names \"a\" twice",
                "source: {csv: {delimiter: '\"'}}|1:15: source.csv.delimiter must not be a quote, a line end or a null",
                "source: {format: avro}|1:9: source.avro needs schema: the file of the schema, for example schema: drive.avsc; or registry: ",
                "source: {format: avro, avro: {schema: no.avsc}}|1:30: source.avro needs schema",
                "source: {avro: {schema: no.avsc}}|1:25: source.avro.schema names no schema: can't read the file no.avsc",
                "source: {avro: {schema: pom.xml}}|1:25: source.avro.schema names no schema: pom.xml is not an Avro schema (.avsc): ",
                "source: {avro: {registry: registry:8081}}|1:27: source.avro.registry: must be an address such as http://registry:8081, but is \"registry:8081\"",
                "source: {avro: {registry-login: me}}|1:33: source.avro.registry-login: must be a user and a password, for example ",
                "source: {avro: {framing: confluant}}|1:26: source.avro.framing: must be one of apicurio, auto, confluent, none, single-object, but is \"confluant\", did you mean confluent?",
                "source: {avro: {shema: a}}|1:17: unknown key source.avro.shema, did you mean schema?",
                "source: {format: protobuf, protobuf: {message: a}}|1:38: source.protobuf needs descriptor-set: ",
                "source: {format: protobuf, protobuf: {descriptor-set: src/test/resources/formats/drive.desc}}|1:38: source.protobuf.message must name a message of src/test/resources/formats/drive.desc (there are: fleet.Drive, fleet.Drive.Gps)",
                "source: {protobuf: {descriptor-set: pom.xml}}|1:37: source.protobuf.descriptor-set: pom.xml is no descriptor set, as protoc --include_imports --descriptor_set_out writes it",
                "source: {csv: {units-row: 2}}|1:15: source.csv.units-row must be one of the header rows, as in {header-rows: 2, units-row: 2}, but is 2 where header-rows is 1",
                "source: {csv: {units-row: two}}|1:27: source.csv.units-row: must be a whole number from 0 to 100, but is \"two\"; names: they stand in brackets",
                "source: {csv: {columns: [a], units: [s, m]}}|1:15: source.csv.units has at most one for each of the 1 columns, but has 2",
                "source: {csv: {delimiter: tabs}}|1:27: source.csv.delimiter: must be one character, but is \"tabs\"; tab and blanks are words",
                "source: {csv: {delimiter: \"\\0\"}}|1:15: source.csv.delimiter must not be a quote, a line end or a null",
                "source: {encoding: latin9000}|1:20: source.encoding: must be an encoding such as utf-8, utf-16, utf-16le, latin1 or windows-1252, but is \"latin9000\"",
                "source: {format: gpx, encoding: latin1}|1:33: source.encoding belongs to formats of plain text, such as csv and json, but the format is gpx",
                "source: {order: newest}|1:17: source.order: must be one of ascending, descending, but is \"newest\"",
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
                "sink: {format: avro, avro: {framing: confluent}}|1:28: sink.avro.framing: confluent needs registry: the address of a schema registry, for example registry: http://registry:8081",
                "sink: {avro: {framing: single-object}}|1:14: sink.avro is of use with sink.format: avro only",
                "sink: {format: avro, avro: {framing: none, registry: http://r}}|1:28: sink.avro.registry is of use with framing: confluent only, which names a schema by its id",
                "sink: {format: avro, avro: {registry: http://r/apis/registry/v2}}|1:28: sink.avro.registry: must be Confluent's API, for example http://registry:8081, which Apicurio has at /apis/ccompat/v7",
                "sink: {format: xml}|1:16: sink.format: must be one of avro, json, json-compact, but is \"xml\"",
                "sink: {retention: 0s}|1:19: sink.retention: must be forever or at least 1ms, but is 0s",
                "sink: {delivery: sometimes}|1:18: sink.delivery: must be one of at-least-once, exactly-once, but is \"sometimes\"",
                "job: {state: rocks}|1:14: job.state: must be one of heap, rocksdb, but is \"rocks\"",
                "sink: {show-in: {speed: kg}}|1:25: sink.show-in.speed: must be a unit of speed such as km/h, but \"kg\" is in SI kg, not m/s",
                "sink: {show-in: {torque: J}}|1:26: sink.show-in.torque: must be a unit of torque such as lb-ft, but \"J\" is in SI J, not N.m",
                "sink: {show-in: {sped: kts}}|1:18: unknown key sink.show-in.sped, did you mean speed? (valid here: acceleration, ",
                "series: [{match: a, show-in: {angle: degg}}]|1:38: series[0].show-in.angle: must be a unit of angle such as deg, but \"degg\" is no unit that is known, did you mean deg",
                "series: [{match: a, show-in: km/h}]|1:30: series[0].show-in must hold keys with values, for example \"name: value\"",
                "series: [{match: a, show-in: {speed: [km/h]}}]|1:38: series[0].show-in.speed must be a single value",
                "alerts: [{alert: a, on: {quantity: velocity}, when: '> 5 knotts'}]|1:53: alerts[0].when: unknown unit \"knotts\" in \"> 5 knotts\", did you mean knots?",
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
    void oneMistakeIsOneFault() {
        assertThat(faults("source: {topics: [a], fields: {value: v}, brokers: b}\nsources: [{topics: c}]"))
                .extracting(Fault::message)
                .containsExactly(
                        "source.topics belongs to an entry of sources, where there are several",
                        "source.fields belongs to an entry of sources, where there are several");
    }

    /** Renaming in a ring, and a value that stays what it is, make no two signals one. */
    @Test
    void signalsChangeNames() {
        assertThat(parse("source: {fields: {value: [speed, temp]}, as: {speed: temp, temp: speed}}")
                        .source()
                        .format()
                        .details()
                        .renames())
                .hasSize(2);
        assertThat(parse("source: {fields: {value: [speed, temp]}, as: {temp: temp}}")
                        .source()
                        .format()
                        .details()
                        .renames())
                .hasSize(1);
    }

    /** A rule of series holds for all sources: what one of them can't give is told. */
    @Test
    void whatHoldsForSomeSourcesOnlyIsRemarked() {
        String series = "series: [{match: '*', missing: [-9999], valid: {field: ok, equals: 1}}]";
        assertThat(Remarks.lines(
                        parse("sources: [{topics: a, format: json, absent: reject}, {topics: [b, c], format: nmea}]\n"
                                + series)))
                .containsExactly(
                        "valid does not hold for what comes from b, c: records of format nmea have no fields that it could look at",
                        "values that missing lists are rejected, not counted, from b, c too: another source has absent: reject,"
                                + " and a rule of series holds for all sources");
        assertThat(Remarks.lines(parse("sources: [{topics: a}, {topics: b, format: csv}]\n" + series)))
                .isEmpty();
        assertThat(faults("sources: [{topics: a, format: nmea}, {topics: b, format: gpx}]\n" + series))
                .hasSize(1);
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
        Files.writeString(file, "source: {topics: a, order: descending}");
        assertThat(JobConfigFile.read(file).source().format().layout().isNewestFirst())
                .isTrue();
        assertThatThrownBy(() -> JobConfigFile.readForKafka(file))
                .hasMessageStartingWith("job.yaml:1:28: source.order must be ascending where topics are read");
        Files.write(file, new byte[] {'a', (byte) 0xFF});
        assertThatThrownBy(() -> JobConfigFile.read(file)).hasMessage(file + " is not UTF-8 text");
    }
}

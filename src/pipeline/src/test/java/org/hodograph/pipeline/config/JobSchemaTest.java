package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hodograph.kernels.text.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/schemas/job.schema.json says of a file what the code says, as far as a schema can, and docs/configuration.md has its table
 * from there: {@code -Dhodograph.configuration.write=true} writes it.
 */
class JobSchemaTest {

    private static final Path PAGE = Path.of(System.getProperty("hodograph.root"), "docs", "configuration.md");
    private static final String HEAD = "| key | default | meaning |\n|---|---|---|\n";

    /** One rule of each kind, with what it can't do without. */
    private static final String LEAST = """
            series: [{match: a}]
            tracks: [{x: x, y: y}]
            alerts: [{alert: a, on: {quantity: velocity}, when: "> 1 m/s"}]
            profiles: [{profile: harsh-driving/digital-matter@1, speed: v}]
            sensitivities: [{name: n, of: a, by: b}]
            cross-checks: [{derivative: a, of: b}]
            """;

    private static final String SEVERAL = """
            name: fleet
            sources:
              - {topics: [can], format: csv, csv: {columns: [ms, v]}, fields: {time: ms, value: v}, time: ms, entity: car-1, as: {v: speed}}
              - {topics: {pattern: "phone[.].*"}, records: "values[*]"}
            sink: {format: avro, avro: {framing: single-object}, retention: 7d}
            """;

    @Test
    void tableOfThePageIsTheSchemas() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        for (JobSchema.Key key : JobSchema.read().keys()) {
            table.append("| `" + key.name() + "` | " + key.defaultText() + " | " + key.meaning() + " |\n");
        }
        String page = Files.readString(PAGE);
        int begin = page.indexOf(HEAD);
        int end = page.indexOf("\n\n", begin) + 1;
        String written = page.substring(0, begin) + table + page.substring(end);
        if (Boolean.getBoolean("hodograph.configuration.write")) {
            Files.writeString(PAGE, written);
            page = written;
        }
        assertThat(page).isEqualTo(written);
    }

    @Test
    void everythingThatTheCodeReadsIsTaken() throws IOException {
        JobSchema schema = JobSchema.read();
        List<String> jobs = new ArrayList<>(List.of("", LEAST, SEVERAL, EveryKey.YAML, EveryKey.JSON, EveryKey.DESIGN));
        try (Stream<Path> examples = Files.walk(PAGE.resolveSibling("examples"))) {
            for (Path example :
                    examples.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                jobs.add(Files.readString(example));
            }
        }
        for (String job : jobs) {
            assertThat(schema.faults(job)).as(job).isEmpty();
            String printed = JobConfigFile.print(JobConfigFile.parse(job, "job.yaml"));
            assertThat(schema.faults(printed)).as(printed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sorce: {}",
                "source: {format: cvs}",
                "source: {topics: {a: b}}",
                "source: {max-series: 0}",
                "source: {topics: {patern: a}}",
                "source: {as: [a, b]}",
                "sources: [{format: csv}]",
                "sources: [{topics: a, start: latest}]",
                "sink: {format: xml}",
                "sink: {retention: long}",
                "source: {max-future-skew: 1}",
                "source: {csv: {units-row: two}}",
                "source: {csv: {delimiter: ab}}",
                "source: {decimals: {a: x}}",
                "source: {preset: telegraf}",
                "source: {time: {zone: 1, unit: s, hour: 2}}",
                "series: {match: a}",
                "series: [{order: 1}]",
                "series: [{match: a, order: 4}]",
                "series: [{match: a, gap: -1s}]",
                "series: [{match: a, lag: soon}]",
                "series: [{match: a, kind: meter}]",
                "series: [{match: a, idle: {then: stop}}]",
                "series: [{match: a, events: [bump]}]",
                "series: [{match: a, valid: {field: u}}]",
                "tracks: [{x: a}]",
                "alerts: [{alert: a, on: {quantity: speeed}, when: '> 1 m/s'}]",
                "alerts: [{alert: a, on: {quantity: speed}, when: '1 m/s'}]",
                "sink: {topics: {speed: a}}",
                "sink: {delivery: sometimes}",
                "job: {state: rocks}"
            })
    void whatIsRefusedIsRefusedByBoth(String yaml) throws IOException {
        assertThat(JobSchema.read().faults(yaml)).isNotEmpty();
        assertThatThrownBy(() -> JobConfigFile.parse(yaml, "job.yaml")).isInstanceOf(ConfigException.class);
    }

    @Test
    void defaultsAreThoseOfTheCode() throws IOException {
        JsonNode printed = JobSchema.json(JobConfigFile.print(JobConfigFile.parse(LEAST, "job.yaml")));
        int compared = 0;
        for (JobSchema.Key key : JobSchema.read().keys()) {
            JsonNode value = printed.at("/" + key.name().replace("[]", "/0").replace('.', '/'));
            if (key.literal() != null && !value.isMissingNode()) {
                assertThat(plain(value)).as(key.name()).isEqualTo(plain(key.literal()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(70);
    }

    /** A list of one word is that word; a duration is its nanoseconds. */
    private static String plain(JsonNode value) {
        if (value.isArray() && value.size() == 1) {
            return plain(value.get(0));
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        try {
            return Durations.parse(text) + " ns";
        } catch (IllegalArgumentException e) {
            return value.isNumber() ? String.valueOf(value.asDouble()) : text;
        }
    }
}

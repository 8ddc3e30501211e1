package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hodograph.pipeline.alert.AlertRules;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Message;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;

class RuleWatchTest {

    private static final String YAML = """
            tracks:
              - {match: "ship-*", x: lon, y: lat}
              - {match: "*", x: longitud, y: latitude}
            alerts:
              - {alert: Brakes, on: {series: "*/sped", quantity: acceleration}, when: "< -4.4 m/s2"}
              - {alert: Races, on: {series: "*/speed", quantity: acceleration}, when: "> 4.4 m/s2"}
              - {alert: Bends, on: {series: "carr-*", quantity: curvature}, when: "abs > 0.1 1/m"}
            profiles: [{profile: harsh-driving/digital-matter@1, speed: "bus-*/speed"}]
            sensitivities: [{name: fuel-per-metre, of: fuel, by: odometr}]
            cross-checks: [{match: "car-*", derivative: speed, of: odometer}]
            """;
    private static final List<String> NAMES = List.of(
            "car-1/longitude", "car-1/latitude", "car-2/speed", "car-1/speed", "car-1/odometer", "car-2/fuel", "clock");

    private static final String[] LINES = {
        "profile harsh-driving/digital-matter@1 says nothing: no match: no series is bus-*/speed, the nearest is car-1/speed",
        "alert Brakes says nothing: no match: no series is */sped, the nearest is car-1/speed",
        "alert Bends says nothing: no match: no entity is carr-*, the nearest is car-1",
        "track ship-* says nothing: no match: no entity is ship-*, the nearest is car-1",
        "track * says nothing: no match: no series is */longitud, the nearest is car-1/longitude",
        "sensitivity fuel-per-metre says nothing: no match: no series is */odometr, the nearest is car-1/odometer",
    };

    private static RuleWatch watch(String yaml) {
        JobConfig config = JobConfigFile.parse(yaml, "test");
        return new RuleWatch(config.entities(), config.series().patterns());
    }

    private static List<String> told(RuleWatch watch) {
        List<String> lines = new ArrayList<>();
        watch.tell(rule -> lines.add(rule.line()));
        return lines;
    }

    @Test
    void whatMatchesNothingIsToldOnceWithTheNearestName() {
        RuleWatch watch = watch(YAML);
        assertThat(told(watch)).as("before anything was heard").isEmpty();
        NAMES.forEach(watch::heard);
        assertThat(told(watch)).containsExactlyInAnyOrder(LINES);
        assertThat(told(watch)).isEmpty();
        assertThat(watch.told()).hasSize(LINES.length);
        assertThat(watch.heard("car-1/sped")).isTrue();
        assertThat(watch.told()).hasSize(LINES.length - 1);
        watch.use(AlertRules.NONE);
        assertThat(watch.told()).hasSize(3).noneMatch(rule -> rule.line().matches("(alert|profile).*"));
    }

    /** Of alerts that take the place of others nothing is known until the names are said again; of one that stays all is. */
    @Test
    void otherAlertsAreWatchedFromThenOn() {
        String other = YAML.replace("Races, on: {series: \"*/speed", "Races, on: {series: \"*/spead");
        RuleWatch watch = watch(YAML);
        NAMES.forEach(watch::heard);
        assertThat(told(watch)).hasSize(LINES.length);
        watch.use(JobConfigFile.parse(other, "test").entities().alerts());
        assertThat(NAMES.stream().filter(watch::heard)).contains("car-1/speed");
        List<String> others = new ArrayList<>();
        watch.tellAllButAlerts(rule -> others.add(rule.line()));
        assertThat(others).isEmpty();
        assertThat(told(watch))
                .containsExactly(
                        "alert Races says nothing: no match: no series is */spead, the nearest is car-1/speed");
        assertThat(watch.told()).hasSize(LINES.length + 1);
    }

    /** A context of a series that no entity of the alert has is never known, so the alert would wait for ever. */
    @Test
    void contextOfASeriesThatThereIsNotIsTold() {
        RuleWatch watch = watch("alerts: [{alert: Odd, on: {series: \"*/speed\", quantity: value}, when: unusual,"
                + " context: [\"feul.value:5\", weekend]}]");
        List.of("car-1/speed", "car-1/fuel", "car-2/speed").forEach(watch::heard);
        assertThat(told(watch))
                .containsExactly("alert Odd says nothing: no match: no series is */feul, the nearest is car-1/fuel");
    }

    /** A rule of series whose pattern is misspelt leaves its series to the next one. */
    @Test
    void seriesRuleThatHoldsForNothingIsTold() {
        RuleWatch watch = watch("series: [{match: \"*/sped\", unit: km/h}, {match: \"*/fuel\"}, {match: \"*\"}]");
        NAMES.forEach(watch::heard);
        assertThat(told(watch))
                .containsExactly(
                        "series rule */sped holds for nothing: no match: no series is */sped, the nearest is car-1/speed");
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        List<String> backwards = new ArrayList<>(NAMES);
        Collections.reverse(backwards);
        RuleWatch watch = watch(YAML);
        backwards.forEach(watch::heard);
        assertThat(told(watch)).containsExactlyInAnyOrder(LINES);
    }

    /** As in a job of several tasks: each passes on what is news to it. */
    @Test
    void newsOfPartsAreEnough() {
        RuleWatch all = watch(YAML);
        List<RuleWatch> parts = List.of(watch(YAML), watch(YAML), watch(YAML));
        int passed = 0;
        for (int i = 0; i < 3000; i++) {
            String name = i < NAMES.size() ? NAMES.get(i) : "car-" + i + "/speed";
            if (parts.get(i % 3).heard(name)) {
                all.heard(name);
                passed++;
            }
        }
        assertThat(passed).isBetween(NAMES.size() - 2, 50);
        assertThat(told(all)).containsExactlyInAnyOrder(LINES);
    }

    /** A source that doesn't say whose its series are, without source.entity. */
    @Test
    void aSeriesOfNoEntityIsNobodysMember() {
        RuleWatch watch = watch("tracks: [{match: \"*\", x: lon, y: lat}]");
        watch.heard("lon");
        watch.heard("lat");
        assertThat(told(watch))
                .containsExactly(
                        "track * says nothing: no match: no series is */lon, the nearest is lon",
                        "track * says nothing: no match: no series is */lat, the nearest is lat");
    }

    /** y is there under its name: it is no misspelt x. */
    @Test
    void anotherMemberIsNotTheNearest() {
        RuleWatch watch = watch("tracks: [{match: \"*\", x: x, y: y, frame: metres}]");
        watch.heard("car/y");
        assertThat(told(watch)).containsExactly("track * says nothing: no match: no series is */x");
    }

    @Test
    void recordSaysTheSame() {
        RuleWatch watch = watch(YAML);
        NAMES.forEach(watch::heard);
        List<Message> messages = new ArrayList<>();
        watch.tell(rule -> messages.add(MessageEncoder.unmatched(rule)));
        Message track = messages.stream()
                .filter(message -> message.key().equals("*/*/longitud"))
                .findFirst()
                .orElseThrow();
        assertThat(track.topic()).isEqualTo(Topic.STATUS);
        assertThat(track.timestampMillis()).isEqualTo(-1);
        assertThat(new String(track.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"rule\":\"track\",\"name\":\"*\",\"series\":\"*/longitud\",\"nearest\":\"car-1/longitude\","
                                + "\"accepted\":false,\"errors\":[\"no match: no series is */longitud, the nearest is car-1/longitude\"]}");
        assertThat(messages).extracting(Message::key).doesNotHaveDuplicates();
    }
}

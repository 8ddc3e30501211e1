package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Envelope;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples inside of records, and names around them. */
class NestedJsonTest {

    /** The settings of {@code source} in YAML. */
    static FormatSettings settings(String source) {
        return JobConfigFile.parse("source: {" + source + "}", "job.yaml")
                .source()
                .format();
    }

    private static List<String> read(String source, String... records) {
        return Reading.of(settings(source), records);
    }

    private static final String MS = "time: ms, ";

    @Test
    void elementsOfAListAreSamplesAndFindWhatIsAroundThem() {
        assertThat(read(
                        MS + "records: 'values[*]', fields: {series: [device, id], time: t, value: v}",
                        "{\"device\":\"d\",\"t\":9,\"values\":[{\"id\":\"a\",\"v\":1,\"t\":1},{\"id\":\"b\",\"v\":2}]}",
                        "{\"values\":[{\"id\":\"a\",\"v\":3}],\"t\":8,\"device\":\"e\"}"))
                .containsExactly("d/a@1000000=1.0", "d/b@9000000=2.0", "e/a@8000000=3.0");
    }

    @Test
    void nearestNameCountsAndACaretLeavesTheElement() {
        String record = "{\"id\":\"out\",\"t\":1,\"value\":7,\"values\":[{\"id\":\"in\",\"value\":1}]}";
        String records = MS + "records: 'values[*]', fields: {series: ";
        assertThat(read(records + "id}", record)).containsExactly("in@1000000=1.0");
        assertThat(read(records + "^.id}", record)).containsExactly("out@1000000=1.0");
        assertThat(read(records + "id, value: ^.value}", record)).containsExactly("in@1000000=7.0");
    }

    /** A value is the element's own: what an outer object has under that name is not it. */
    @Test
    void valuesAreNotLookedForOutside() {
        assertThat(read(
                        MS + "records: 'values[*]', fields: {series: id}",
                        "{\"id\":\"a\",\"t\":1,\"value\":7,\"values\":[{\"x\":1}]}"))
                .containsExactly("a@1000000! unknown-field: value is not in the record (it has x)");
    }

    @Test
    void listsLieInListsAndObjectsOnTheWayAreReachedByTheirNamesToo() {
        String record =
                "{\"site\":\"s\",\"groups\":[{\"meta\":{\"g\":\"g1\"},\"data\":{\"kind\":\"k\",\"points\":[{\"t\":1,\"value\":1},"
                        + "{\"t\":2,\"value\":2}]}},{\"meta\":{\"g\":\"g2\"},\"data\":{\"kind\":\"l\",\"points\":[{\"t\":3,\"value\":3}]}}]}";
        List<String> read = List.of("s/g1/k@1000000=1.0", "s/g1/k@2000000=2.0", "s/g2/l@3000000=3.0");
        String records = MS + "records: 'groups[*].data.points[*]', fields: {series: [site, meta.g, ";
        assertThat(read(records + "kind]}", record)).isEqualTo(read);
        assertThat(read(records + "data.kind]}", record)).isEqualTo(read);
    }

    @Test
    void everyPathThatLeadsSomewhereCountsAndTheRecordOnlyWhereNoneDoes() {
        String two = MS + "records: [counter, gauge], fields: {series: name}";
        assertThat(read(
                        two,
                        "{\"name\":\"a\",\"t\":1,\"counter\":{\"value\":1}}",
                        "{\"name\":\"b\",\"t\":1,\"gauge\":{\"value\":2}}",
                        "{\"name\":\"c\",\"t\":1,\"gauge\":{\"value\":3},\"counter\":{\"value\":4}}",
                        "{\"name\":\"d\",\"t\":1,\"histogram\":{}}"))
                .containsExactly(
                        "a@1000000=1.0",
                        "b@1000000=2.0",
                        "c@1000000=3.0",
                        "c@1000000=4.0",
                        "! unknown-field: nothing is at counter, gauge in the record");
        assertThat(read(
                        MS + "records: ['all[*]', $], fields: {series: name}",
                        "{\"all\":[{\"name\":\"a\",\"t\":1,\"value\":1}]}",
                        "{\"name\":\"b\",\"t\":1,\"value\":2}"))
                .containsExactly("a@1000000=1.0", "b@1000000=2.0");
    }

    @Test
    void rowsOfNumbersHaveIndexes() {
        assertThat(read(
                        MS + "records: 'rows[*]', fields: {series: id, time: '[0]', value: '[1]'}",
                        "{\"id\":\"a\",\"rows\":[[1,\"10\"],[2,20]]}"))
                .containsExactly("a@1000000=10.0", "a@2000000=20.0");
        assertThat(read(
                        MS + "fields: {series: id, value: ['g.coordinates[0]', 'g.coordinates[1]']}",
                        "{\"id\":\"a\",\"t\":1,\"g\":{\"coordinates\":[8.5,47]}}"))
                .containsExactly("a/g.coordinates[0]@1000000=8.5", "a/g.coordinates[1]@1000000=47.0");
    }

    @Test
    void recordThatIsAListIsReadObjectByObject() {
        String one = "{\"series\":\"a\",\"t\":1,\"value\":1}";
        String two = "{\"series\":\"a\",\"t\":2,\"value\":2}";
        assertThat(read("time: ms", "[" + one + "," + two + "]", "[]"))
                .containsExactly("a@1000000=1.0", "a@2000000=2.0", "- absent: an empty list");
        assertThat(read("time: ms, records: '[*]'", "[" + one + "]")).containsExactly("a@1000000=1.0");
        assertThat(read("time: ms", "[" + one + ",{\"series\":\"a\",\"t"))
                .containsExactly("a@1000000=1.0", "! malformed: the JSON list breaks off behind its first 1 elements");
        assertThat(read("time: ms", "[" + one + "," + two + "} "))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("! malformed: not JSON behind the first 2 elements of the list, Unexpected close marker");
        assertThat(read("time: ms", "[" + one + ",7]"))
                .containsExactly("a@1000000=1.0", "! malformed: element 1 of the JSON list is no object");
    }

    @Test
    void entriesOfAMapAreSeries() {
        assertThat(read(
                        MS + "fields: {series: [dev, key-of(values)]}",
                        "{\"dev\":\"d\",\"t\":1,\"values\":{\"a.b\":1,\"c\":\"2.5\",\"on\":true,\"mode\":\"auto\",\"n\":null,\"bad\":\"NaN\"}}",
                        "{\"dev\":\"d\",\"t\":2,\"values\":{}}"))
                .containsExactly(
                        "d/a.b@1000000=1.0",
                        "d/c@1000000=2.5",
                        "d/on@1000000- absent: \"true\" in on is no number",
                        "d/mode@1000000- absent: \"auto\" in mode is no number",
                        "d/n@1000000- absent: null in n",
                        "d/bad@1000000! not-a-number: \"NaN\" in bad",
                        "- absent: nothing in values");
    }

    @Test
    void entriesMayBeObjectsAndListsOfThem() {
        String source = MS + "fields: {series: key-of(data)}";
        assertThat(read(source, "{\"t\":1,\"data\":{\"p\":{\"value\":5,\"unit\":\"bar\"},\"q\":{\"x\":1}}}"))
                .containsExactly("p@1000000=5.0 bar", "q@1000000- absent: no value in the record");
        assertThat(read(source, "{\"data\":{\"p\":[{\"t\":1,\"value\":5},{\"t\":2,\"value\":6}],\"l\":[1,2]},\"t\":9}"))
                .containsExactly("p@1000000=5.0", "p@2000000=6.0", "l@9000000- absent: \"[…]\" in l is no number");
        assertThat(
                        read(
                                MS + "fields: {series: [key-of($), 'key-of(*[*].values)'], time: ts}",
                                "{\"A\":[{\"ts\":1,\"values\":{\"x\":1}},{\"ts\":2,\"values\":{\"x\":2}}],\"B\":[{\"ts\":1,\"values\":{\"y\":3}}]}"))
                .containsExactly("A/x@1000000=1.0", "A/x@2000000=2.0", "B/y@1000000=3.0");
    }

    /** The time and the names of a record are no values of it. */
    @Test
    void allFieldsOfARecordButTimeAndNames() {
        assertThat(read(MS + "fields: {series: [id, key-of($)]}", "{\"id\":7,\"t\":1,\"a\":1,\"b\":2}"))
                .containsExactly("7/a@1000000=1.0", "7/b@1000000=2.0");
    }

    @Test
    void listsOfPairsAreObjects() {
        assertThat(
                        read(
                                MS + "pairs: [tags, attributes], fields: {series: [r.tags.host, 'attributes.*']}",
                                "{\"t\":1,\"value\":1,\"r\":{\"tags\":[{\"name\":\"host\",\"value\":\"h\"}]},\"attributes\":[{\"key\":\"b\",\"value\":"
                                        + "{\"intValue\":\"2\"}},{\"key\":\"a\",\"value\":{\"boolValue\":true}},{\"key\":\"__x\",\"value\":\"y\"},7,{\"k\":1}]}"))
                .containsExactly("h/a=true,b=2@1000000=1.0");
    }

    @Test
    void firstOfSeveralNamesThatIsThere() {
        assertThat(read(
                        MS + "fields: {series: name|id, value: a|b.c}",
                        "{\"id\":\"i\",\"t\":1,\"a\":1}",
                        "{\"name\":\"n\",\"id\":\"i\",\"t\":1,\"a\":null,\"b\":{\"c\":2}}",
                        "{\"id\":\"i\",\"t\":1,\"a|b.c\":3}"))
                .containsExactly("i@1000000=1.0", "n@1000000=2.0", "i@1000000=3.0");
    }

    @Test
    void keyHeadersAndTopicNameSeries() {
        Reading reading = new Reading();
        FormatSettings settings =
                settings("time: kafka, fields: {series: [$topic, $partition, $key, $key.id, $header.site], value: v}");
        assertThat(settings.readsEnvelope()).isTrue();
        byte[] payload = "{\"v\":1}".getBytes(UTF_8);
        Format format = Formats.of(settings);
        Envelope good = new Envelope("{\"id\":7}", Map.of("site", "north"));
        for (Envelope envelope : List.of(
                good, Envelope.NONE, new Envelope("k", Map.of()), new Envelope("{\"id\":7}", Map.of("a", "b")))) {
            format.read(new SourceRecord("in", 3, 0, 1, payload, envelope), reading);
        }
        assertThat(reading.all)
                .containsExactly(
                        "in/3/{\"id\":7}/7/north@1000000=1.0",
                        "! unknown-field: $key names the series, but the record has no key",
                        "! malformed: $key.id names the series, but the record's key is no JSON object: k",
                        "! unknown-field: $header.site names the series, but the record has no such header (there are: a)");
    }

    @Test
    void entityNamesWhatHasNoNameItself() {
        String record = "{\"t\":1,\"temp\":1.5,\"rpm\":2}";
        assertThat(read(MS + "entity: e, fields: {value: temp}", record)).containsExactly("e/temp@1000000=1.5");
        assertThat(read(MS + "entity: e, fields: {value: [temp, rpm]}", record))
                .containsExactly("e/temp@1000000=1.5", "e/rpm@1000000=2.0");
        assertThat(read(MS + "entity: e", "{\"t\":1,\"series\":\"s\",\"value\":1}"))
                .containsExactly("e/s@1000000=1.0");
        assertThat(read(MS + "fields: {value: temp}", record))
                .containsExactly(
                        "! unknown-field: series is not in the record (it has t, temp, rpm); source.fields.series or source.entity names it");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42.5|e/value@1000000=42.5",
                "\"42.5\"|e/value@1000000=42.5",
                "` 21.5 \u00b0C `|e/value@1000000=21.5 \u00b0C",
                "unavailable|e/value@1000000- absent: \"unavailable\" in value",
                "on|e/value@1000000! not-a-number: \"on\" in value",
                "null|- absent: null",
            })
    void recordMayBeAValueAlone(String record, String read) {
        Reading reading = new Reading();
        Formats.of(settings("time: kafka, entity: e"))
                .read(new SourceRecord("in", 0, 0, 1, record.getBytes(UTF_8)), reading);
        assertThat(reading.all).containsExactly(read);
    }

    @Test
    void valueAloneNeedsANameAndATime() {
        assertThat(read("time: kafka", "42.5"))
                .containsExactly(
                        "! malformed: not a JSON object; a value alone needs source.fields.series: [$key] or source.entity");
        assertThat(read("entity: e", "42.5"))
                .containsExactly("! missing-time: a value alone has none; source.time: kafka takes its record's");
    }

    @Test
    void whatIsNullAroundAValueMakesItAbsent() {
        String source = MS + "fields: {series: after.id, value: [after.a, after.b]}";
        assertThat(read(source, "{\"after\":null,\"t\":1}")).containsExactly("- absent: null in after");
        assertThat(read(MS + "records: after, fields: {series: id}", "{\"after\":null,\"t\":1}"))
                .containsExactly("- absent: null in after");
        assertThat(read(MS + "fields: {series: id, value: a.b}", "{\"id\":1,\"t\":1,\"a\":null}"))
                .containsExactly("1@1000000- absent: null in a");
    }

    @Test
    void unitsOfValuesThatTheRecordDoesNotSay() {
        assertThat(read(
                        MS + "units: {v: kn}, fields: {series: id, value: [v, w]}",
                        "{\"id\":1,\"t\":1,\"v\":2,\"w\":3}",
                        "{\"id\":1,\"t\":1,\"v\":2,\"unit\":\"m/s\"}"))
                .containsExactly(
                        "1/v@1000000=2.0 kn",
                        "1/w@1000000=3.0",
                        "1/v@1000000=2.0 m/s",
                        "1/w@1000000- absent: no w in the record");
        assertThat(read(MS + "units: {v: kn}, fields: {series: key-of(m)}", "{\"t\":1,\"m\":{\"v\":2}}"))
                .containsExactly("v@1000000=2.0 kn");
    }

    @Test
    void decimalsOfConnectHaveTheirScaleFromTheSettings() {
        String source = MS + "decimals: {amount: 2}, fields: {series: id, value: amount}";
        assertThat(read(
                        source,
                        "{\"id\":1,\"t\":1,\"amount\":\"AE4g\"}",
                        "{\"id\":1,\"t\":1,\"amount\":\"/zg=\"}",
                        "{\"id\":1,\"t\":1,\"amount\":3.5}",
                        "{\"id\":1,\"t\":1,\"amount\":\"3.5\"}"))
                .containsExactly(
                        "1@1000000=200.0",
                        "1@1000000=-2.0",
                        "1@1000000=3.5",
                        "1@1000000! not-a-number: \"3.5\" in amount");
    }

    /** Each rejection holds the whole record: of thousands in one only the first are told one by one. */
    @Test
    void rejectionsOfOneRecordAreBounded() {
        String good = "{\"series\":\"s\",\"t\":1,\"value\":1}";
        String record = "[" + "{},".repeat(300) + good + "]";
        List<String> read = read("time: ms", record);
        assertThat(read).hasSize(102).contains("s@1000000=1.0");
        assertThat(read.get(101)).endsWith("(one of 200 more rejections of this record)");
        String many = "{\"values\":[" + "{},".repeat(20_000) + "{}]}";
        assertThat(read(MS + "records: 'values[*]'", many))
                .containsExactly("! malformed: more fields and elements than a record of its size may have");
    }
}

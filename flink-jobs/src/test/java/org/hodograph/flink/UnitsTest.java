package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.hodograph.pipeline.Sample;
import org.junit.jupiter.api.Test;

/** Units in the operator: those that are shown, and those that are not known. */
class UnitsTest {

    private static final String SERIES =
            "series: [{match: '*', order: 1, method: 'local-polynomial(window=3, degree=1)'}]\n";

    private static List<Sample> samples(String series, String unit) {
        List<Sample> samples = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            Sample plain = OperatorHarness.sample(series, 1000L * k, 36 + k);
            samples.add(new Sample(series, plain.nanos(), plain.value(), unit, plain.source()));
        }
        return samples;
    }

    private static List<String> results(String yaml, List<Sample> samples) throws Exception {
        try (OperatorHarness operator =
                new OperatorHarness(new HashMapStateBackend(), OperatorHarness.rules(yaml), null)) {
            return operator.feed(samples).results();
        }
    }

    @Test
    void recordsComeInTheUnitsThatAreShown() throws Exception {
        List<Sample> samples = samples("car/speed", "km/h");
        List<String> shown = results(SERIES + "sink: {show-in: {speed: mph, acceleration: g}}", samples);
        List<String> plain = results(SERIES, samples);
        assertThat(shown).hasSameSizeAs(plain);
        assertThat(plain).noneMatch(text -> text.contains("\"units\""));
        assertThat(shown)
                .filteredOn(text -> text.startsWith("VELOCITY "))
                .last()
                .asString()
                .contains("\"unit\":\"mph\"");
        assertThat(shown)
                .filteredOn(text -> text.startsWith("DERIVATIVES "))
                .last()
                .asString()
                .contains("\"unit\":\"mph\",\"units\":[\"mph\",\"g\",\"m/s3\",\"m/s4\"]");
    }

    @Test
    void anUnknownUnitIsToldOnceInTheLogAndOnTheStatusTopic() throws Exception {
        LogLines log = new LogLines();
        List<Sample> samples = samples("car/a", "kmh/hh");
        samples.addAll(samples("car/b", "kmh/hh"));
        samples.addAll(samples("car/c", "kts"));
        List<String> results = results(SERIES, samples);
        assertThat(results)
                .filteredOn(text -> text.startsWith("STATUS "))
                .singleElement()
                .asString()
                .contains("{\"unit\":\"kmh/hh\",\"series\":\"car/a\",", "\"accepted\":false", "did you mean kmh/h?");
        assertThat(log.all())
                .filteredOn(line -> line.contains("is not known"))
                .singleElement()
                .asString()
                .contains("WARN", "series car/a: unit: \"kmh/hh\" is not known, so values stay as they are");
    }
}

package org.hodograph.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "*, anything/at all, 0",
        "*/speed, car-1/speed, 0",
        "*/sped, car-1/speed, 1",
        "*/sped, clock, 5",
        "car-*/speed, bus-1/speed, 3",
        "a*c, abbc, 0",
        "a*c, abbd, 1",
        "longitud, longitude, 1",
        "lat, lon, 2"
    })
    void editsLeadToANameOfThePattern(String pattern, String name, int edits) {
        assertThat(NamePattern.edits(pattern, name)).isEqualTo(edits);
        assertThat(NamePattern.matches(pattern, name)).isEqualTo(edits == 0);
    }
}

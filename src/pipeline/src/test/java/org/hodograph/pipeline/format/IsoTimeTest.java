package org.hodograph.pipeline.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ISO 8601 in the forms that recordings have; without a zone it is UTC. */
class IsoTimeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2026-01-05T10:00:01.250Z, 1767607201250000000",
        "2026-01-05T10:00:01.250, 1767607201250000000",
        "2026-01-05 10:00:01.25, 1767607201250000000",
        "2026-01-05T10:00:01.123456789Z, 1767607201123456789",
        "2026-01-05T11:00:01+01:00, 1767607201000000000",
        "2026-01-05T11:00:01+0100, 1767607201000000000",
        "2026-01-05 10:00, 1767607200000000000",
        "2026-01-05, 1767571200000000000",
        "1969-12-31T23:59:59.999999999Z, -1"
    })
    void isExactNanoseconds(String text, long nanos) throws UnreadableException {
        assertThat(TimeText.parse(text, TimeScale.ISO)).isEqualTo(nanos);
    }
}

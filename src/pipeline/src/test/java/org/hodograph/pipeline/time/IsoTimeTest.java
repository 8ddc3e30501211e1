package org.hodograph.pipeline.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.hodograph.pipeline.text.UnreadableException;
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
        "1969-12-31T23:59:59.999999999Z, -1",
        "2026-02-10 15:41:30.5+01, 1770734490500000000",
        "'2026-01-05 10:00:01,25', 1767607201250000000",
        "2026-01-05T10:00:01 UTC, 1767607201000000000",
        "2026-01-05 10:00:01 GMT, 1767607201000000000",
        "2026-01-05 11:00:01 +0100, 1767607201000000000",
        "2026-01-05t10:00:01z, 1767607201000000000",
        "2026/01/05 10:00:01, 1767607201000000000",
        "20260105T100001Z, 1767607201000000000",
        "20260105T100001.250+0000, 1767607201250000000",
        "2026-01-05T11:00:01+01:00[Europe/Berlin], 1767607201000000000",
        "2026-01-05T10:00:01Z[UTC], 1767607201000000000",
        "2026-01-05 12:00:01 GMT+2, 1767607201000000000",
        "2026-01-05T15:30:01+0530, 1767607201000000000",
        "20260105, 1767571200000000000",
        "2026/01/05, 1767571200000000000"
    })
    void isExactNanoseconds(String text, long nanos) throws UnreadableException {
        assertThat(TimeText.parse(text, TimeScale.ISO)).isEqualTo(nanos);
    }
}

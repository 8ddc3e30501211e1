package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    private static double lag(String record) throws Exception {
        RowReader reader = new RowReader(Columns.SERIES);
        reader.read(record.getBytes(StandardCharsets.UTF_8));
        return reader.row()[Columns.SERIES.of("lag")];
    }

    /** The compact form leaves a lag of 0 out. */
    @Test
    void lagThatIsNotThereIsNone() throws Exception {
        String begin = "{\"series\":\"a/b\",\"t\":\"2026-01-05T10:00:00Z\",\"value\":1.5";
        assertThat(lag(begin + "}")).isZero();
        assertThat(lag(begin + ",\"lag\":0.25}")).isEqualTo(0.25, within(0.0));
    }
}

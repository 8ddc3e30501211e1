package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record is a line: JSON over several becomes one, and nothing else is touched. */
class TopicHeadTest {

    @ParameterizedTest
    @CsvSource({"'{\n  \"a\": 1\r\n}', '{   \"a\": 1  }'", "'[1,\n2]', '[1, 2]'", "'a,b\n1,2', 'a,b\n1,2'", "'', ''"})
    void jsonOverSeveralLines(String record, String line) {
        byte[] bytes = TopicHead.oneLine(record.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(line);
    }
}

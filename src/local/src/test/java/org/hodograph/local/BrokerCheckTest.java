package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

final class BrokerCheckTest {

    /** What another source reads is no match of this one's pattern, nor is what the job writes itself. */
    @Test
    void everyPatternWithoutATopicIsTold() {
        JobConfig job = JobConfigFile.parse(
                "{name: n, source: {brokers: 'b:1'}, sources: [{topics: can}, {topics: {pattern: 'phone.*'}},"
                        + " {topics: {pattern: 'can[.].*'}}, {topics: {pattern: 'car.*'}}]}",
                "job.yaml");
        List<String> notes = new ArrayList<>();
        BrokerCheck.tellUnmatched(job, Set.of("can", "can.velocity", "car.1"), notes::add);
        assertThat(notes)
                .containsExactly(
                        "no topic at b:1 matches phone.* yet; those that come are read within half a minute",
                        "no topic at b:1 matches can[.].* yet; those that come are read within half a minute");
    }
}

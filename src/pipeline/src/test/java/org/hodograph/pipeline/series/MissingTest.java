package org.hodograph.pipeline.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** Numbers that stand for none reach no fit: the answers are those of a stream without them. */
class MissingTest {

    private static final long SECOND = 1_000_000_000;

    private static Recording run(String absent, boolean withMarks) {
        String yaml = "source: {absent: " + absent + "}\nseries: [{match: \"*\", unit: km/h, missing: [-9999, 65535]}]";
        Recording heard = new Recording();
        Tracker tracker =
                new Tracker("car/v", JobConfigFile.parse(yaml, "test").series().settingsFor("car/v"));
        for (int i = 0; i < 60; i++) {
            if (i % 7 == 3 && withMarks) {
                give(tracker, i, i % 2 == 0 ? -9999 : 65535, heard);
            } else if (i % 7 != 3) {
                give(tracker, i, 50 + 0.3 * i, heard);
            }
        }
        tracker.finish(heard);
        return heard;
    }

    private static void give(Tracker tracker, int i, double value, Recording heard) {
        SourceRecord source = new SourceRecord("in", 0, i, SourceRecord.NO_TIMESTAMP, new byte[] {1});
        tracker.accept(new Sample("car/v", i * SECOND, value, null, source), i * 1000L, heard);
    }

    @Test
    void marksAreAbsentAndLeaveNoTrace() {
        Recording with = run("count", true);
        assertThat(with.results).isNotEmpty().isEqualTo(run("count", false).results);
        assertThat(with.used).isEqualTo(51);
        assertThat(with.absent)
                .hasSize(9)
                .extracting(Rejection::reason)
                .contains("absent: -9999.0 stands for a missing value");
        assertThat(with.rejected).isEmpty();
    }

    @Test
    void whoWantsToSeeThemGetsRejections() {
        Recording heard = run("reject", true);
        assertThat(heard.absent).isEmpty();
        assertThat(heard.rejected).hasSize(9);
    }

    @Test
    void marksAreNumbers() {
        assertThatThrownBy(() -> new Missing(List.of(Double.NaN), false)).hasMessageContaining("missing lists numbers");
        assertThatThrownBy(() -> JobConfigFile.parse("series: [{match: \"*\", missing: [none]}]", "job.yaml"))
                .hasMessageContaining("job.yaml:1:")
                .hasMessageContaining("lists the numbers that stand for none");
    }
}

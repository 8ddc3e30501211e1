package org.hodograph.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.alert.UsualLevel;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.entity.Entity;
import org.hodograph.pipeline.entity.EntityTap;
import org.hodograph.pipeline.entity.ForwardingListener;
import org.hodograph.pipeline.series.Tracker;
import org.junit.jupiter.api.Test;

/** Which limits are told, of levels as alerts tell them. */
class LevelNewsTest {

    private static final JobConfig JOB = JobConfigFile.parse("""
            series: [{match: "*", unit: m, method: finite-difference(points=2)}]
            alerts: [{alert: A, on: {series: "*", quantity: value}, when: unusual, false-alarms: 1/100 samples, learn: 40 samples}]
            """, "test");

    private final LevelNews news = new LevelNews();
    private final List<String> told = new ArrayList<>();
    private int heard;

    private final EntityTap tap =
            new EntityTap(new ForwardingListener(new MessageEncoder(message -> {}, MessageEncoder.Tally.NONE)) {
                @Override
                public void usual(UsualLevel level) {
                    heard++;
                    if (news.isNews(level)) {
                        told.add(level.series() + " " + level.nanos() / 1_000_000_000);
                    }
                }
            });

    private void give(String entity, long fromSecond, int samples, long stepNanos) {
        Entity of = new Entity(entity, JOB.entities());
        Tracker tracker = new Tracker(entity + "/x", JOB.series().settingsFor(entity + "/x"));
        for (int i = 0; i < samples; i++) {
            tap.attend(of, JOB.entities().alerts());
            long nanos = fromSecond * 1_000_000_000 + i * stepNanos;
            tracker.accept(
                    new Sample(entity + "/x", nanos, i % 7, null, new SourceRecord("in", 0, 0, -1, new byte[0])),
                    0,
                    tap);
        }
    }

    @Test
    void theFirstOfASecondIsHeardAndWhatIsTheSameIsNoNews() {
        give("car", 0, 1_000, 100_000_000);
        assertThat(heard).isEqualTo(100);
        assertThat(told).hasSizeLessThan(30).doesNotHaveDuplicates().startsWith("car/x 0");
    }

    @Test
    void theSameIsToldAgainAfterFiveMinutesAndAtOnceWhereLearningBeginsAnew() {
        give("car", 0, 1_000, 1_000_000_000);
        assertThat(told).contains("car/x 300", "car/x 600", "car/x 900");
        int before = told.size();
        give("car", 1_000, 2, 1_000_000_000);
        assertThat(told).hasSize(before + 1);
    }

    /** Beyond the bound nothing is told of more series while those that are known go on, and then of them. */
    @Test
    void whatIsRememberedHasABound() {
        for (int i = 0; i < LevelNews.MOST; i++) {
            give("car-" + i, 0, 2, 1);
        }
        assertThat(told).hasSize(LevelNews.MOST);
        give("late", 1, 2, 1);
        assertThat(told).hasSize(LevelNews.MOST);
        give("car-0", 600, 2, 1);
        give("late", 700, 2, 1);
        assertThat(told).endsWith("car-0/x 600", "late/x 700");
    }
}

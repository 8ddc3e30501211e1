package org.hodograph.pipeline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hodograph.pipeline.format.Feed;
import org.hodograph.pipeline.format.FormatSettings.Absent;
import org.hodograph.pipeline.profile.Sight;
import org.hodograph.pipeline.series.SeriesSettings;

/** What is worth a word of a configuration that has no fault. */
public final class Remarks {

    private Remarks() {}

    /** Lines for the eyes of a user. Takes about a second for each profile. */
    public static List<String> lines(JobConfig job) {
        List<String> lines = new ArrayList<>(ofSources(job));
        lines.addAll(Sight.lines(job.entities().profiles()));
        return lines;
    }

    /** A rule of series does not know which source its samples are of. */
    static List<String> ofSources(JobConfig job) {
        List<String> lines = new ArrayList<>();
        List<Feed> feeds = job.source().feeds();
        boolean isGuarded =
                settings(job).anyMatch(series -> !series.plausibility().valid().isEmpty());
        for (Feed feed : feeds) {
            if (isGuarded && !FeedSection.takesConditions(feed)) {
                lines.add("valid does not hold for what comes from "
                        + feed.topics().shown() + ": records of format " + FeedSection.word(feed)
                        + " have no fields that it could look at");
            }
        }
        boolean isRejected = settings(job).anyMatch(series -> series.missing().isRejected());
        for (Feed feed : feeds) {
            if (isRejected && feed.format().absent() != Absent.REJECT) {
                lines.add("values that missing lists are rejected, not counted, from "
                        + feed.topics().shown()
                        + " too: another source has absent: reject, and a rule of series holds for all sources");
            }
        }
        return lines;
    }

    private static Stream<SeriesSettings> settings(JobConfig job) {
        return job.series().rules().stream().map(SeriesRules.Rule::settings);
    }
}

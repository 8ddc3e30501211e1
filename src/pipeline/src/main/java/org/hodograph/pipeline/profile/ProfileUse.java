package org.hodograph.pipeline.profile;

import java.io.Serializable;
import java.util.Map;
import org.hodograph.pipeline.profile.Profile.Signal;

/**
 * A profile as a job uses it.
 *
 * @param profile its name and version
 * @param patterns what it looks at, by signal
 * @param severity of its alerts
 * @param labels of its alerts
 */
public record ProfileUse(String profile, Map<Signal, String> patterns, String severity, Map<String, String> labels)
        implements Serializable {

    public ProfileUse {
        patterns = Map.copyOf(patterns);
        labels = Map.copyOf(labels);
    }
}

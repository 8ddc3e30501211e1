package org.hodograph.pipeline.output;

import java.util.Locale;

/** The output topics by role; configuration gives each a name. */
public enum Topic {
    VELOCITY,
    ACCELERATION,
    JERK,
    CURVATURE,
    TRACK,
    SENSITIVITY,
    DERIVATIVES,
    EVENTS,
    ALERTS,
    STATUS,
    LATE,
    REJECTED;

    /** The role as the configuration writes it, also the default suffix of the topic's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

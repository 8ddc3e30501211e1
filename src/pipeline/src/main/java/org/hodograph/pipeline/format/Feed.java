package org.hodograph.pipeline.format;

import java.io.Serializable;
import java.util.List;

/**
 * Topics, or a file, and how their records are read.
 *
 * @param topics a topic that several feeds have is of the first
 * @param format of all of their records
 */
public record Feed(TopicNames topics, FormatSettings format) implements Serializable {

    /** The feed of one file, whose records bear its name. */
    public static Feed ofFile(String name, FormatSettings format) {
        return new Feed(TopicNames.of(List.of(name)), format);
    }

    /** The same topics, read another way. */
    public Feed withFormat(FormatSettings other) {
        return new Feed(topics, other);
    }
}

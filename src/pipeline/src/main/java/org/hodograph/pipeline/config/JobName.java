package org.hodograph.pipeline.config;

import java.util.List;

/** The name of a job that its file doesn't name: two jobs on other topics must not share a consumer group or transactions. */
final class JobName {

    private static final String PLAIN = "hodograph";
    private static final int LONGEST = 200; // characters: Kafka's names and ids have room for what is put behind it

    private JobName() {}

    /** Made from the topics that the file names; empty: from none. No topic has a + in its name: [a-b] and [a, b] stay apart. */
    static String of(List<String> topics) {
        if (topics.isEmpty()) {
            return PLAIN;
        }
        String name = PLAIN + "-" + String.join("+", topics);
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST) + "-" + Integer.toHexString(topics.hashCode());
    }
}

package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two jobs without a name share neither a consumer group nor transactional ids, unless they read the same. */
class JobNameTest {

    private static String name(String yaml) {
        return JobConfigFile.parse(yaml, "test").name();
    }

    @Test
    void nameIsMadeFromTheTopics() {
        assertThat(name("source: {topics: [cars]}")).isEqualTo("hodograph-cars");
        assertThat(name("source: {topics: [cars, ships]}")).isEqualTo("hodograph-cars+ships");
        assertThat(name("source: {topics: [a-b]}")).isNotEqualTo(name("source: {topics: [a, b]}"));
        assertThat(name("name: fleet\nsource: {topics: [cars]}")).isEqualTo("fleet");
        assertThat(name("source: {time: s}")).as("no topic is named").isEqualTo("hodograph");
    }

    @Test
    void longNamesStayApart() {
        String many = "topic-".repeat(60);
        assertThat(name("source: {topics: [" + many + "1]}"))
                .hasSizeLessThan(220)
                .isNotEqualTo(name("source: {topics: [" + many + "2]}"));
    }
}

package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;

/** Brokers that do not answer are told in words, and asked again. */
class TopicFeedTest {

    private static final long LIMIT_NANOS = 60_000_000_000L;

    @Test
    void brokersAway() throws Exception {
        JobConfig job = JobConfigFile.parse("source: {topics: [telemetry], brokers: '127.0.0.1:1'}", "test");
        Board board = new Board(job, "test");
        try (TopicFeed feed = new TopicFeed(job, board, false)) {
            feed.start();
            long begun = System.nanoTime();
            while (isWell(board) && System.nanoTime() - begun < LIMIT_NANOS) {
                Thread.sleep(50);
            }
        }
        synchronized (board) {
            assertThat(board.troubles().values()).containsExactly("No broker answers at 127.0.0.1:1; still trying.");
        }
    }

    /** A page without results would look like a job that does nothing. */
    @Test
    void resultsThatAreNotWritten() {
        JobConfig job = JobConfigFile.parse("sink: {topics: {derivatives: none}}", "test");
        Board board = new Board(job, "test");
        assertThatThrownBy(() -> new TopicFeed(job, board, false).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sink.topics.derivatives is none, and the page shows that topic");
    }

    private static boolean isWell(Board board) {
        synchronized (board) {
            return board.troubles().isEmpty();
        }
    }
}

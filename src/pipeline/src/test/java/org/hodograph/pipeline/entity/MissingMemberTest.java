package org.hodograph.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules over several series of an entity while one of these is not there. */
class MissingMemberTest {

    private static final long STEP = Heard.SECOND / 10;
    private static final int ANSWER_BYTES = 200; // an upper bound
    private static final String TRACK = "tracks: [{match: \"*\", x: x, y: y, frame: metres}]";

    private static String yaml(String rule) {
        // the late one is also the one further behind: more than the few answers that are kept
        return """
                series:
                  - {match: "*/y", unit: m, method: "local-polynomial(span=10s, degree=3)", lag: 6s}
                  - {match: "*", unit: m, method: "local-polynomial(span=1s, degree=3)", lag: 500ms}
                """ + rule;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tracks: [{match: '*', x: x, y: yy, frame: metres}]",
                "tracks: [{match: '*', x: yy, y: x, frame: metres}]",
                "sensitivities: [{name: s, of: yy, by: x, window: 10s}]",
                "cross-checks: [{derivative: yy, of: x, window: 10s}]"
            })
    void aMemberThatNeverComesCostsFewAnswers(String rule) throws IOException {
        Heard heard = new Heard(yaml(rule));
        Heard stored = new Heard(yaml(rule));
        int empty = heard.savedEntity().length;
        for (int k = 0; k < 5000; k++) {
            heard.give("x", k * STEP, k % 70);
            stored.give("x", k * STEP, k % 70);
            if (k % 16 == 0) {
                stored.reload(stored.savedEntity()); // as a backend that holds bytes does for each sample
            }
        }
        assertThat(heard.savedEntity().length - empty).isBetween(16 * 100, 16 * ANSWER_BYTES);
        assertThat(stored.savedEntity()).isEqualTo(heard.savedEntity());
        heard.entity = heard.entity.copy();
        assertThat(heard.savedEntity()).isEqualTo(stored.savedEntity());
    }

    /** One whose record was known from the start keeps what it kept before: 1,024 answers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMemberThatComesTenMinutesLaterGivesTheSame(boolean stored) throws IOException {
        List<List<String>> said = new ArrayList<>();
        for (boolean announced : new boolean[] {true, false}) {
            Heard heard = new Heard(yaml(TRACK));
            if (announced) {
                heard.entity.announce("car/y");
            }
            for (int k = 0; k < 9000; k++) {
                heard.give("x", k * STEP, 10 * Math.sin(k * 0.01));
                if (k >= 6000) {
                    heard.give("y", k * STEP + STEP / 3, 10 * Math.cos(k * 0.01));
                }
                if (stored && !announced && k % 16 == 0) {
                    heard.reload(heard.savedEntity());
                }
            }
            said.add(heard.texts(Topic.TRACK));
        }
        assertThat(said.get(0)).hasSizeGreaterThan(5000); // instants of both, less the lag
        assertThat(said.get(1)).isEqualTo(said.get(0));
    }

    /** Two thousand answers wait for a member of which nothing is known; then it comes from the beginning. */
    @Test
    void lateInBulkLosesNoMoreThanBefore() throws IOException {
        Heard heard = new Heard(yaml(TRACK));
        for (int k = 0; k < 2040; k++) {
            heard.give("x", k * STEP, k % 70);
        }
        for (int k = 0; k < 2040; k++) {
            heard.give("y", k * STEP, k % 70);
        }
        assertThat(heard.texts(Topic.TRACK)).hasSizeBetween(950, 1024);
    }

    /** A member that expires and comes again is waited for as at first. */
    @Test
    void aMemberThatWentMayComeAgain() throws IOException {
        Heard heard = new Heard(yaml(TRACK));
        for (int k = 0; k < 4000; k++) {
            heard.give("x", k * STEP, k % 70);
            if (k < 100) {
                heard.give("y", k * STEP, k % 70);
            } else if (k == 100) {
                heard.trackers.remove("car/y");
                heard.tap.gone("car/y");
            }
        }
        assertThat(heard.savedEntity()).hasSizeLessThan(20 * ANSWER_BYTES);
        int before = heard.texts(Topic.TRACK).size();
        for (int k = 4000; k < 4200; k++) {
            heard.give("x", k * STEP, k % 70);
            heard.give("y", k * STEP, k % 70);
        }
        assertThat(heard.texts(Topic.TRACK)).hasSizeGreaterThan(before + 130);
    }
}

package org.hodograph.kernels.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hodograph.kernels.tail.Budget.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTailTest {

    private static final double EVERY = 1000;
    private static final int LEARN = 5000;
    private static final int YOUNG = 2000;
    private static final String PEAKS = "2 in 400 samples: 0.05 0.1 0.15 0.22 0.3 0.4 0.5 0.65 0.9";
    private static final String GAUSS = "high " + PEAKS + "; low " + PEAKS;

    private static Budget budget(Side side) {
        return new Budget(side, EVERY, true, LEARN, true, 1e6, true);
    }

    private static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** A member of a fleet: white or nearly so, of a scale and centre of its own. */
    private static final class Member {

        private final SplittableRandom random;
        private final boolean isHeavy;
        private final double scale;
        private final double memory;
        private double before;

        Member(int seed, boolean isHeavy, double memory) {
            random = new SplittableRandom(seed);
            this.isHeavy = isHeavy;
            this.memory = memory;
            scale = Math.exp(gauss(random) / 2);
        }

        double next() {
            double chi = 0;
            for (int i = 0; i < 4; i++) {
                double g = isHeavy ? gauss(random) : 1;
                chi += g * g;
            }
            double shock = gauss(random) / Math.sqrt(chi / 4); // Student 4
            before = memory * before + Math.sqrt(1 - memory * memory) * shock;
            return scale * (3 + before);
        }
    }

    private static SharedTail fleet(Side side, boolean isHeavy, double memory, int samples) {
        List<Usual> members = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            Usual usual = new Usual(budget(side));
            Member member = new Member(seed, isHeavy, memory);
            for (int i = 0; i < samples; i++) {
                usual.push(side == Side.MAGNITUDE ? member.next() - 3 * member.scale : member.next(), Double.NaN, 1);
            }
            members.add(usual);
        }
        return SharedTail.pooled(members);
    }

    /** Alarms over the budget of 200 members, from the first sample that is judged on. */
    private static double rate(Side side, boolean isHeavy, double memory, SharedTail shared) {
        int alarms = 0;
        for (int seed = 0; seed < 200; seed++) {
            Member member = new Member(1000 + seed, isHeavy, memory);
            Usual usual = new Usual(budget(side), 1, shared);
            boolean was = false;
            for (int i = 0; i < YOUNG; i++) {
                double y = side == Side.MAGNITUDE ? member.next() - 3 * member.scale : member.next();
                alarms += usual.push(y, Double.NaN, 1) != 0 && !was ? 1 : 0;
                was = usual.isHolding();
            }
            assertThat(usual.isReady()).isFalse();
        }
        return alarms * EVERY / (200.0 * (YOUNG - Youth.LEAST));
    }

    @ParameterizedTest
    @CsvSource({
        "BOTH, false, 30000",
        "BOTH, true, 30000",
        "HIGH, true, 30000",
        "LOW, false, 30000",
        "MAGNITUDE, true, 30000",
        "BOTH, false, 300000",
        "BOTH, true, 300000",
        "BOTH, true, 6000"
    })
    void theYoungKeepTheBudgetByTheTailOfTheOthers(Side side, boolean isHeavy, int samples) {
        assertThat(rate(side, isHeavy, 0, fleet(side, isHeavy, 0, samples))).isBetween(0.5, 1.5);
    }

    /** S of a few autocorrelated samples is too small, and so were the deviations of those that the tail is of. */
    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0.9})
    void soTheyDoWhereSamplesHangTogether(double memory) {
        assertThat(rate(Side.BOTH, false, memory, fleet(Side.BOTH, false, memory, 30_000)))
                .isBetween(0.5, 1.5);
    }

    private static Usual young(Side side, int samples) {
        Usual usual = new Usual(budget(side), 1, SharedTail.parse(side == Side.MAGNITUDE ? "abs " + PEAKS : GAUSS));
        push(usual, new SplittableRandom(3), samples, 0);
        return usual;
    }

    private static int push(Usual usual, SplittableRandom random, int samples, double level) {
        int unusual = 0;
        for (int i = 0; i < samples; i++) {
            unusual += usual.push(level + gauss(random), Double.NaN, 1) != 0 ? 1 : 0;
        }
        return unusual;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aJumpOfAYoungOneIsToldAndNotLearned(Side side) {
        Usual usual = young(side, 500);
        boolean isDown = side == Side.LOW;
        double limit = isDown ? -usual.below(Double.NaN) : usual.above(Double.NaN);
        assertThat(limit).isBetween(2.0, 3.5);
        assertThat(usual.push(isDown ? -12 : 12, Double.NaN, 1)).isEqualTo(isDown ? -1 : 1);
        assertThat(usual.rarity()).isGreaterThan(EVERY);
        ReturnLevels levels = usual.returnLevels(!isDown, usual.rarity());
        assertThat(levels.samples()).isEqualTo(400);
        assertThat(Math.abs(levels.limit())).isCloseTo(limit, within(1e-9)); // another order of the same sums
        assertThat(usual.isHolding()).isTrue();
        assertThat(isDown ? -usual.below(Double.NaN) : usual.above(Double.NaN)).isEqualTo(limit);
    }

    @Test
    void beforeItsDeviationIsKnownNothingIsUnusual() {
        Usual usual = young(Side.BOTH, Youth.LEAST - 1);
        assertThat(usual.above(Double.NaN)).isNaN();
        assertThat(usual.push(1000, Double.NaN, 1)).isZero();
        Usual constant = new Usual(budget(Side.BOTH), 1, SharedTail.parse(GAUSS));
        for (int i = 0; i < 1000; i++) {
            assertThat(constant.push(7, Double.NaN, 1)).isZero();
        }
        assertThat(constant.push(8, Double.NaN, 1)).isZero();
    }

    /** A shared tail that is far too narrow and then none: from {@code learn} on both say the same limit. */
    @Test
    void withEnoughLearnedItsOwnTailAloneDecides() {
        Usual usual = new Usual(budget(Side.HIGH), 1, SharedTail.parse("high 9 in 10000 samples: 0.1 0.2 0.3"));
        Usual alone = new Usual(budget(Side.HIGH));
        SplittableRandom random = new SplittableRandom(4);
        while (!usual.isReady()) {
            assertThat(usual.above(Double.NaN))
                    .satisfiesAnyOf(
                            above -> assertThat(above).isGreaterThan(7),
                            above -> assertThat(above).isNaN());
            double y = gauss(random);
            usual.push(y, Double.NaN, 1);
            alone.push(y, Double.NaN, 1);
        }
        assertThat(usual.above(Double.NaN)).isEqualTo(alone.above(Double.NaN)).isBetween(2.7, 3.7);
    }

    /** One that the shared tail does not hold for: a storm ends in a regime, and it is silent until it has learned. */
    @Test
    void oneThatIsNotLikeTheOthersIsSilentAfterAStorm() {
        Usual usual = new Usual(budget(Side.HIGH), 1, SharedTail.parse("high 0.5 in 10000 samples: 0.1 0.2 0.3"));
        SplittableRandom random = new SplittableRandom(5);
        int regimes = 0;
        int alarms = 0;
        boolean was = false;
        for (int i = 0; i < LEARN; i++) {
            alarms += usual.push(gauss(random), Double.NaN, 1) != 0 && !was ? 1 : 0;
            was = usual.isHolding();
            regimes += usual.isRegime() ? 1 : 0;
        }
        assertThat(regimes).isEqualTo(1);
        assertThat(alarms).isEqualTo(7);
        push(usual, random, LEARN, 0);
        assertThat(usual.above(Double.NaN)).isBetween(2.7, 3.7); // its own
    }

    /** A budget in time has more samples the faster they come. */
    @Test
    void aBudgetInTimeAsksForTheIntervalThatItLearns() {
        Budget budget = new Budget(Side.HIGH, 1000, false, 1e5, false, 1e6, false);
        double[] limits = new double[2];
        for (int fast = 0; fast < 2; fast++) {
            Usual usual = new Usual(budget, 1, SharedTail.parse(GAUSS));
            SplittableRandom random = new SplittableRandom(6);
            for (int i = 0; i < 400; i++) {
                usual.push(gauss(random), Double.NaN, fast == 1 ? 0.1 : 1);
            }
            limits[fast] = (usual.above(Double.NaN) - usual.centre()) / usual.deviation();
        }
        SharedSide side = SharedTail.parse(GAUSS).side(budget, true);
        ParetoTail law = new ParetoTail();
        assertThat(limits[1] - limits[0]).isCloseTo(side.level(1e4, law) - side.level(1e3, law), within(0.01));
    }

    @Test
    void placesWithATailInCommonAreJudgedInTheirDeviations() {
        Usual usual = new Usual(budget(Side.BOTH), 2, SharedTail.parse(GAUSS));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            usual.at(i % 2);
            usual.push(i % 2 == 0 ? gauss(random) : 100 + 10 * gauss(random), Double.NaN, 1);
        }
        usual.at(0);
        assertThat(usual.above(Double.NaN)).isBetween(2.0, 4.0);
        usual.at(1);
        assertThat(usual.above(Double.NaN)).isBetween(120.0, 140.0);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whatFollowsALoadOrACopyIsWhatWouldHaveFollowed(Side side) throws IOException {
        SharedTail shared = SharedTail.parse(GAUSS + "; abs " + PEAKS);
        Usual usual = new Usual(budget(side), 1, shared);
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 3000; i++) {
            double y = i % 400 == 399 ? 12 : gauss(random);
            if (i % 97 == 0) {
                byte[] bytes = saved(usual);
                Usual loaded = new Usual(budget(side), 1, shared);
                loaded.load(new DataInputStream(new ByteArrayInputStream(bytes)));
                assertThat(saved(loaded)).isEqualTo(bytes);
                Usual copy = new Usual(budget(side), 1, shared);
                copy.copyFrom(usual);
                int told = usual.push(y, Double.NaN, 1);
                assertThat(copy.push(y, Double.NaN, 1)).isEqualTo(told);
                assertThat(saved(copy)).isEqualTo(saved(usual));
                usual = loaded;
            }
            usual.push(y, Double.NaN, 1);
        }
        assertThat(saved(new Usual(budget(side), 1, shared))).isEqualTo(saved(new Usual(budget(side))));
    }

    private static byte[] saved(Usual usual) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        usual.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void nothingIsAllocatedForASample() {
        Usual usual = new Usual(new Budget(Side.BOTH, 1e5, false, 1e9, false, 1e9, false), 1, SharedTail.parse(GAUSS));
        SplittableRandom random = new SplittableRandom(9);
        double[] samples = random.doubles(30_000).toArray();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            usual.push(samples[i], Double.NaN, 1);
        }
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 20_000; i < 30_000; i++) {
            usual.push(samples[i], Double.NaN, 1);
        }
        assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(1000);
    }

    @Test
    void theTextIsReadBackToTheSame() {
        SharedTail shared = fleet(Side.BOTH, true, 0, 30_000);
        assertThat(SharedTail.parse(shared.text())).isEqualTo(shared).hasSameHashCodeAs(shared);
        assertThat(SharedTail.parse("  abs 2.0 in 100 samples: 0.50 1.0+ ").text())
                .isEqualTo("abs 2 in 100 samples: 0.5 1+");
        assertThat(shared.text().length()).isLessThan(1000);
    }

    @Test
    void withoutPeaksThereIsNoneToShare() {
        assertThat(SharedTail.pooled(List.of())).isNull();
        Usual constant = new Usual(budget(Side.BOTH));
        for (int i = 0; i < 1000; i++) {
            constant.push(5, Double.NaN, 1);
        }
        assertThat(SharedTail.pooled(List.of(constant))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "high",
                "2.31 in 100 samples: 1",
                "both 2 in 100 samples: 1",
                "high 2 in 100 samples:",
                "high 2 in samples: 1",
                "high x in 100 samples: 1",
                "high 2 in 100 samples: 1 0",
                "high 2 in 100 samples: -1",
                "high 2 in 100 samples: NaN",
                "high 2 in 100 samples: Infinity",
                "high 2 in 1 samples: 1 2",
                "high 2 in 100 samples: 1+",
                "high 2 in 100 samples: 1;",
                "high 2 in 100 samples: 1, 2",
                "high 2 in 100 samples: 1; high 2 in 100 samples: 1",
                "high 1e999 in 100 samples: 1"
            })
    void aWrongTextIsALineThatSaysWhatIsRight(String text) {
        assertThatThrownBy(() -> SharedTail.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("share ")
                .hasMessageNotContaining("\n")
                .message()
                .containsAnyOf("for example \"high 2.31 in 412345 samples: 0.12 0.4 0.9+\"", "give each side once");
    }

    @Test
    void aWordThatNoSideHasIsNamedBehindAnyOther() {
        assertThatThrownBy(() -> SharedTail.parse("abs 2 in 100 samples: 1; both 2 in 100 samples: 1"))
                .hasMessageEndingWith("\"both 2 in 100 samples: 1\" begins with none of high, low, abs");
    }

    @Test
    void whatIsFarTooLongIsToldAndNoStackIsUsedUp() {
        assertThatThrownBy(() -> SharedTail.parse("low 2 in 100 samples:" + " 1".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100000 excesses, and at most 48 are read");
    }

    @Test
    void moreThan48PeaksAreRefused() {
        assertThatThrownBy(() -> SharedTail.parse("low 2 in 100 samples:" + " 1".repeat(49)))
                .hasMessageContaining("49 excesses, and at most 48 are read");
    }

    @Test
    void aSideThatIsMissingIsNamed() {
        SharedTail magnitudes = SharedTail.parse("abs 2 in 100 samples: 1");
        assertThatThrownBy(() -> new Usual(budget(Side.BOTH), 1, magnitudes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "share has no tail high and low, where the alert looks: give one that was learned under the same when");
        assertThatThrownBy(() -> SharedTail.parse(GAUSS).require(budget(Side.MAGNITUDE)))
                .hasMessageContaining("no tail abs,");
        SharedTail.parse(GAUSS).require(budget(Side.LOW)); // one that it does not ask for may be there
    }
}

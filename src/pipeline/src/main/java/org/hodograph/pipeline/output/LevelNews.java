package org.hodograph.pipeline.output;

import java.util.HashMap;
import java.util.Map;
import org.hodograph.pipeline.alert.UsualLevel;

/**
 * Which learned limits are news: at most one a second of an alert and series, where learning went on by a {@value #STEPS}th, a limit
 * began or ended, or moved by {@value #MOVED} of its distance from where the series is; and again with each {@value #AGAIN}th second,
 * for who comes later. What was told is kept with the level itself, so that it is found without a look-up, but is no state of the job:
 * after a restart a limit is told once more. For one thread.
 */
public final class LevelNews {

    /** Alerts on series that are remembered. Further ones are told nothing of while these go on. */
    static final int MOST = 50_000;

    private static final long STEPS = 20;
    private static final double MOVED = 0.02;
    private static final long AGAIN = 300;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** What was told of an alert on a series. */
    private final class Told {
        private long second = Long.MIN_VALUE;
        private long seen; // second
        private long step;
        private double below;
        private double above;

        private LevelNews of() {
            return LevelNews.this;
        }
    }

    private final Map<String, Told> known = new HashMap<>();
    private long cleared = Long.MIN_VALUE / 2; // second in which what is heard no more was let go

    /** Whether it shall be told, which is then taken as done. */
    public boolean isNews(UsualLevel level) {
        long second = Math.floorDiv(level.nanos(), NANOS_PER_SECOND);
        Told told = told(level, second);
        if (told == null || told.second == second) {
            return false;
        }
        told.seen = second;
        long step = (long) (STEPS * level.learned());
        double size = MOVED * Math.max(size(level.above(), level.centre()), size(level.below(), level.centre()));
        boolean isSame = told.second != Long.MIN_VALUE
                && told.step == step
                && isSame(told.above, level.above(), size)
                && isSame(told.below, level.below(), size)
                && Math.floorDiv(told.second, AGAIN) == Math.floorDiv(second, AGAIN);
        if (isSame) {
            return false;
        }
        told.second = second;
        told.step = step;
        told.above = level.above();
        told.below = level.below();
        return true;
    }

    private Told told(UsualLevel level, long second) {
        if (level.kept() instanceof Told own && own.of() == this) {
            return own; // the usual case: no text is made
        }
        String key = level.rule().name() + "/" + level.series();
        Told told = known.get(key);
        if (told == null) {
            if (known.size() >= MOST && second - cleared >= AGAIN) {
                cleared = second;
                known.values().removeIf(other -> second - other.seen >= 2 * AGAIN);
            }
            if (known.size() >= MOST) {
                return null;
            }
            told = new Told();
            known.put(key, told);
        }
        level.keep(told);
        return told;
    }

    private static double size(double level, double centre) {
        return Double.isNaN(level) ? 0 : Math.abs(level - centre);
    }

    private static boolean isSame(double told, double now, double size) {
        return Double.isNaN(told) ? Double.isNaN(now) : Math.abs(now - told) <= size;
    }
}

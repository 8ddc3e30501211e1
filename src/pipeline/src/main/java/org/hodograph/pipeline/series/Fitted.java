package org.hodograph.pipeline.series;

import java.util.TreeSet;
import org.hodograph.pipeline.unit.Unit;

/** Everything that the bytes of a fit depend on, as a text beside them. */
final class Fitted {

    private static final String GAUGE = new Kind.Gauge().toString();

    private Fitted() {}

    /** Whether a longitude goes on from a fit that was saved before it turned: the fit is the same, there are no turns. */
    static boolean isOfGauge(String saved, SeriesSettings settings) {
        return settings.kind() instanceof Kind.Longitude && saved.contains(", " + GAUGE + ", resolution ");
    }

    static String text(SeriesSettings settings, Unit unit) {
        return text(
                settings, settings.kind().toString(), unit, settings.method().version());
    }

    private static String text(SeriesSettings settings, String kind, Unit unit, int version) {
        return settings.method() + "@" + version + ", lag " + settings.lag() + ", "
                + kind + ", resolution " + settings.resolution() + ", unit "
                + (unit == null ? "none" : unit)
                + (settings.events().isEmpty() ? "" : ", events " + new TreeSet<>(settings.events()))
                + (settings.repeats() == RepeatPolicy.AUTO ? "" : ", repeats " + settings.repeats());
    }

    /** Whether a fit goes on from one that was saved beside this text; the method says from which versions of its own. */
    static boolean goesOn(String saved, SeriesSettings settings, Unit unit) {
        for (int version = settings.method().oldestState();
                version <= settings.method().version();
                version++) {
            boolean isSame = saved.equals(text(settings, settings.kind().toString(), unit, version));
            if (isSame || (isOfGauge(saved, settings) && saved.equals(text(settings, GAUGE, unit, version)))) {
                return true;
            }
        }
        return false;
    }
}

package org.hodograph.pipeline.series;

import java.util.TreeSet;
import org.hodograph.pipeline.unit.Unit;

/** Everything that the bytes of a fit depend on, as a text beside them. */
final class Fitted {

    private Fitted() {}

    static String text(SeriesSettings settings, Unit unit) {
        return text(settings, unit, settings.method().version());
    }

    private static String text(SeriesSettings settings, Unit unit, int version) {
        return settings.method() + "@" + version + ", lag " + settings.lag() + ", "
                + settings.kind() + ", resolution " + settings.resolution() + ", unit "
                + (unit == null ? "none" : unit)
                + (settings.events().isEmpty() ? "" : ", events " + new TreeSet<>(settings.events()))
                + (settings.repeats() == RepeatPolicy.AUTO ? "" : ", repeats " + settings.repeats());
    }

    /** Whether a fit goes on from one that was saved beside this text; the method says from which versions of its own. */
    static boolean goesOn(String saved, SeriesSettings settings, Unit unit) {
        for (int version = settings.method().oldestState();
                version <= settings.method().version();
                version++) {
            if (saved.equals(text(settings, unit, version))) {
                return true;
            }
        }
        return false;
    }
}

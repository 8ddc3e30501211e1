package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.track.TrackPoint;

/**
 * What an entity's series and its track last answered, as far as contexts of its alerts ask: not known before the first answer and after a
 * silence. Costs nothing where none asks. For one thread.
 */
final class Surroundings {

    private List<Context> asked = List.of();
    private double[] numbers = {};
    private String[] units = {}; // of a number that the context's width can't be compared with; null: of none

    /** These rules ask from now on; what is known stays so. */
    void use(AlertRules rules) {
        Set<Context> all = new LinkedHashSet<>();
        for (AlertRule rule : rules.rules()) {
            if (rule.unusual() != null) {
                rule.unusual().contexts().stream().filter(Context::isAround).forEach(all::add);
            }
        }
        List<Context> next = List.copyOf(all);
        double[] known = new double[next.size()];
        for (int i = 0; i < known.length; i++) {
            int before = asked.indexOf(next.get(i));
            known[i] = before < 0 ? Double.NaN : numbers[before];
        }
        asked = next;
        numbers = known;
        units = new String[known.length];
    }

    /** Where the number of a context is. */
    int slot(Context context) {
        return asked.indexOf(context);
    }

    /** NaN: not known. */
    double number(int slot) {
        return numbers[slot];
    }

    /** The unit that the context's width can't be compared with; null: there is none. */
    String misfit(int slot) {
        return units[slot];
    }

    /** Hears an answer of a series. */
    void answer(Derivatives result) {
        for (int i = 0; i < numbers.length; i++) {
            Context context = asked.get(i);
            if (!context.signal().isEmpty() && isOf(result.series(), context.signal())) {
                numbers[i] = number(context, result);
                units[i] = misfit(context, result);
            }
        }
    }

    /** The number of a context in an answer of its series; NaN: there is none, or not in a unit that fits. */
    static double number(Context context, Derivatives result) {
        int order = order(context, result);
        if (order < 0 || misfit(context, result) != null) {
            return Double.NaN;
        }
        return context.quantity() == Quantity.NOISE
                ? result.estimate().noise()
                : result.estimate().derivative(order);
    }

    /** The unit that a context's width can't be compared with; null: it can. */
    static String misfit(Context context, Derivatives result) {
        int order = order(context, result);
        String unit = order < 0 ? null : Alerts.unit(result, order);
        return context.fits(unit) ? null : unit;
    }

    /** Of the derivative that the context is of; negative: none is, or a silence made the answer. */
    private static int order(Context context, Derivatives result) {
        int order =
                context.quantity() == Quantity.NOISE ? 0 : context.quantity().order(result);
        return order > Estimate.MAX_ORDER || Flag.IDLE.in(result.flags()) ? -1 : order;
    }

    private static boolean isOf(String series, String signal) {
        int slash = series.length() - signal.length() - 1;
        return slash >= 0 && series.charAt(slash) == '/' && series.endsWith(signal);
    }

    /** Hears a point of the track; what is not available leaves what was. */
    void point(TrackPoint point) {
        for (int i = 0; i < numbers.length; i++) {
            if (asked.get(i).quantity().ofTrack() != null) {
                double number = point.value(asked.get(i).quantity().ofTrack());
                numbers[i] = Double.isNaN(number) ? numbers[i] : number;
            }
        }
    }

    /** A series has gone: nothing is known of it any more. */
    void forget(String series) {
        for (int i = 0; i < numbers.length; i++) {
            String signal = asked.get(i).signal();
            numbers[i] = !signal.isEmpty() && isOf(series, signal) ? Double.NaN : numbers[i];
        }
    }

    /** A coordinate of the track has gone: nothing is known of the track any more. */
    void forgetTrack() {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = asked.get(i).quantity().ofTrack() != null ? Double.NaN : numbers[i];
        }
    }

    /** Whether nothing is known. */
    boolean isEmpty() {
        for (double number : numbers) {
            if (!Double.isNaN(number)) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        asked = List.of();
        numbers = new double[0];
        units = new String[0];
    }

    void copyFrom(Surroundings other) {
        asked = other.asked;
        numbers = other.numbers.clone();
        units = other.units.clone();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            out.writeUTF(asked.get(i).text());
            out.writeDouble(numbers[i]);
        }
    }

    void load(DataInput in) throws IOException {
        Context[] contexts = new Context[in.readInt()];
        numbers = new double[contexts.length];
        units = new String[contexts.length];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = Context.parse(in.readUTF());
            numbers[i] = in.readDouble();
        }
        asked = Arrays.asList(contexts);
    }
}

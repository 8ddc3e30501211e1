package org.hodograph.pipeline.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Rejection;

/** A listener that keeps everything it hears; results as exact texts, every bit of every number. */
final class Recording implements TrackerListener {

    final List<String> written = new ArrayList<>();
    final Map<Long, String> contents = new HashMap<>(); // of the last record at an instant
    final List<String> repeated = new ArrayList<>();
    final List<Long> provisional = new ArrayList<>();
    final List<Integer> provisionalFlags = new ArrayList<>();
    final List<String> results = new ArrayList<>();
    final List<SeriesEvent> events = new ArrayList<>();
    final List<Rejection> late = new ArrayList<>();
    final List<Rejection> rejected = new ArrayList<>();
    final List<Rejection> absent = new ArrayList<>();
    final List<Integer> flags = new ArrayList<>();
    final List<Long> instants = new ArrayList<>();
    final List<double[]> numbers = new ArrayList<>();
    final List<Integer> windows = new ArrayList<>();
    final List<String> units = new ArrayList<>();
    final List<double[]> errors = new ArrayList<>();
    final List<UnknownUnit> unknownUnits = new ArrayList<>();
    int used;
    int duplicates;

    @Override
    public void used() {
        used++;
    }

    @Override
    public void duplicate() {
        duplicates++;
    }

    @Override
    public void late(Rejection rejection) {
        late.add(rejection);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejected.add(rejection);
    }

    @Override
    public void absent(Rejection absence) {
        absent.add(absence);
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        unknownUnits.add(unknown);
    }

    @Override
    public void derivatives(Derivatives result) {
        (result.isRepeated() ? repeated : written).add(key(result));
        if (!result.isRepeated()) {
            contents.put(result.nanos(), content(result, 0));
        }
        results.add(content(result, 0));
        flags.add(result.flags());
        instants.add(result.nanos());
        numbers.add(numbers(result, false));
        errors.add(numbers(result, true));
        windows.add(result.estimate().samples());
        units.add(result.unit() == null ? null : result.unit().text(0));
    }

    @Override
    public void provisional(Derivatives result) {
        written.add(key(result));
        contents.put(result.nanos(), content(result, Flag.PROVISIONAL.bit()));
        provisional.add(result.nanos());
        provisionalFlags.add(result.flags());
    }

    private static double[] numbers(Derivatives result, boolean ofErrors) {
        double[] orders = new double[4];
        for (int order = 0; order < orders.length; order++) {
            orders[order] = ofErrors
                    ? result.estimate().standardError(order)
                    : result.estimate().derivative(order);
        }
        return orders;
    }

    /** All that is written of a result but its revision, to the last bit. */
    static String content(Derivatives result, int without) {
        StringBuilder text =
                new StringBuilder().append(result.nanos()).append(' ').append(result.lagNanos());
        double[] derivatives = numbers(result, false);
        double[] errors = numbers(result, true);
        for (int order = 0; order < derivatives.length; order++) {
            text.append(' ').append(Double.toHexString(derivatives[order]));
            text.append(' ').append(Double.toHexString(errors[order]));
        }
        return text.append(' ')
                .append(result.estimate().samples())
                .append(' ')
                .append(result.estimate().span())
                .append(' ')
                .append(result.flags() & ~without)
                .toString();
    }

    /** What must be unique among the records written. */
    private static String key(Derivatives result) {
        return result.nanos() + " rev " + result.revision();
    }

    @Override
    public void event(SeriesEvent event) {
        events.add(event);
    }

    int all() {
        return used + duplicates + late.size() + rejected.size();
    }
}

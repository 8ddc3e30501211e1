package org.hodograph.pipeline.series;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.Rejection;

/** A listener that keeps everything it hears; results as exact texts, every bit of every number. */
final class Recording implements TrackerListener {

    final List<String> written = new ArrayList<>();
    final List<String> repeated = new ArrayList<>();
    final List<Long> provisional = new ArrayList<>();
    final List<Integer> provisionalFlags = new ArrayList<>();
    final List<String> results = new ArrayList<>();
    final List<SeriesEvent> events = new ArrayList<>();
    final List<Rejection> late = new ArrayList<>();
    final List<Rejection> rejected = new ArrayList<>();
    final List<Integer> flags = new ArrayList<>();
    final List<Long> instants = new ArrayList<>();
    final List<double[]> numbers = new ArrayList<>();
    final List<Integer> windows = new ArrayList<>();
    final List<String> units = new ArrayList<>();
    final List<double[]> errors = new ArrayList<>();
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
    public void derivatives(Derivatives result) {
        (result.isRepeated() ? repeated : written).add(key(result));
        double[] orders = new double[4];
        StringBuilder text =
                new StringBuilder().append(result.nanos()).append(' ').append(result.lagNanos());
        for (int order = 0; order < orders.length; order++) {
            orders[order] = result.estimate().derivative(order);
            text.append(' ').append(Double.toHexString(orders[order]));
            text.append(' ').append(Double.toHexString(result.estimate().standardError(order)));
        }
        text.append(' ').append(result.estimate().samples()).append(' ').append(result.flags());
        results.add(text.toString());
        flags.add(result.flags());
        instants.add(result.nanos());
        numbers.add(orders);
        double[] standardErrors = new double[4];
        for (int order = 0; order < 4; order++) {
            standardErrors[order] = result.estimate().standardError(order);
        }
        errors.add(standardErrors);
        windows.add(result.estimate().samples());
        units.add(result.unit() == null ? null : result.unit().text(0));
    }

    @Override
    public void provisional(Derivatives result) {
        written.add(key(result));
        provisional.add(result.nanos());
        provisionalFlags.add(result.flags());
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

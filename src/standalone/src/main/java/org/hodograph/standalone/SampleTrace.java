package org.hodograph.standalone;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.series.Kind;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.unit.Unit;
import org.hodograph.standalone.plot.Trace;

/** Samples of one series as they were read, in the unit that answers are shown in; none of a counter or pulses, which answers don't follow. */
final class SampleTrace implements Consumer<Sample> {

    private static final int MOST_NAMES = 12;

    private final JobConfig job;
    private final Trace trace = new Trace();
    private final Set<String> names = new LinkedHashSet<>();
    private final String only; // null: the first series
    private String series;
    private boolean isDrawn;
    private Scale scale = new Scale(null, null);

    SampleTrace(JobConfig job, String only) {
        this.job = job;
        this.only = only;
    }

    /**
     * The way from numbers as they were read to numbers as they are drawn.
     *
     * @param read their unit; null: none
     * @param settings of the series
     */
    record Scale(Unit read, SeriesSettings settings) {

        /** A derivative per second as it is drawn. */
        double of(double number, int order) {
            if (read == null) {
                return number;
            }
            double si = order == 0 ? read.toSi(number) : read.sizeToSi(number);
            Unit shown = settings.showIn().of(read, order);
            return shown == null ? si : order == 0 ? shown.fromSi(si) : shown.sizeFromSi(si);
        }
    }

    @Override
    public void accept(Sample sample) {
        if (names.size() < MOST_NAMES) {
            names.add(sample.series());
        }
        if (series == null && (only == null || only.equals(sample.series()))) {
            begin(sample);
        }
        if (isDrawn && sample.series().equals(series) && Double.isFinite(sample.value())) {
            trace.add(sample.nanos(), scale.of(sample.value(), 0), Double.NaN);
        }
    }

    private void begin(Sample sample) {
        series = sample.series();
        SeriesSettings settings = job.series().settingsFor(series);
        String unit = settings.unit() != null ? settings.unit() : sample.unit();
        scale = new Scale(unit == null ? null : Unit.of(unit), settings);
        isDrawn = settings.kind() instanceof Kind.Gauge;
    }

    Trace trace() {
        return trace;
    }

    Scale scale() {
        return scale;
    }

    /** The first series that were heard. */
    Collection<String> names() {
        return names;
    }
}

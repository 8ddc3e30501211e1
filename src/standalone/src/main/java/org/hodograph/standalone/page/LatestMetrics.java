package org.hodograph.standalone.page;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.Sample;

/**
 * The newest numbers of series and tracks, for Prometheus: a gauge for each number, none where it is not available. Of more series
 * than are allowed it has those that were heard first, the same ones whenever it is asked, and counts the others. For any thread.
 */
final class LatestMetrics {

    /** How many series and tracks, unless the user says otherwise. */
    static final int MOST = 1_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** What a server answers. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Answer(String type, byte[] bytes) {}

    /** A view as it was when it was looked at. */
    @SuppressWarnings("ArrayRecordComponent") // of one answer, never compared
    private record Newest(Columns columns, String name, double[] row, long nanos, String unit, String[] units) {

        Newest(SeriesView view) {
            this(view.columns, view.name, view.newest.clone(), view.nanos, view.unit, view.units);
        }

        double number(LatestMetric metric) {
            return metric.column() == LatestMetric.TIME ? seconds(nanos) : row[metric.column()];
        }

        Labels labels() {
            return columns == Columns.TRACK
                    ? Labels.of("entity", name)
                    : Labels.of("entity", Sample.entityOf(name), "series", name);
        }
    }

    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Board board;
    private final int most;

    LatestMetrics(Board board, int most) {
        this.board = board;
        this.most = most;
    }

    /** {@code accept}: the forms that the reader names; null: it names none, and gets Prometheus's own. */
    Answer answer(String accept) {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        if (!writer.isAvailable()) {
            writer = formats.getPrometheusTextFormatWriter(); // no protobuf
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try {
            writer.write(bytes, snapshots(), EscapingScheme.fromAcceptHeader(accept));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return new Answer(writer.getContentType(), bytes.toByteArray());
    }

    private MetricSnapshots snapshots() {
        List<Newest> all = new ArrayList<>();
        int leftOut;
        synchronized (board) {
            List<SeriesView> views = board.views();
            leftOut = Math.max(0, views.size() - most);
            for (SeriesView view : views.subList(0, Math.min(most, views.size()))) {
                if (view.nanos != Long.MIN_VALUE) {
                    all.add(new Newest(view));
                }
            }
        }
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        for (LatestMetric metric : LatestMetric.ALL) {
            GaugeSnapshot.Builder gauge =
                    GaugeSnapshot.builder().name(metric.name()).help(metric.help());
            for (Newest newest : all) {
                add(gauge, metric, newest);
            }
            snapshots.metricSnapshot(gauge.build());
        }
        return snapshots
                .metricSnapshot(CounterSnapshot.builder()
                        .name("hodograph_latest_series_left_out")
                        .help("Series and tracks beyond the limit of this answer, which --metrics-series sets.")
                        .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                                .value(leftOut)
                                .build())
                        .build())
                .build();
    }

    /** Rounded once: a long of nanoseconds is more than a double holds. */
    private static double seconds(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_SECOND)
                + (double) Math.floorMod(nanos, NANOS_PER_SECOND) / NANOS_PER_SECOND;
    }

    private void add(GaugeSnapshot.Builder gauge, LatestMetric metric, Newest newest) {
        if (metric.columns() != newest.columns() || !Double.isFinite(newest.number(metric))) {
            return;
        }
        String unit =
                metric.order() >= 0 ? SeriesView.unit(newest.unit(), newest.units(), metric.order()) : metric.unit();
        gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .value(newest.number(metric))
                .labels(unit == null ? newest.labels() : newest.labels().add("unit", unit))
                .build());
    }
}

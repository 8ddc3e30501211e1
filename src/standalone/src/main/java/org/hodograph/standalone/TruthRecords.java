package org.hodograph.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.format.SampleListener;

/** Reads a truth that stands beside the noisy value in records of any format: what a record says of an instant is a row. */
final class TruthRecords implements SampleListener {

    private static final String ENTITY = "file"; // of records that don't say whose they are

    private final String file;
    private final TruthTable.Columns columns;
    private final LeftOut leftOut;
    private final List<String> names;
    private final List<Row> rows = new ArrayList<>();
    private String entity; // of the rows so far

    @SuppressWarnings("ArrayRecordComponent") // filled value by value, never compared
    private record Row(long offset, long nanos, double[] values) {}

    private TruthRecords(String file, TruthTable.Columns columns, LeftOut leftOut) {
        this.file = file;
        this.columns = columns;
        this.leftOut = leftOut;
        Set<String> wanted = new LinkedHashSet<>(columns.source().fields().value());
        columns.truth().stream().filter(name -> !name.equals(TruthTable.NONE)).forEach(wanted::add);
        names = List.copyOf(wanted);
    }

    static TruthTable read(String file, TruthTable.Columns columns, LeftOut leftOut) throws IOException {
        TruthRecords truth = new TruthRecords(file, columns, leftOut);
        FormatSettings source = columns.source();
        boolean isNamed = source.entity() != null || !source.fields().series().isEmpty();
        FormatSettings settings = (isNamed ? source : source.withEntity(ENTITY))
                .withFields(new FormatSettings.Fields(
                        source.fields().series(),
                        source.fields().time(),
                        truth.names,
                        source.fields().unit()));
        try (RecordFile records = Input.open(file, settings)) {
            Format format = Formats.of(records.settings());
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                int before = truth.rows.size();
                format.read(record, truth);
                for (Row row : truth.rows.subList(before, truth.rows.size())) {
                    boolean isMissing = Double.isNaN(row.values()[0]);
                    leftOut.row(record, records.place(), isMissing ? truth.names.get(0) : null);
                }
            }
        }
        return truth.table();
    }

    private TruthTable table() {
        double[][] truth = new double[Estimate.MAX_ORDER + 1][];
        for (int order = 0; order < columns.truth().size(); order++) {
            int column = names.indexOf(columns.truth().get(order));
            truth[order] = column < 0 ? null : column(column);
        }
        double[] measured = column(0);
        Arrays.setAll(measured, i -> columns.missing().contains(measured[i]) ? Double.NaN : measured[i]);
        return new TruthTable(rows.stream().mapToLong(Row::nanos).toArray(), measured, truth, null);
    }

    private double[] column(int column) {
        return rows.stream().mapToDouble(row -> row.values()[column]).toArray();
    }

    @Override
    public void sample(Sample sample) {
        put(sample.source().offset(), sample.series(), sample.nanos(), sample.value());
    }

    @Override
    public void absent(Rejection absence) {
        if (absence.series() != null && absence.nanos() != null) {
            put(absence.source().offset(), absence.series(), absence.nanos(), Double.NaN);
        } else {
            leftOut.absent(absence);
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        throw new IllegalArgumentException(
                file + ": record " + (rejection.source().offset() + 1) + ": " + rejection.reason());
    }

    @Override
    public void noted(String line) {
        // a table has no word beside it
    }

    private void put(long offset, String series, long nanos, double value) {
        int column = names.size() == 1
                ? 0
                : IntStream.range(0, names.size())
                        .filter(i -> series.endsWith("/" + names.get(i)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                file + ": " + series + " is none of the values " + String.join(", ", names)));
        String whose = names.size() == 1
                ? series
                : series.substring(0, series.length() - names.get(column).length() - 1);
        if (entity != null && !entity.equals(whose)) {
            throw new IllegalArgumentException(
                    file + ": has the series " + entity + " and " + whose + ", but methods are compared on one");
        }
        entity = whose;
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last == null || last.offset() != offset || last.nanos() != nanos) {
            last = new Row(offset, nanos, new double[names.size()]);
            Arrays.fill(last.values(), Double.NaN);
            rows.add(last);
        }
        last.values()[column] = value;
    }
}

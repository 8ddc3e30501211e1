package org.hodograph.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.CsvCells;
import org.hodograph.pipeline.format.CsvTimes;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.text.NumberReader;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;

/**
 * Noisy samples of one series beside the true value and derivatives.
 *
 * @param nanos ascending, nanoseconds since 1970
 * @param measured one for each
 * @param truth by order; null where an order is not known
 * @param scored by order, whether an instant counts; null: all do
 */
@SuppressWarnings("ArrayRecordComponent") // handed from reading to scoring, never compared
public record TruthTable(long[] nanos, double[] measured, double[][] truth, boolean[][] scored) {

    /** The word for an order without a truth. */
    static final String NONE = "-";

    /**
     * Which columns hold what.
     *
     * @param source how the file is written; its fields name the columns of the time and of the one noisy value
     * @param missing numbers that stand for no noisy value
     * @param truth columns of the true value and derivatives, order 0 first; {@code -} for an order without one
     * @param scored the column that lists the orders that count at an instant, for example {@code 123}; null: all do
     */
    public record Columns(FormatSettings source, List<Double> missing, List<String> truth, String scored) {

        public Columns {
            missing = List.copyOf(missing);
            truth = List.copyOf(truth);
            if (truth.isEmpty() || truth.size() > Estimate.MAX_ORDER + 1) {
                throw new IllegalArgumentException("--truth names 1 to " + (Estimate.MAX_ORDER + 1)
                        + " columns, those of the true value and derivatives, order 0 first, but has " + truth.size());
            }
            if (source.fields().value().size() != 1) {
                throw new IllegalArgumentException("the truth stands beside one noisy value, but the source has "
                        + source.fields().value() + "; --value names the noisy one");
            }
            if (scored != null && source.kind() != FormatSettings.Kind.CSV) {
                throw new IllegalArgumentException("--scored names a column of CSV, but the source is "
                        + source.kind().name().toLowerCase(Locale.ROOT));
            }
        }

        private Stream<String> names() {
            Stream<String> values = Stream.concat(source.fields().value().stream(), truth.stream());
            return Stream.concat(values, Stream.ofNullable(scored)).filter(name -> !name.equals(NONE));
        }

        /** Plain CSV. */
        public Columns(String time, TimeScale scale, String value, List<String> truth, String scored) {
            this(
                    new FormatSettings(
                            FormatSettings.Kind.CSV,
                            new FormatSettings.Fields(List.of(), List.of(time), List.of(value), ""),
                            FormatSettings.Csv.DEFAULT,
                            TimeForm.of(scale)),
                    List.of(),
                    truth,
                    scored);
        }
    }

    /**
     * Reads a file. A value that is absent is not a number.
     *
     * @throws IllegalArgumentException if a column is missing or a cell is not what it should be
     */
    public static TruthTable read(String file, Columns columns) throws IOException {
        return read(file, columns, new LeftOut());
    }

    /** The same; {@code leftOut} takes the rows without a measured value, which no method is given. */
    static TruthTable read(String file, Columns columns, LeftOut leftOut) throws IOException {
        if (columns.source().kind() != FormatSettings.Kind.CSV) {
            return TruthRecords.read(file, columns, leftOut);
        }
        List<List<String>> rows = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        try (RecordFile records = Input.open(file, columns.source())) {
            FormatSettings settings = records.settings();
            CsvCells cutter = new CsvCells(settings.csv());
            CsvTimes times = new CsvTimes(settings, cutter);
            String measured = settings.fields().value().get(0);
            int value = cutter.index(measured);
            NumberReader numbers = NumberColumns.reader(settings.numbers());
            columns.names().forEach(cutter::index);
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                try {
                    List<String> cells = cutter.of(record.payload());
                    nanos.add(times.read(cells, "", record));
                    rows.add(List.copyOf(cells));
                    boolean isMissing = numbers.read(cells.get(value)) != NumberReader.Outcome.NUMBER;
                    leftOut.row(record, records.place(), isMissing ? measured : null);
                } catch (UnreadableException e) {
                    throw new IllegalArgumentException(
                            file + ": row " + (record.offset() + 1) + ": " + e.getMessage(), e);
                }
            }
            return of(new Rows(file, rows, cutter, NumberColumns.reader(settings.numbers())), nanos, columns);
        }
    }

    /** What was cut, and what reads its cells. */
    private record Rows(String file, List<List<String>> cells, CsvCells cutter, NumberReader numbers) {

        double[] numbers(String name) {
            int column = cutter.index(name);
            double[] values = new double[cells.size()];
            Arrays.setAll(
                    values,
                    i -> NumberColumns.number(numbers, cells.get(i).get(column), file + ": row " + (i + 1), name));
            return values;
        }
    }

    private static TruthTable of(Rows rows, List<Long> nanos, Columns columns) {
        double[] measured = rows.numbers(columns.source().fields().value().get(0));
        for (int i = 0; i < measured.length; i++) {
            measured[i] = columns.missing().contains(measured[i]) ? Double.NaN : measured[i];
        }
        double[][] truth = new double[Estimate.MAX_ORDER + 1][];
        for (int order = 0; order < columns.truth().size(); order++) {
            String name = columns.truth().get(order);
            truth[order] = name.equals(NONE) ? null : rows.numbers(name);
        }
        boolean[][] scored = columns.scored() == null
                ? null
                : scored(rows.cells(), rows.cutter().index(columns.scored()));
        return new TruthTable(nanos.stream().mapToLong(Long::longValue).toArray(), measured, truth, scored);
    }

    private static boolean[][] scored(List<List<String>> rows, int column) {
        boolean[][] scored = new boolean[Estimate.MAX_ORDER + 1][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            scored[0][i] = true;
            for (int order = 1; order <= Estimate.MAX_ORDER; order++) {
                scored[order][i] = rows.get(i).get(column).contains(Integer.toString(order));
            }
        }
        return scored;
    }

    /** Whether the estimate of an order counts at a sample. */
    boolean counts(int order, int sample) {
        return truth[order] != null
                && Double.isFinite(truth[order][sample])
                && (scored == null || scored[order][sample]);
    }
}

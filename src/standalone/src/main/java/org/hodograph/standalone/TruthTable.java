package org.hodograph.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.CsvColumns;
import org.hodograph.pipeline.format.CsvRow;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

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

    /**
     * Which columns hold what.
     *
     * @param time the column of the time, written in {@code scale}
     * @param value the column of the noisy value
     * @param truth columns of the true value and derivatives, order 0 first; {@code -} for an order without one
     * @param scored the column that lists the orders that count at an instant, for example {@code 123}; null: all do
     */
    public record Columns(String time, TimeScale scale, String value, List<String> truth, String scored) {

        public Columns {
            truth = List.copyOf(truth);
            if (truth.isEmpty() || truth.size() > Estimate.MAX_ORDER + 1) {
                throw new IllegalArgumentException("--truth names 1 to " + (Estimate.MAX_ORDER + 1)
                        + " columns, those of the true value and derivatives, order 0 first, but has " + truth.size());
            }
        }
    }

    /**
     * Reads a CSV file.
     *
     * @throws IllegalArgumentException if a column is missing or a cell is not what it should be
     */
    public static TruthTable read(String file, Columns columns) throws IOException {
        FormatSettings settings = new FormatSettings(
                FormatSettings.Kind.CSV,
                new FormatSettings.Fields(List.of(), List.of(columns.time()), List.of(columns.value()), ""),
                FormatSettings.Csv.DEFAULT,
                TimeForm.of(columns.scale()));
        List<List<String>> rows = new ArrayList<>();
        try (RecordFile records = Input.open(file, settings)) {
            CsvColumns header = new CsvColumns(records.settings().csv().columns());
            CsvRow row = new CsvRow(settings.csv().delimiter());
            for (SourceRecord record = records.next(); record != null; record = records.next()) {
                List<String> cells = row.cells(record.payload());
                if (cells == null || cells.size() != header.names().size()) {
                    throw new IllegalArgumentException(file + ": row " + (record.offset() + 1) + " has not the "
                            + header.names().size() + " cells of the header");
                }
                rows.add(List.copyOf(cells));
            }
            return of(file, rows, header, columns);
        }
    }

    private static TruthTable of(String file, List<List<String>> rows, CsvColumns header, Columns columns) {
        int time = header.index(columns.time());
        long[] nanos = new long[rows.size()];
        for (int i = 0; i < nanos.length; i++) {
            try {
                nanos[i] = TimeText.parse(rows.get(i).get(time), columns.scale());
            } catch (UnreadableException e) {
                throw new IllegalArgumentException(
                        file + ": row " + (i + 1) + ", column " + columns.time() + ": " + e.getMessage(), e);
            }
        }
        double[][] truth = new double[Estimate.MAX_ORDER + 1][];
        for (int order = 0; order < columns.truth().size(); order++) {
            String name = columns.truth().get(order);
            truth[order] = name.equals("-") ? null : numbers(file, rows, header, name);
        }
        boolean[][] scored = columns.scored() == null ? null : scored(rows, header.index(columns.scored()));
        return new TruthTable(nanos, numbers(file, rows, header, columns.value()), truth, scored);
    }

    private static double[] numbers(String file, List<List<String>> rows, CsvColumns header, String name) {
        int column = header.index(name);
        double[] numbers = new double[rows.size()];
        Arrays.setAll(numbers, i -> {
            String text = rows.get(i).get(column).strip();
            try {
                return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        file + ": row " + (i + 1) + ", column " + name + ": \"" + text + "\" is not a number", e);
            }
        });
        return numbers;
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

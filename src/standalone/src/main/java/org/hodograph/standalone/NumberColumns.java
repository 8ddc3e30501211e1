package org.hodograph.standalone;

import java.io.IOException;
import java.util.List;
import org.hodograph.kernels.Samples;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.CsvColumns;
import org.hodograph.pipeline.format.CsvRow;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;

/** Two columns of a CSV file as numbers. A missing value (an empty cell, NaN) is left out; any other text is a fault of the user. */
final class NumberColumns {

    private NumberColumns() {}

    static Samples read(String input, String xName, String yName, Samples.Repeats repeats) throws IOException {
        FormatSettings settings = new FormatSettings(
                FormatSettings.Kind.CSV,
                new FormatSettings.Fields(
                        List.of(),
                        xName == null ? List.of() : List.of(xName),
                        yName == null ? List.of() : List.of(yName),
                        ""),
                FormatSettings.Csv.DEFAULT,
                TimeForm.of(TimeScale.S));
        Numbers x = new Numbers();
        Numbers y = new Numbers();
        try (RecordFile file = Input.open(input, settings)) {
            List<String> columns = file.settings().csv().columns();
            int xColumn = column(columns, xName, 0);
            int yColumn = column(columns, yName, 1);
            CsvRow row = new CsvRow(settings.csv().delimiter());
            for (SourceRecord record = file.next(); record != null; record = file.next()) {
                List<String> cells = row.cells(record.payload());
                if (cells == null || cells.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "row " + (record.offset() + 1) + " has not the " + columns.size() + " cells of the header");
                }
                x.add(number(cells.get(xColumn), record.offset() + 1, columns.get(xColumn)));
                y.add(number(cells.get(yColumn), record.offset() + 1, columns.get(yColumn)));
            }
        }
        return Samples.of(x.toArray(), y.toArray(), repeats);
    }

    private static int column(List<String> columns, String name, int otherwise) {
        if (name != null) {
            return new CsvColumns(columns).index(name);
        }
        if (otherwise >= columns.size()) {
            throw new IllegalArgumentException("the header has only the column " + String.join(", ", columns)
                    + "; x and y are two, --time and --value name them");
        }
        return otherwise;
    }

    private static double number(String cell, long row, String column) {
        String text = cell.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "row " + row + ", column " + column + ": \"" + text
                            + "\" is not a number; x and y are plain numbers here",
                    e);
        }
    }

    /** A list of doubles that grows. */
    private static final class Numbers {

        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = java.util.Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        double[] toArray() {
            return java.util.Arrays.copyOf(values, size);
        }
    }
}

package org.hodograph.standalone;

import java.io.IOException;
import java.util.List;
import org.hodograph.kernels.Samples;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.format.CsvCells;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.NumberReader;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.unit.Unit;

/**
 * One series of a file for a fit at once. A value that is absent (an empty cell, NaN, a mark of {@code missing}) is left out;
 * what can't be read is a fault of the user.
 */
final class NumberColumns {

    private final Numbers x = new Numbers();
    private final Numbers y = new Numbers();
    private final LeftOut leftOut = new LeftOut();
    private String unit; // of the values so far
    private XAxis axis = XAxis.PLAIN;

    private NumberColumns() {}

    /**
     * What was read.
     *
     * @param axis what its x are
     * @param leftOut rows without one of their numbers
     */
    record Curve(XAxis axis, Samples samples, LeftOut leftOut) {}

    /** Two columns of CSV files, one curve, as plain numbers; without names the first and the second. */
    static Curve plain(List<String> inputs, FormatSettings settings, Samples.Repeats repeats) throws IOException {
        NumberColumns columns = new NumberColumns();
        FormatSettings first = null;
        for (String input : inputs) {
            try (RecordFile file = Input.open(input, settings)) {
                FormatSettings named = named(file.settings());
                first = first == null ? named : first;
                expectSame(inputs.get(0), first, input, named);
                columns.read(file, named);
            }
        }
        return columns.curve(repeats);
    }

    /** Samples of one series with times; CSV without names has them in the first two columns. */
    static Curve timed(List<String> inputs, FormatSettings settings, SeriesRules rules, Samples.Repeats repeats)
            throws IOException {
        NumberColumns columns = new NumberColumns();
        Listener listener = columns.new Listener(rules);
        FormatSettings first = null;
        for (String input : inputs) {
            try (RecordFile file = Input.open(input, settings)) {
                FormatSettings named =
                        settings.kind() == FormatSettings.Kind.CSV ? named(file.settings()) : file.settings();
                first = first == null ? named : first;
                expectSame(inputs.get(0), first, input, named);
                read(file, Formats.of(named), listener);
            }
        }
        return columns.curve(repeats);
    }

    private Curve curve(Samples.Repeats repeats) {
        return new Curve(axis, Samples.of(x.toArray(), y.toArray(), repeats), leftOut);
    }

    private static FormatSettings named(FormatSettings settings) {
        FormatSettings.Fields fields = settings.fields();
        List<String> columns = settings.csv().columns();
        return settings.withFields(new FormatSettings.Fields(
                fields.series(),
                fields.time().isEmpty() ? List.of(column(columns, 0)) : fields.time(),
                fields.value().isEmpty() ? List.of(column(columns, 1)) : fields.value(),
                fields.unit()));
    }

    /** Without names each file has its own first two columns, which must be those of one curve. */
    private static void expectSame(String first, FormatSettings one, String input, FormatSettings other) {
        if (!one.fields().time().equals(other.fields().time())
                || !one.fields().value().equals(other.fields().value())) {
            throw new IllegalArgumentException(
                    "the first columns of " + input + " are " + xAndY(other) + ", those of " + first + " are "
                            + xAndY(one) + "; files of one curve have the same, or --time and --value name them");
        }
    }

    private static String xAndY(FormatSettings settings) {
        return String.join(" ", settings.fields().time()) + " and "
                + String.join(" ", settings.fields().value());
    }

    private static String column(List<String> columns, int index) {
        if (columns.isEmpty()) {
            return "$" + (index + 1);
        }
        if (index >= columns.size()) {
            throw new IllegalArgumentException("the header has only the column " + String.join(", ", columns)
                    + "; x and y are two, --time and --value name them, and --delimiter says what is between them");
        }
        return columns.get(index);
    }

    private void read(RecordFile file, FormatSettings settings) throws IOException {
        CsvCells rows = new CsvCells(settings.csv());
        String xName = settings.fields().time().get(0);
        String yName = settings.fields().value().get(0);
        int xColumn = rows.index(xName);
        int yColumn = rows.index(yName);
        NumberReader numbers = reader(settings.numbers());
        for (SourceRecord record = file.next(); record != null; record = file.next()) {
            long row = record.offset() + 1;
            List<String> cells;
            try {
                cells = rows.of(record.payload());
            } catch (UnreadableException e) {
                throw new IllegalArgumentException("row " + row + ": " + e.getMessage(), e);
            }
            double atX = number(numbers, cells.get(xColumn), "row " + row, xName);
            double atY = number(numbers, cells.get(yColumn), "row " + row, yName);
            x.add(atX);
            y.add(atY);
            same(numbers.unit(), row);
            leftOut.row(record, file.place(), Double.isNaN(atX) ? xName : Double.isNaN(atY) ? yName : null);
        }
    }

    static NumberReader reader(NumberForm form) {
        return new NumberReader(form, text -> Unit.of(text).isKnown());
    }

    /** The number of a cell; NaN where there is none. */
    static double number(NumberReader numbers, String cell, String where, String column) {
        if (cell.strip().equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        return switch (numbers.read(cell)) {
            case NUMBER -> numbers.value();
            case ABSENT -> Double.NaN;
            case NOT_A_NUMBER ->
                throw new IllegalArgumentException(
                        where + ", column " + column + ": \"" + cell.strip()
                                + "\" is not a number; a time needs --time-unit or --time-pattern, a decimal comma --decimal ,");
        };
    }

    /** One fit has values of one unit. */
    private void same(String other, long row) {
        if (other == null) {
            return;
        }
        if (unit != null && !unit.equals(other)) {
            throw new IllegalArgumentException("row " + row + " is in " + other + ", but a row before it in " + unit
                    + "; one fit has values of one unit");
        }
        unit = other;
    }

    private static void read(RecordFile file, Format format, Listener listener) throws IOException {
        for (SourceRecord record = file.next(); record != null; record = file.next()) {
            format.read(record, listener);
        }
    }

    /** Takes the samples of one series; the first one is the origin of its times. */
    private final class Listener implements SampleListener {

        private final SeriesRules rules;
        private String series;
        private List<Double> missing = List.of();

        Listener(SeriesRules rules) {
            this.rules = rules;
        }

        @Override
        public void sample(Sample sample) {
            if (series == null) {
                series = sample.series();
                missing = rules.settingsFor(series).missing().marks();
                axis = new XAxis(true, sample.nanos());
            } else if (!series.equals(sample.series())) {
                throw new IllegalArgumentException("the file has the series " + series + " and " + sample.series()
                        + ", but a fit is of one; --value names its column");
            }
            if (!missing.contains(sample.value())) {
                same(sample.unit(), sample.source().offset() + 1);
                x.add(axis.of(sample.nanos()));
                y.add(sample.value());
                leftOut.row(sample.source(), "", null);
            } else {
                leftOut.absent(Rejection.of(sample, "absent: " + sample.value() + " stands for a missing value"));
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new IllegalArgumentException("row " + (rejection.source().offset() + 1) + ": " + rejection.reason());
        }

        @Override
        public void absent(Rejection absence) {
            leftOut.absent(absence);
        }

        @Override
        public void noted(String line) {
            // a batch has no word beside its table
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

package org.hodograph.pipeline.format;

import java.util.List;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;

/** One CSV row a record, without a header. Every value column of a row gives one sample or one rejection. */
final class CsvFormat implements Format {

    private final FormatSettings settings;
    private final CsvRow row;
    private final int[] series;
    private final int time;
    private final int[] values;
    private final int unit; // -1: no such column

    CsvFormat(FormatSettings settings) {
        this.settings = settings;
        row = new CsvRow(settings.csv().delimiter());
        List<String> columns = settings.csv().columns();
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "csv needs its columns: name them in source.csv.columns, or read a file with a header");
        }
        series = settings.fields().series().stream().mapToInt(this::column).toArray();
        time = column(settings.fields().time());
        values = settings.fields().value().stream().mapToInt(this::column).toArray();
        unit = columns.indexOf(settings.fields().unit());
    }

    private int column(String name) {
        List<String> columns = settings.csv().columns();
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("column \"" + name + "\" is not among the columns"
                    + Nearest.hint(name, columns) + " (there are: " + String.join(", ", columns) + ")");
        }
        return index;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        List<String> cells = row.cells(source.payload());
        int columns = settings.csv().columns().size();
        if (cells == null || cells.size() != columns) {
            String found =
                    cells == null ? "not one CSV row" : cells.size() + " cells where there are " + columns + " columns";
            for (int i = 0; i < values.length; i++) {
                out.rejected(new Rejection("malformed: " + found, null, null, source));
            }
            return;
        }
        Long nanos = null;
        String fault = null;
        try {
            nanos = TimeText.parse(cells.get(time), settings.time());
        } catch (UnreadableException e) {
            fault = e.getMessage();
        }
        String declared =
                unit < 0 || cells.get(unit).isBlank() ? null : cells.get(unit).strip();
        for (int i = 0; i < values.length; i++) {
            String name = settings.fields().value().get(i);
            String of = seriesOf(cells, name);
            if (fault != null) {
                out.rejected(new Rejection(fault, of, null, source));
            } else {
                Values.give(of, nanos, cells.get(values[i]), name, declared, source, out);
            }
        }
    }

    private String seriesOf(List<String> cells, String value) {
        if (series.length == 0) {
            return value;
        }
        StringBuilder name = new StringBuilder();
        for (int index : series) {
            name.append(name.isEmpty() ? "" : "/").append(cells.get(index).strip());
        }
        return values.length > 1 ? name.append('/').append(value).toString() : name.toString();
    }
}

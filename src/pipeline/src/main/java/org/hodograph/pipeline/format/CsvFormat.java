package org.hodograph.pipeline.format;

import java.util.List;
import java.util.StringJoiner;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeReader;

/**
 * One CSV row a record, without a header. Every value column gives one sample or one rejection. What can't be read as a row
 * with a time and a series is one rejection, however many value columns there are.
 */
final class CsvFormat implements Format {

    private final FormatSettings settings;
    private final CsvRow row;
    private final int columns;
    private final int[] series;
    private final int[] time;
    private final TimeReader times;
    private final Values numbers;
    private final int[] values;
    private final int unit; // -1: no such column

    CsvFormat(FormatSettings settings) {
        this.settings = settings;
        row = new CsvRow(settings.csv().delimiter());
        CsvColumns names = new CsvColumns(settings.csv().columns());
        if (names.names().isEmpty()) {
            throw new IllegalArgumentException(
                    "csv needs its columns: name them in source.csv.columns, or read a file with a header");
        }
        columns = names.names().size();
        series = settings.fields().series().stream()
                .mapToInt(name -> EnvelopeName.isOne(name) ? -1 : names.index(name))
                .toArray();
        boolean isTimeRead = settings.time().needsText();
        time = isTimeRead
                ? settings.fields().time().stream().mapToInt(names::index).toArray()
                : new int[0];
        times = settings.time().newReader();
        numbers = new Values(settings.numbers());
        values = settings.fields().value().stream().mapToInt(names::index).toArray();
        unit = names.names().indexOf(settings.fields().unit());
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        String entity = null;
        try {
            List<String> cells = cells(source);
            entity = entity(cells, source);
            long nanos = times.read(time(cells), entity, source);
            String note = times.note();
            if (note != null) {
                out.noted(note);
            }
            String declared = unit < 0 ? null : Texts.unit(cells.get(unit));
            for (int i = 0; i < values.length; i++) {
                String name = settings.fields().value().get(i);
                numbers.give(series(entity, name), nanos, cells.get(values[i]), name, declared, source, out);
            }
        } catch (UnreadableException e) {
            // with several value columns there is no one series that the fault would belong to
            String only = values.length == 1
                    ? series(entity, settings.fields().value().get(0))
                    : null;
            out.rejected(new Rejection(e.getMessage(), only, null, source));
        }
    }

    private List<String> cells(SourceRecord source) throws UnreadableException {
        List<String> cells = row.cells(source.payload());
        if (cells == null) {
            throw new UnreadableException("malformed: not one CSV row");
        }
        if (cells.size() != columns) {
            throw new UnreadableException(
                    "malformed: " + cells.size() + " cells where there are " + columns + " columns");
        }
        return cells;
    }

    private String time(List<String> cells) {
        if (time.length == 1) {
            return cells.get(time[0]);
        }
        StringJoiner joined = new StringJoiner(" ");
        for (int column : time) {
            joined.add(cells.get(column).strip());
        }
        return joined.toString();
    }

    /** The cells that name the series, joined; empty without such columns. */
    private String entity(List<String> cells, SourceRecord source) throws UnreadableException {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < series.length; i++) {
            String field = settings.fields().series().get(i);
            String part = series[i] < 0 ? EnvelopeName.of(field, source) : Texts.name(cells.get(series[i]), field);
            name.append(i == 0 ? "" : "/").append(part);
        }
        return name.toString();
    }

    /** The series of a value column; null while its entity is not known. */
    private String series(String entity, String value) {
        if (series.length == 0) {
            return value;
        }
        return entity == null || values.length == 1 ? entity : entity + "/" + value;
    }
}

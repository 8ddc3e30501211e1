package org.hodograph.pipeline.format;

import java.util.List;
import java.util.StringJoiner;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeReader;

/** The times of one CSV source; those that are numbers have the marks of its numbers. For one thread. */
public final class CsvTimes {

    private final int[] columns;
    private final TimeReader reader;
    private final NumberForm marks;

    /** Times of rows that are cut by {@code cells}. */
    public CsvTimes(FormatSettings settings, CsvCells cells) {
        columns = settings.time().needsText()
                ? settings.fields().time().stream().mapToInt(cells::index).toArray()
                : new int[0];
        reader = settings.time().newReader();
        marks = settings.time().isNumber() ? settings.numbers() : NumberForm.PLAIN;
    }

    /**
     * The instant of a row in nanoseconds since 1970.
     *
     * @param clock whose time it is
     * @throws UnreadableException if it is none
     */
    public long read(List<String> cells, String clock, SourceRecord source) throws UnreadableException {
        return reader.read(text(cells), clock, source);
    }

    private String text(List<String> cells) {
        if (columns.length == 1) {
            return marks.plain(cells.get(columns[0]));
        }
        StringJoiner joined = new StringJoiner(" ");
        for (int column : columns) {
            joined.add(marks.plain(cells.get(column).strip()));
        }
        return joined.toString();
    }

    /** What was read with a guess since this was last asked; null: nothing. */
    public String note() {
        return reader.note();
    }
}

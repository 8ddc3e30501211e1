package org.hodograph.pipeline.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.text.Texts;

/**
 * Finds the columns of a CSV file. The header is the first row that is no comment, unless a comment before it names more of
 * the columns that are asked for, as {@code #time,speed} does before rows of numbers.
 */
final class CsvHeader {

    private final String file;
    private final FormatSettings settings;
    private final FormatSettings.Csv csv;
    private final CsvRow row;
    private final List<String> wanted = new ArrayList<>();

    CsvHeader(String file, FormatSettings settings) {
        this.file = file;
        this.settings = settings;
        csv = settings.csv();
        row = new CsvRow(csv.delimiter());
        wanted.addAll(settings.fields().series());
        if (settings.time().needsText()) {
            wanted.addAll(settings.fields().time());
        }
        wanted.addAll(settings.fields().value());
    }

    /** Reads past the header; the settings with its columns, unless they have their own. */
    FormatSettings read(Lines lines, CsvLines rows) throws IOException {
        for (int i = 0; i < csv.skip(); i++) {
            lines.next();
        }
        CsvColumns commented = null;
        List<List<String>> cells = new ArrayList<>();
        byte[] line = null;
        while (cells.size() < csv.headerRows()) {
            line = rows.nextOrComment();
            if (line == null) {
                break;
            }
            if (!rows.isComment(line)) {
                cells.add(cells(line));
            } else if (csv.headerRows() == 1) {
                commented = better(commented, rows.uncommented(line));
            }
        }
        if (!csv.columns().isEmpty()) {
            refuseData(cells);
            return settings;
        }
        CsvColumns columns = CsvColumns.ofHeader(cells);
        if (commented != null && commented.count(wanted) > columns.count(wanted)) {
            if (line != null) {
                lines.giveBack(line);
            }
            columns = commented;
        } else if (line == null && csv.headerRows() > 0) {
            throw new IllegalArgumentException(file + " ends before its header");
        }
        return settings.withColumns(columns.names());
    }

    private List<String> cells(byte[] line) {
        List<String> cells = row.cells(line);
        if (cells == null) {
            throw new IllegalArgumentException(
                    file + ": the header is not a CSV row: " + Texts.shortened(CsvRow.text(line)));
        }
        return cells;
    }

    /** The columns of a comment, if it names some that are asked for, and as many as the one before. */
    private CsvColumns better(CsvColumns before, byte[] comment) {
        List<String> cells = row.cells(comment);
        CsvColumns columns = cells == null ? CsvColumns.ofHeader(List.of()) : CsvColumns.ofHeader(List.of(cells));
        long atLeast = before == null ? 1 : before.count(wanted);
        return columns.count(wanted) >= atLeast ? columns : before;
    }

    /** Columns that are configured name those of a file without a header too: its first row must not be lost as one. */
    private void refuseData(List<List<String>> header) {
        int time = settings.fields().time().size() == 1 && settings.time().needsText()
                ? csv.columns().indexOf(settings.fields().time().get(0))
                : -1;
        for (List<String> cells : header) {
            if (time >= 0 && time < cells.size() && settings.time().isTime(cells.get(time))) {
                throw new IllegalArgumentException(file + ": the header row " + Texts.shortened(String.join(",", cells))
                        + " holds a time; a file without a header needs csv.header-rows: 0");
            }
        }
    }
}

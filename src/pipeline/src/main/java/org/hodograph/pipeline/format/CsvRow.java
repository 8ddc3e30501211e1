package org.hodograph.pipeline.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.hodograph.pipeline.text.Texts;

/** Cuts single CSV rows into cells; quotes as in RFC 4180, blanks before them are skipped. For one thread. */
public final class CsvRow {

    private static final char NO_COMMENT =
            '\0'; // comments are lines, taken out before; the reader wants another character here

    private final CellCutter cutter;
    private final CsvReader.CsvReaderBuilder reader;

    public CsvRow(char delimiter) {
        cutter = new CellCutter(delimiter);
        reader = CsvReader.builder()
                .fieldSeparator(delimiter == FormatSettings.Csv.BLANKS ? ' ' : delimiter)
                .commentCharacter(NO_COMMENT)
                .skipEmptyLines(false);
    }

    /** The cells of a row in UTF-8, or null if the bytes are not exactly one row. */
    public List<String> cells(byte[] row) {
        String text = text(row);
        if (cutter.cuts(text)) {
            return cutter.cells(text);
        }
        if (text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return cutter.split(text);
        }
        try {
            Iterator<CsvRecord> rows = reader.ofCsvRecord(text).iterator();
            if (!rows.hasNext()) {
                return null;
            }
            List<String> cells = rows.next().getFields();
            return rows.hasNext() ? null : cells;
        } catch (CsvParseException | UncheckedIOException e) {
            return null;
        }
    }

    /** Bytes as text, without a byte order mark; what is not UTF-8 becomes the replacement character. */
    static String text(byte[] row) {
        int from = Texts.byteOrderMark(row);
        return new String(row, from, row.length - from, StandardCharsets.UTF_8);
    }
}

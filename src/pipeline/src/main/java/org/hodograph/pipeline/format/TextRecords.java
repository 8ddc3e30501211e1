package org.hodograph.pipeline.format;

import java.io.IOException;
import java.io.InputStream;
import org.hodograph.pipeline.format.file.Records;

/** The records of a stream of text, each a line, or a CSV row behind the header. For one thread. */
final class TextRecords implements Records {

    private final Lines lines;
    private final CsvLines rows; // null: not CSV
    private final FormatSettings settings;

    private TextRecords(InputStream in, String name, FormatSettings settings) throws IOException {
        boolean csv = settings.kind() == FormatSettings.Kind.CSV;
        lines = new Lines(in, name, csv);
        rows = csv ? new CsvLines(lines, settings.csv()) : null;
        this.settings = csv ? new CsvHeader(name, settings).read(lines, rows) : settings;
    }

    static Records of(InputStream in, String name, FormatSettings settings) throws IOException {
        return new TextRecords(in, name, settings);
    }

    @Override
    public FormatSettings settings() {
        return settings;
    }

    @Override
    public byte[] next() throws IOException {
        return rows == null ? line() : rows.next();
    }

    private byte[] line() throws IOException {
        byte[] line = lines.next();
        while (line != null && isBlank(line)) {
            line = lines.next();
        }
        return line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isReady() throws IOException {
        return lines.isReady();
    }
}

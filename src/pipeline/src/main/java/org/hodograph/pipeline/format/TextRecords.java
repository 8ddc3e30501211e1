package org.hodograph.pipeline.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.file.Records;

/** The records of a stream of text, each a line, or a CSV row behind the header. For one thread. */
final class TextRecords implements Records {

    private static final Set<Kind> JSON = EnumSet.of(Kind.JSON, Kind.OPENXC, Kind.SENML);

    private final Lines lines;
    private final CsvLines rows; // null: not CSV
    private final FormatSettings settings;

    private TextRecords(InputStream in, String name, FormatSettings settings) throws IOException {
        boolean csv = settings.kind() == Kind.CSV;
        lines = new Lines(in, name, csv);
        rows = csv ? new CsvLines(lines, settings.csv()) : null;
        this.settings = csv ? new CsvHeader(name, settings).read(lines, rows) : settings;
    }

    /** Lines, rows, or JSON that is not one record a line. */
    static Records of(InputStream in, String name, FormatSettings settings) throws IOException {
        if (!JSON.contains(settings.kind())) {
            return new TextRecords(in, name, settings);
        }
        BufferedInputStream marked = new BufferedInputStream(in, 1 << 16);
        return JsonRecords.areIn(marked)
                ? new JsonRecords(marked, name, settings)
                : new TextRecords(marked, name, settings);
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
        while (line != null && (isBlank(line) || isComment(line))) {
            line = lines.next();
        }
        return line;
    }

    /** As in logs of NMEA sentences and in line protocol; JSON has none. */
    private boolean isComment(byte[] line) {
        return line.length > 0 && line[0] == '#' && !JSON.contains(settings.kind());
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
    public long lineNumber() {
        return lines.taken();
    }

    @Override
    public boolean isReady() throws IOException {
        return lines.isReady();
    }
}

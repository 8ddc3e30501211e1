package org.hodograph.pipeline.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hodograph.pipeline.SourceRecord;

/**
 * A file of source records, one a line, or JSON that is one list or objects over several lines; {@code .gz} is read as is. Blank lines are no records, nor are the header and the
 * comments of a CSV file, whose rows may hold line ends inside quotes.
 */
public final class RecordFile implements Closeable {

    private final Lines lines; // null: JSON over several lines
    private final CsvLines rows; // null: not CSV
    private final JsonRecords json; // null: one record a line
    private final SenMlBase packs; // null: no pack over several lines
    private final String name;
    private final FormatSettings settings;
    private long offset;

    private RecordFile(InputStream in, String name, FormatSettings settings) throws IOException {
        this.name = name;
        boolean csv = settings.kind() == FormatSettings.Kind.CSV;
        InputStream bytes = isJson(settings) ? new BufferedInputStream(in, 1 << 16) : in;
        json = isJson(settings) && JsonRecords.areIn(bytes) ? new JsonRecords(bytes, name) : null;
        packs = json != null && settings.kind() == FormatSettings.Kind.SENML ? new SenMlBase() : null;
        lines = json == null ? new Lines(bytes, name) : null;
        rows = csv ? new CsvLines(lines, settings.csv()) : null;
        this.settings = csv ? new CsvHeader(name, settings).read(lines, rows) : settings;
    }

    private static boolean isJson(FormatSettings settings) {
        return switch (settings.kind()) {
            case JSON, OPENXC, SENML -> true;
            default -> false;
        };
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if it has not the header that the settings expect, or is no file of records
     */
    public static RecordFile open(Path file, FormatSettings settings) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder, not a file");
        }
        InputStream in = Files.newInputStream(file);
        try {
            String name = file.getFileName().toString();
            return of(name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in, name, settings);
        } catch (ZipException e) {
            in.close();
            throw new IllegalArgumentException(file + " is not in gzip format, as its name says", e);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Reads a stream, for example standard input. */
    public static RecordFile of(InputStream in, String name, FormatSettings settings) throws IOException {
        return new RecordFile(in, name, settings);
    }

    /** The settings, with the columns of the file's header where none were configured. */
    public FormatSettings settings() {
        return settings;
    }

    /** The next record, or null at the end. */
    public SourceRecord next() throws IOException {
        byte[] record = json != null ? element() : rows == null ? line() : rows.next();
        return record == null ? null : new SourceRecord(name, 0, offset++, SourceRecord.NO_TIMESTAMP, record);
    }

    private byte[] element() throws IOException {
        byte[] record = json.next();
        return record == null || packs == null || record[0] == '[' ? record : packs.pack(record);
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

    /** Whether a record can be had without waiting for whoever writes the stream; may say no though it can. */
    public boolean isReady() throws IOException {
        return json == null ? lines.isReady() : json.isReady();
    }

    @Override
    public void close() throws IOException {
        if (json == null) {
            lines.close();
        } else {
            json.close();
        }
    }
}

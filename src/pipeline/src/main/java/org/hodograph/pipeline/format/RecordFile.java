package org.hodograph.pipeline.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.file.Records;

/**
 * A file of source records, one a line; {@code .gz} is read as is. Blank lines are no records, nor are the header and the
 * comments of a CSV file, whose rows may hold line ends inside quotes. Avro, Protocol Buffers and GPX have files of their own
 * ({@link Records}).
 */
public final class RecordFile implements Closeable {

    private final InputStream in;
    private final Records records; // null: lines
    private final Lines lines; // null: not lines
    private final CsvLines rows; // null: not CSV
    private final String name;
    private final FormatSettings settings;
    private long offset;

    private RecordFile(InputStream in, String name, FormatSettings settings) throws IOException {
        this.name = name;
        this.in = in;
        records = Records.of(in, name, settings);
        lines = records == null ? new Lines(in, name) : null;
        boolean csv = settings.kind() == FormatSettings.Kind.CSV;
        rows = csv ? new CsvLines(lines, settings.csv()) : null;
        FormatSettings read = records == null ? settings : records.settings();
        this.settings = csv ? new CsvHeader(name, settings).read(lines, rows) : read;
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
        byte[] record = records != null ? records.next() : rows == null ? line() : rows.next();
        return record == null ? null : new SourceRecord(name, 0, offset++, SourceRecord.NO_TIMESTAMP, record);
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
        return records != null || lines.isReady();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

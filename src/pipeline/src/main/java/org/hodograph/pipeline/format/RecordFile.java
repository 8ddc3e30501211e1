package org.hodograph.pipeline.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hodograph.pipeline.SourceRecord;

/**
 * A file of source records, one a line; {@code .gz} is read as is. Blank lines are no records, nor are the header and the
 * comments of a CSV file, whose rows may hold line ends inside quotes. The payloads are UTF-8, whatever the file's encoding.
 */
public final class RecordFile implements Closeable {

    private final Lines lines;
    private final CsvLines rows; // null: not CSV
    private final String name;
    private final FormatSettings settings;
    private final NewestFirst turned; // null: the oldest record comes first
    private boolean isTurned;
    private long offset;

    private RecordFile(InputStream in, String name, FormatSettings settings) throws IOException {
        this.name = name;
        boolean csv = settings.kind() == FormatSettings.Kind.CSV;
        lines = new Lines(Utf8Stream.of(in, settings.layout()), name, csv);
        rows = csv ? new CsvLines(lines, settings.csv()) : null;
        FormatSettings read = csv ? new CsvHeader(name, settings).read(lines, rows) : settings;
        this.settings = read.withLayout(Layout.DEFAULT);
        turned = settings.layout().isNewestFirst() ? new NewestFirst(NewestFirst.BOUND) : null;
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

    /**
     * The settings that its records are read with: the columns of the file's header where none were configured, and the
     * default layout, whatever that of the file is.
     */
    public FormatSettings settings() {
        return settings;
    }

    /** The next record, or null at the end. */
    public SourceRecord next() throws IOException {
        if (turned != null) {
            return nextOfTurned();
        }
        byte[] record = plain();
        return record == null ? null : record(offset++, record);
    }

    private SourceRecord record(long number, byte[] payload) {
        return new SourceRecord(name, 0, number, SourceRecord.NO_TIMESTAMP, payload);
    }

    private SourceRecord nextOfTurned() throws IOException {
        if (!isTurned) {
            for (byte[] record = plain(); record != null; record = plain()) {
                turned.add(record);
                offset++;
            }
            isTurned = true;
        }
        byte[] record = turned.next();
        return record == null ? null : record(--offset, record);
    }

    private byte[] plain() throws IOException {
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

    /** Whether a record can be had without waiting for whoever writes the stream; may say no though it can. */
    public boolean isReady() throws IOException {
        return isTurned || lines.isReady();
    }

    @Override
    public void close() throws IOException {
        lines.close();
        if (turned != null) {
            turned.close();
        }
    }
}

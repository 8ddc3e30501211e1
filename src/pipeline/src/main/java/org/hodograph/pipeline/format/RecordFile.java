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
 * A file of source records, one a line, or JSON that is one list or objects over several lines; {@code .gz} is read as is.
 * Blank lines are no records, nor are the header and the comments of a CSV file, whose rows may hold line ends inside quotes.
 * Payloads are UTF-8, whatever the file's encoding. Avro, Protocol Buffers and GPX have files of their own ({@link Records}).
 */
public final class RecordFile implements Closeable {

    private final InputStream in;
    private final CountedStream counted; // null: no file
    private final Records records;
    private final String name;
    private FormatSettings settings;
    private final NewestFirst turned; // null: the oldest record comes first
    private boolean isTurned;
    private long offset;

    private RecordFile(InputStream in, CountedStream counted, String name, FormatSettings settings) throws IOException {
        this.in = in;
        this.counted = counted;
        this.name = name;
        Records binary = Records.of(in, name, settings);
        records = binary == null ? TextRecords.of(Utf8Stream.of(in, settings.layout()), name, settings) : binary;
        turned = settings.layout().isNewestFirst() ? new NewestFirst(NewestFirst.BOUND) : null;
        this.settings = records.settings().withLayout(Layout.DEFAULT);
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if it has not the header that the settings expect, or is no file of records
     */
    public static RecordFile open(Path file, FormatSettings settings) throws IOException {
        return open(
                file,
                file.getFileName() == null
                        ? file.toString()
                        : file.getFileName().toString(),
                settings);
    }

    /** The same with another name, which its records bear. */
    public static RecordFile open(Path file, String name, FormatSettings settings) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder, not a file");
        }
        CountedStream in = new CountedStream(Files.newInputStream(file));
        try {
            boolean isPacked = file.toString().endsWith(".gz");
            return new RecordFile(isPacked ? new GZIPInputStream(in, 1 << 16) : in, in, name, settings);
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
        return new RecordFile(in, null, name, settings);
    }

    /**
     * The settings that its records are read with: the columns of the file's header where none were configured, and the
     * default layout, whatever that of the file is.
     */
    public FormatSettings settings() {
        return settings;
    }

    /** The same file, its records read another way; {@link #settings} says so from now on. */
    public RecordFile with(FormatSettings other) {
        settings = other;
        return this;
    }

    /** The next record, or null at the end. */
    public SourceRecord next() throws IOException {
        if (turned != null) {
            return nextOfTurned();
        }
        byte[] record = records.next();
        return record == null ? null : record(offset++, record);
    }

    private SourceRecord record(long number, byte[] payload) {
        return new SourceRecord(name, 0, number, SourceRecord.NO_TIMESTAMP, payload);
    }

    private SourceRecord nextOfTurned() throws IOException {
        if (!isTurned) {
            for (byte[] record = records.next(); record != null; record = records.next()) {
                turned.add(record);
                offset++;
            }
            isTurned = true;
        }
        byte[] record = turned.next();
        return record == null ? null : record(--offset, record);
    }

    /** Where the last record ends: {@code line 5}, or {@code record 5} where records are not lines or are turned round. */
    public String place() {
        if (turned != null) {
            return "record " + (offset + 1);
        }
        return records.lineNumber() == 0 ? "record " + offset : "line " + records.lineNumber();
    }

    /** Whether a record can be had without waiting for whoever writes the stream; may say no though it can. */
    public boolean isReady() throws IOException {
        return isTurned || records.isReady();
    }

    /** How many bytes of the file have been read, packed as it is; 0 of a stream. */
    public long bytesRead() {
        return counted == null ? 0 : counted.count();
    }

    @Override
    public void close() throws IOException {
        in.close();
        if (turned != null) {
            turned.close();
        }
    }
}

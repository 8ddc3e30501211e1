package org.hodograph.pipeline.format;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.hodograph.pipeline.SourceRecord;

/**
 * A file of source records, one a line; {@code .gz} is read as is. Header, comments and blank lines are no records. A CSV
 * cell that holds a line break is not supported: a line is a row.
 */
public final class RecordFile implements Closeable {

    private final InputStream in;
    private final String name;
    private final FormatSettings settings;
    private final byte[] comment;
    private long offset;

    private RecordFile(InputStream in, String name, FormatSettings settings) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.name = name;
        boolean csv = settings.kind() == FormatSettings.Kind.CSV;
        comment = csv ? settings.csv().comment().getBytes(StandardCharsets.UTF_8) : new byte[0];
        skipByteOrderMark();
        this.settings = csv ? withHeader(settings) : settings;
    }

    /** Opens a file. */
    public static RecordFile open(Path file, FormatSettings settings) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            String name = file.getFileName().toString();
            return of(name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in, name, settings);
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
        byte[] line = line();
        while (line != null && (isBlank(line) || isComment(line))) {
            line = line();
        }
        return line == null ? null : new SourceRecord(name, 0, offset++, SourceRecord.NO_TIMESTAMP, line);
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
    }

    private FormatSettings withHeader(FormatSettings given) throws IOException {
        for (int i = 0; i < given.csv().skip(); i++) {
            line();
        }
        List<String> columns = new ArrayList<>();
        Pattern delimiter =
                Pattern.compile(Pattern.quote(String.valueOf(given.csv().delimiter())));
        for (int row = 0; row < given.csv().headerRows(); row++) {
            byte[] line = line();
            while (line != null && (isBlank(line) || isComment(line))) {
                line = line();
            }
            if (line == null) {
                throw new IllegalArgumentException(name + " ends before its header");
            }
            String[] cells = delimiter.split(new String(line, StandardCharsets.UTF_8), -1);
            for (int i = 0; i < cells.length; i++) {
                String cell = unquoted(cells[i].strip());
                if (i == columns.size()) {
                    columns.add(cell);
                } else {
                    columns.set(i, (columns.get(i) + " " + cell).strip());
                }
            }
        }
        return given.csv().columns().isEmpty() ? given.withColumns(columns) : given;
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1) : cell;
    }

    private boolean isComment(byte[] line) {
        return comment.length > 0
                && line.length >= comment.length
                && Arrays.equals(line, 0, comment.length, comment, 0, comment.length);
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The bytes up to the next line end, which is left out; null at the end. */
    private byte[] line() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (b >= 0 && b != '\n') {
            line.write(b);
            b = in.read();
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

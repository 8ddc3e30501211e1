package org.hodograph.pipeline.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hodograph.pipeline.format.file.Records;

/**
 * The records of a stream of JSON that is not one record a line: a list over the whole of it, whose elements they are, or objects
 * over several lines. Of a list that breaks off, the last record is what is left, a list that begins and does not end. For one
 * thread.
 */
final class JsonRecords implements Records {

    private static final int LOOK_AHEAD = 1 << 16; // bytes; a record of one line is known by its first ones
    private static final int END = -1;

    private final InputStream in;
    private final String name;
    private final FormatSettings settings;
    private final SenMlBase packs; // null: no SenML
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private boolean isInList;

    JsonRecords(InputStream in, String name, FormatSettings settings) {
        this.in = in;
        this.name = name;
        this.settings = settings;
        packs = settings.kind() == FormatSettings.Kind.SENML ? new SenMlBase() : null;
    }

    @Override
    public FormatSettings settings() {
        return settings;
    }

    /**
     * Whether a stream's records are not its lines: its first line begins a list or an object that it does not end. Looks no
     * further than to the end of that line, so that of a live stream a record of one line is had at once.
     */
    static boolean areIn(InputStream in) throws IOException {
        in.mark(LOOK_AHEAD + 1);
        try {
            return isListOrObjectOfSeveralLines(in);
        } finally {
            in.reset();
        }
    }

    private static boolean isListOrObjectOfSeveralLines(InputStream in) throws IOException {
        int first = 0;
        int depth = 0;
        boolean isText = false;
        boolean isEscaped = false;
        for (int i = 0; i < LOOK_AHEAD; i++) {
            int b = in.read();
            if (b == END || (b == '\n' && first != 0)) {
                boolean isOpen = depth > 0 || isText;
                return isOpen && (first == '[' || (first == '{' && b != END && goesOn(in.read())));
            }
            if (first == 0) {
                if (isBlank(b) || b == 0xEF || b == 0xBB || b == 0xBF) {
                    continue;
                }
                first = b;
                if (b != '[' && b != '{') {
                    return false;
                }
            }
            if (isText) {
                isText = b != '"' || isEscaped;
                isEscaped = b == '\\' && !isEscaped;
            } else {
                isText = b == '"';
                depth += b == '[' || b == '{' ? 1 : b == ']' || b == '}' ? -1 : 0;
            }
        }
        return first == '[';
    }

    /** Whether a line goes on with an object: one that begins another was behind a broken one. */
    private static boolean goesOn(int first) {
        return first != END && first != '{' && first != '[';
    }

    private static boolean isBlank(int b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    @Override
    public byte[] next() throws IOException {
        byte[] record = element();
        return record == null || packs == null || record[0] == '[' ? record : packs.pack(record);
    }

    private byte[] element() throws IOException {
        int b = read();
        while (b != END && isBetween(b)) {
            isInList = b == '[' || (isInList && b != ']');
            b = read();
        }
        if (b == END) {
            boolean isBroken = isInList;
            isInList = false;
            return isBroken ? new byte[] {'['} : null;
        }
        return record(b);
    }

    private boolean isBetween(int b) {
        return isBlank(b)
                || (isInList ? b == ',' || b == ']' : b == '[')
                || b == 0xEF
                || b == 0xBB
                || b == 0xBF; // a byte order mark
    }

    private byte[] record(int first) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        boolean isText = false;
        boolean isEscaped = false;
        int depth = 0;
        for (int b = first; b != END; b = read()) {
            if (!isText && depth == 0 && record.size() > 0 && (isBlank(b) || b == ',' || b == ']')) {
                from--; // behind a number or a word: it is read again
                return record.toByteArray();
            }
            record.write(b);
            if (record.size() > Lines.LONGEST) {
                throw new IOException(name + ": a JSON record is longer than " + (Lines.LONGEST >> 20) + " MiB");
            }
            if (isText) {
                isText = b != '"' || isEscaped;
                isEscaped = b == '\\' && !isEscaped;
            } else {
                isText = b == '"';
                depth += b == '[' || b == '{' ? 1 : b == ']' || b == '}' ? -1 : 0;
            }
            if (!isText && depth <= 0 && (b == '"' || b == ']' || b == '}')) {
                return record.toByteArray();
            }
        }
        return isInList ? brokenOff(record) : record.toByteArray();
    }

    private byte[] brokenOff(ByteArrayOutputStream rest) throws IOException {
        isInList = false;
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write('[');
        rest.writeTo(list);
        return list.toByteArray();
    }

    private int read() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer, 0, buffer.length));
            if (to == 0) {
                return END;
            }
        }
        return buffer[from++] & 0xFF;
    }

    @Override
    public boolean isReady() throws IOException {
        return from < to || in.available() > 0;
    }
}

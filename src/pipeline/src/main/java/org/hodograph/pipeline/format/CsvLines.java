package org.hodograph.pipeline.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.hodograph.pipeline.text.Texts;

/**
 * The rows of a CSV file as bytes: what is neither blank, a comment nor the header once more, as after a logger's restart
 * or between files joined into one; line ends inside quoted cells included. A quote
 * that is not closed within {@value #MOST_LINES} lines is a slip of its own line, not the begin of one endless cell. For
 * one thread.
 */
final class CsvLines {

    private static final int MOST_LINES = 64; // of one row
    private static final int BYTE_ORDER_MARK = 3; // bytes that may stand before a header

    private final Lines lines;
    private final byte[] comment; // empty: none
    private final int delimiter;
    private final List<byte[]> header = new ArrayList<>();

    CsvLines(Lines lines, FormatSettings.Csv csv) {
        this.lines = lines;
        comment = csv.comment().getBytes(StandardCharsets.UTF_8);
        delimiter = csv.delimiter();
    }

    /** The next row or comment, or null at the end. */
    byte[] nextOrComment() throws IOException {
        byte[] line = lines.next();
        while (line != null && isBlank(line)) {
            line = lines.next();
        }
        return line == null || isComment(line) || !endsQuoted(line, false) ? line : joined(line);
    }

    /** The next row, or null at the end. */
    byte[] next() throws IOException {
        byte[] row = nextOrComment();
        while (row != null && (isComment(row) || isHeader(row))) {
            row = nextOrComment();
        }
        return row;
    }

    /** A row of the header, which is no record where it comes again; one without letters may be a record that looks so. */
    void expectAgain(byte[] row) {
        if (CsvRow.text(row).chars().anyMatch(Character::isLetter)) {
            header.add(row);
        }
    }

    private boolean isHeader(byte[] row) {
        for (int i = 0; i < header.size(); i++) {
            byte[] again = header.get(i);
            if (row.length - again.length <= BYTE_ORDER_MARK
                    && row.length >= again.length
                    && Arrays.equals(row, Texts.byteOrderMark(row), row.length, again, 0, again.length)) {
                return true;
            }
        }
        return false;
    }

    /** A row that begins with this line, whose last cell is quoted and open; the line alone if the quote isn't closed. */
    private byte[] joined(byte[] first) throws IOException {
        ByteArrayOutputStream row = new ByteArrayOutputStream(2 * first.length);
        row.writeBytes(first);
        Deque<byte[]> taken = new ArrayDeque<>();
        while (taken.size() < MOST_LINES && row.size() < Lines.LONGEST) {
            byte[] line = lines.next();
            if (line == null) {
                break;
            }
            taken.push(line);
            row.write('\n');
            row.writeBytes(line);
            if (!endsQuoted(line, true)) {
                return row.toByteArray();
            }
        }
        taken.forEach(lines::giveBack);
        return first;
    }

    /** Whether a line ends inside a quoted cell: a quote opens where a cell begins, two inside stand for one. */
    private boolean endsQuoted(byte[] line, boolean beginsQuoted) {
        boolean quoted = beginsQuoted;
        boolean cellBegins = !beginsQuoted;
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '"' && (quoted || cellBegins)) {
                boolean twice = quoted && i + 1 < line.length && line[i + 1] == '"';
                i += twice ? 1 : 0;
                quoted = twice || !quoted;
            }
            cellBegins = !quoted && (isDelimiter(line[i]) || (cellBegins && isPadding(line[i])));
        }
        return quoted;
    }

    private boolean isDelimiter(byte b) {
        return b == delimiter || (delimiter == FormatSettings.Csv.BLANKS && isPadding(b));
    }

    private static boolean isPadding(byte b) {
        return b == ' ' || b == '\t';
    }

    boolean isComment(byte[] line) {
        return comment.length > 0
                && line.length >= comment.length
                && Arrays.equals(line, 0, comment.length, comment, 0, comment.length);
    }

    /** A comment's text. */
    byte[] uncommented(byte[] line) {
        return Arrays.copyOfRange(line, comment.length, line.length);
    }

    private boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (!isPadding(b) || b == delimiter) {
                return false;
            }
        }
        return true;
    }
}

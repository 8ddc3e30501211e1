package org.hodograph.pipeline.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts rows that RFC 4180 does not know, columns aligned with blanks and quoted cells with blanks before the quote, where
 * blanks around a cell are no part of it; and the plain rows that need no reader of quotes. For one thread.
 */
final class CellCutter {

    private static final int MOST_CELLS = 1 << 14; // as many as the reader of other rows takes
    private static final char QUOTE = '"';

    private final char delimiter;
    private final boolean isBlanks;
    private String text;
    private int at;

    CellCutter(char delimiter) {
        this.delimiter = delimiter;
        isBlanks = delimiter == FormatSettings.Csv.BLANKS;
    }

    /** Whether a row is none of RFC 4180. */
    boolean cuts(String row) {
        if (isBlanks) {
            return true;
        }
        for (int quote = row.indexOf(QUOTE, 1); quote > 0; quote = row.indexOf(QUOTE, quote + 1)) {
            int before = quote - 1;
            while (before >= 0 && isPadding(row.charAt(before))) {
                before--;
            }
            if (before < quote - 1 && (before < 0 || row.charAt(before) == delimiter)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPadding(char c) {
        return (c == ' ' || c == '\t') && c != delimiter;
    }

    /** The cells of a row, or null if it is not exactly one row. */
    List<String> cells(String row) {
        int end = row.length();
        while (end > 0 && isLineEnd(row.charAt(end - 1))) {
            end--;
        }
        text = row.substring(0, end);
        at = 0;
        List<String> cells = new ArrayList<>();
        skipPadding();
        if (isBlanks && at == end) {
            return cells;
        }
        while (true) {
            String cell = cell();
            if (cell == null || cells.size() == MOST_CELLS) {
                return null;
            }
            cells.add(cell);
            skipPadding();
            if (at == end) {
                return cells;
            }
            at += isBlanks ? 0 : 1; // past the delimiter
        }
    }

    /** The cells of a row without quotes and line ends as they stand; null if there is nothing in it, or too many. */
    List<String> split(String row) {
        if (row.isEmpty()) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int end = row.indexOf(delimiter); end >= 0; end = row.indexOf(delimiter, from)) {
            if (cells.size() == MOST_CELLS - 1) {
                return null;
            }
            cells.add(row.substring(from, end));
            from = end + 1;
        }
        cells.add(row.substring(from));
        return cells;
    }

    private String cell() {
        skipPadding();
        return at < text.length() && text.charAt(at) == QUOTE ? quoted() : unquoted();
    }

    private String unquoted() {
        int from = at;
        while (at < text.length() && !isDelimiter(text.charAt(at))) {
            if (isLineEnd(text.charAt(at))) {
                return null;
            }
            at++;
        }
        return text.substring(from, at).strip();
    }

    /** Two quotes stand for one; what follows the closing one belongs to the cell too. */
    private String quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != QUOTE) {
                cell.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                cell.append(QUOTE);
                at++;
            } else {
                at++;
                String rest = unquoted();
                return rest == null ? null : cell + rest;
            }
        }
        return null;
    }

    private boolean isDelimiter(char c) {
        return isBlanks ? isPadding(c) : c == delimiter;
    }

    private void skipPadding() {
        while (at < text.length() && isPadding(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}

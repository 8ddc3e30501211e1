package org.hodograph.pipeline.inspect;

import java.util.HashSet;
import java.util.List;
import org.hodograph.pipeline.guess.TimeGuesses;

/** What an instrument writes of itself before its table, in rows that may have as many cells as the table's own. */
final class Preamble {

    private static final int LONGEST_HEADER = 4; // rows
    private static final int RUN = 5; // that hold mostly numbers: a preamble has no such run
    private static final int MOST_ROWS = 300;

    private Preamble() {}

    /**
     * The line of the header behind a preamble.
     *
     * @param cut the lines as cells; null for a line that is no row
     * @param first where rows of as many cells begin
     * @return {@code first} where no preamble is there
     */
    static int end(List<List<String>> cut, int first) {
        int body = body(cut, first);
        if (body == first) {
            return first;
        }
        boolean isUnits = isHeader(cut.get(body - 2)) && CsvTable.areUnits(cut.get(body - 1));
        return isUnits ? body - 2 : body - 1;
    }

    /** Where, under names, rows of numbers begin that don't end soon; {@code first}: rows begin with such, or there are none. */
    private static int body(List<List<String>> cut, int first) {
        int run = 0;
        int last = Math.min(cut.size(), first + MOST_ROWS);
        for (int i = first; i < last; i++) {
            run = isNumbers(cut.get(i)) ? run + 1 : 0;
            int begin = i - RUN + 1;
            boolean isAtOnce = begin - first <= LONGEST_HEADER;
            if (run == RUN && (isAtOnce || isHeader(cut.get(begin - 1)))) {
                return isAtOnce ? first : begin;
            }
        }
        return first;
    }

    /** More numbers than texts: a setting has a name for each number. */
    private static boolean isNumbers(List<String> row) {
        if (row == null) {
            return false;
        }
        int numbers = 0;
        int texts = 0;
        for (int column = 0; column < row.size(); column++) {
            boolean isNumber = CsvTable.isData(row, column);
            numbers += isNumber ? 1 : 0;
            texts += isNumber || row.get(column).isBlank() ? 0 : 1;
        }
        return numbers > texts;
    }

    /** Names in every cell, each another, none a number or a time. */
    private static boolean isHeader(List<String> row) {
        if (row == null || new HashSet<>(row).size() < row.size()) {
            return false;
        }
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column).strip();
            boolean isLast = column == row.size() - 1; // a delimiter may end the row
            boolean isName = !CsvTable.isData(row, column) && TimeGuesses.ofText(cell) == null && !cell.equals("-");
            if (!isName || (cell.isEmpty() && !isLast)) {
                return false;
            }
        }
        return true;
    }
}

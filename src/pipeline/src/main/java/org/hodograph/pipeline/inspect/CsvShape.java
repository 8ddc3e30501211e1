package org.hodograph.pipeline.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.format.CsvRow;

/**
 * Lines cut into cells by one delimiter.
 *
 * @param delimiter between cells; a blank stands for any number of them
 * @param cells of a row, most often
 * @param first the line where rows of that many cells begin
 * @param rows the lines from there on, each cut; null for a line that is no row
 * @param share of the lines that have as many cells
 * @param lines from the first one on that is no comment
 */
record CsvShape(char delimiter, int cells, int first, List<List<String>> rows, double share, int lines) {

    private static final char[] DELIMITERS = {';', '\t', '|', ',', ' '}; // among equals a comma is rather a decimal one
    private static final int MOST_LINES = 2000;

    /** The shapes that lines may have, the likeliest first. */
    static List<CsvShape> of(List<String> lines) {
        List<CsvShape> all = new ArrayList<>();
        for (char delimiter : DELIMITERS) {
            CsvShape shape = of(lines, delimiter);
            if (shape != null) {
                all.add(shape);
            }
        }
        all.sort((one, other) -> Double.compare(other.worth(), one.worth()));
        return all;
    }

    private double worth() {
        boolean isBelowOthers =
                rows.size() < lines; // lines that are no rows: names too, if the commas are decimal ones
        return share - (isBelowOthers ? 0.1 : 0) - (delimiter == ' ' ? 0.2 : 0); // blanks stand between words too
    }

    private static CsvShape of(List<String> lines, char delimiter) {
        List<List<String>> cut = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            cut.add(isComment(line) || line.isBlank() ? null : cells(line, delimiter));
        }
        withoutEmptyEnds(cut);
        Map<Integer, Integer> counts = new HashMap<>();
        for (List<String> cells : cut) {
            if (cells != null && cells.size() > 1) {
                counts.merge(cells.size(), 1, Integer::sum);
            }
        }
        int most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        if (most < 2) {
            return null;
        }
        int first = 0;
        while (first < cut.size() && !(isRow(cut.get(first), most) && isFollowed(cut, first, most))) {
            first++;
        }
        if (first == cut.size()) {
            return null;
        }
        int begin = 0;
        while (cut.get(begin) == null) {
            begin++;
        }
        int end = Preamble.end(cut, first);
        if (end > first) {
            begin = end;
            first = end;
        }
        List<List<String>> rows = cut.subList(first, cut.size());
        long there = rows.stream().filter(row -> row != null).count();
        long same = rows.stream().filter(row -> isRow(row, most)).count();
        return new CsvShape(delimiter, most, first, rows, same / (double) there, cut.size() - begin);
    }

    /** Cuts off cells at the end of rows that are blank in every row. */
    private static void withoutEmptyEnds(List<List<String>> cut) {
        int most = 0;
        for (List<String> cells : cut) {
            int there = cells == null ? 0 : cells.size();
            while (there > most && cells.get(there - 1).isBlank()) {
                there--;
            }
            most = Math.max(most, there);
        }
        int end = most;
        cut.replaceAll(cells -> cells == null || cells.size() <= end ? cells : cells.subList(0, end));
    }

    /** Rows may end in a delimiter that the header lacks, or the other way round. */
    private static boolean isRow(List<String> cells, int most) {
        return cells != null
                && (cells.size() == most
                        || (cells.size() == most - 1)
                        || (cells.size() == most + 1 && cells.get(most).isBlank()));
    }

    /** Whether the next line that is no comment is a row too: a preamble may have as many cells by chance. */
    private static boolean isFollowed(List<List<String>> cut, int at, int most) {
        for (int i = at + 1; i < cut.size(); i++) {
            if (cut.get(i) != null) {
                return isRow(cut.get(i), most);
            }
        }
        return true;
    }

    static boolean isComment(String line) {
        return line.startsWith("#");
    }

    static List<String> cells(String line, char delimiter) {
        if (delimiter == ' ') {
            return List.of(line.strip().split("[ \t]+"));
        }
        List<String> cells = new CsvRow(delimiter).cells(line.getBytes(StandardCharsets.UTF_8));
        return cells == null ? List.of(line) : List.copyOf(cells);
    }
}

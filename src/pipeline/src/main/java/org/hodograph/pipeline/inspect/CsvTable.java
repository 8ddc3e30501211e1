package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hodograph.pipeline.unit.Unit;

/**
 * A CSV file's columns under its header.
 *
 * @param table the columns
 * @param headerRows rows that name them; 0: none
 * @param unitsRow which of them holds units, from 1; 0: none
 * @param isCommented whether a comment names them
 */
record CsvTable(Table table, int headerRows, int unitsRow, boolean isCommented) {

    private static final int MOST_HEADER_ROWS = 4;

    static CsvTable of(CsvShape shape, List<String> lines) {
        List<List<String>> rows =
                shape.rows().stream().filter(row -> row != null).toList();
        int header = headerRows(rows, shape.cells());
        List<List<String>> data = rows.subList(header, rows.size()).stream()
                .filter(row -> header == 0 || !row.equals(rows.get(0))) // the header may come again
                .toList();
        int units = header > 1 && isUnits(rows.get(1)) ? 2 : 0;
        List<List<String>> named = new ArrayList<>(rows.subList(0, header));
        if (units > 0) {
            named.remove(units - 1);
        }
        List<String> said = new ArrayList<>(lines.subList(0, shape.first()));
        lines.stream().filter(CsvShape::isComment).forEach(said::add);
        List<String> commented = header > 0 ? null : commented(said, shape);
        List<String> names = header > 0
                ? names(named)
                : commented != null
                        ? commented
                        : IntStream.rangeClosed(1, shape.cells())
                                .mapToObj(i -> "$" + i)
                                .toList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> cells = new ArrayList<>();
            for (List<String> row : data) {
                cells.add(i < row.size() ? row.get(i) : "");
            }
            String unit =
                    units > 0 && i < rows.get(1).size() ? rows.get(1).get(i).strip() : "";
            columns.add(new Column(names.get(i), unit, cells));
        }
        return new CsvTable(new Table(columns, said, false), header, units, commented != null);
    }

    /** Rows at the begin that hold no number where those behind them do. */
    private static int headerRows(List<List<String>> rows, int cells) {
        int last = Math.min(rows.size() - 1, MOST_HEADER_ROWS);
        int header = MOST_HEADER_ROWS + 1;
        for (int column = 0; column < cells; column++) {
            int texts = 0;
            while (texts < last && !isData(rows.get(texts), column)) {
                texts++;
            }
            boolean isNumeric = texts < rows.size()
                    && texts <= last
                    && isData(rows.get(texts), column)
                    && isDataBehind(rows, texts, column);
            header = isNumeric ? Math.min(header, texts) : header; // a column may begin with a text for a lost value
        }
        return header > MOST_HEADER_ROWS ? Math.min(1, last) : header;
    }

    private static boolean isDataBehind(List<List<String>> rows, int from, int column) {
        long data = rows.subList(from, rows.size()).stream()
                .filter(row -> isData(row, column))
                .count();
        return 2 * data > rows.size() - from;
    }

    /** Whether a cell begins with a digit or a sign, as numbers and times do, and no name should. */
    static boolean isData(List<String> row, int column) {
        return column < row.size()
                && row.get(column).strip().matches("[-+.]?\\d[\\d.,:/ TZ+-]*(?:[eE][-+]?\\d+)?(?: ?[AP]M)?");
    }

    private static boolean isUnits(List<String> row) {
        List<String> there =
                row.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
        long units = there.stream()
                .filter(cell -> !cell.matches("\\d.*"))
                .filter(cell -> Unit.of(cell.replaceAll("^[(\\[]|[)\\]]$", "")).isKnown())
                .count();
        return !there.isEmpty() && 2 * units >= there.size();
    }

    /** Whether a row holds units and nothing else. */
    static boolean areUnits(List<String> row) {
        List<String> there =
                row.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
        return !there.isEmpty()
                && there.stream()
                        .allMatch(cell ->
                                Unit.of(cell.replaceAll("^[(\\[]|[)\\]]$", "")).isKnown());
    }

    private static List<String> names(List<List<String>> header) {
        List<String> joined = new ArrayList<>();
        for (List<String> row : header) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i).strip();
                if (i == joined.size()) {
                    joined.add(cell);
                } else {
                    joined.set(i, (joined.get(i) + " " + cell).strip());
                }
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        return joined.stream()
                .map(name -> Collections.frequency(joined, name) == 1
                        ? name
                        : name + "#" + numbers.merge(name, 1, Integer::sum))
                .toList();
    }

    /** The last comment of as many cells, none of them a number. */
    private static List<String> commented(List<String> said, CsvShape shape) {
        List<String> found = null;
        for (String line : said) {
            if (CsvShape.isComment(line)) {
                List<String> cells = CsvShape.cells(line.substring(1), shape.delimiter()).stream()
                        .map(String::strip)
                        .toList();
                boolean isNamed = cells.size() == shape.cells()
                        && cells.stream().noneMatch(cell -> cell.isEmpty() || cell.matches("[-+.\\d].*"));
                found = isNamed ? cells : found;
            }
        }
        return found;
    }
}

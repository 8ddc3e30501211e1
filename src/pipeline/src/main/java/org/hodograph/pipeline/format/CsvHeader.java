package org.hodograph.pipeline.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForms;
import org.hodograph.pipeline.unit.Unit;

/**
 * Finds the columns of a CSV file. The header is the first row that is no comment, unless a comment before it names more of
 * the columns that are asked for, as {@code #time,speed} does before rows of numbers.
 */
final class CsvHeader {

    private static final String NONE = "none";
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[]([^()\\[\\]]*)[)\\]]\\s*$");

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

    private final String file;
    private final FormatSettings settings;
    private final FormatSettings.Csv csv;
    private final CsvRow row;
    private final List<String> wanted = new ArrayList<>();

    CsvHeader(String file, FormatSettings settings) {
        this.file = file;
        this.settings = settings;
        csv = settings.csv();
        row = new CsvRow(csv.delimiter());
        wanted.addAll(settings.fields().series());
        if (settings.time().needsText()) {
            wanted.addAll(settings.fields().time());
        }
        wanted.addAll(settings.fields().value());
    }

    /** Reads past the header; the settings with its columns, unless they have their own. */
    FormatSettings read(Lines lines, CsvLines rows) throws IOException {
        for (int i = 0; i < csv.skip(); i++) {
            lines.next();
        }
        CsvColumns commented = null;
        List<List<String>> cells = new ArrayList<>();
        List<byte[]> header = new ArrayList<>();
        byte[] line = null;
        while (cells.size() < csv.headerRows()) {
            line = rows.nextOrComment();
            if (line == null) {
                break;
            }
            if (!rows.isComment(line)) {
                cells.add(cells(line));
                header.add(line);
            } else if (csv.headerRows() == 1) {
                commented = better(commented, rows.uncommented(line));
            }
        }
        refuseData(cells);
        if (csv.columns().isEmpty()
                && commented != null
                && commented.count(wanted) > CsvColumns.ofHeader(cells).count(wanted)) {
            if (line != null) {
                lines.giveBack(line); // a record, the first one
            }
            return withColumns(commented, csv.units());
        }
        if (isData(cells)) {
            lines.giveBack(header.get(0)); // a record, the first one
            return settings.withCsv(
                    new FormatSettings.Csv(List.of(), csv.delimiter(), csv.comment(), csv.skip(), 0, 0, csv.units()));
        }
        header.forEach(rows::expectAgain);
        List<String> units = units(cells);
        if (!csv.columns().isEmpty()) {
            return settings.withCsv(csv.with(csv.columns(), units));
        }
        if (line == null && csv.headerRows() > 0) {
            throw new IllegalArgumentException(file + " ends before its header");
        }
        return withColumns(CsvColumns.ofHeader(cells), units);
    }

    private FormatSettings withColumns(CsvColumns columns, List<String> units) {
        return settings.withCsv(csv.with(columns.names(), units.isEmpty() ? unitsInNames(columns) : units));
    }

    /** Takes the row of units out of the header; what no unit can be is none. */
    private List<String> units(List<List<String>> header) {
        if (csv.unitsRow() < 1 || csv.unitsRow() > header.size()) {
            return csv.units();
        }
        List<String> row = header.remove(csv.unitsRow() - 1);
        return csv.units().isEmpty() ? row.stream().map(CsvHeader::unit).toList() : csv.units();
    }

    /** What stands in brackets at the end of a name, where that is a known unit. */
    private List<String> unitsInNames(CsvColumns columns) {
        return csv.unitsRow() == FormatSettings.Csv.IN_NAMES
                ? columns.names().stream().map(CsvHeader::bracketed).toList()
                : List.of();
    }

    private static String bracketed(String name) {
        Matcher brackets = BRACKETS.matcher(name);
        String unit = brackets.find() ? brackets.group(1) : "";
        return Unit.of(unit).isKnown() && !unit.equals(NONE) ? unit : "";
    }

    private static String unit(String cell) {
        Matcher brackets = BRACKETS.matcher(cell);
        String unit = brackets.matches() ? brackets.group(1) : cell;
        try {
            String valid = Texts.unit(unit);
            return valid == null || valid.equals(NONE) ? "" : valid;
        } catch (UnreadableException e) {
            return "";
        }
    }

    private List<String> cells(byte[] line) {
        List<String> cells = row.cells(line);
        if (cells == null) {
            throw new IllegalArgumentException(
                    file + ": the header is not a CSV row: " + Texts.shortened(CsvRow.text(line)));
        }
        return cells;
    }

    /** The columns of a comment, if it names some that are asked for, and as many as the one before. */
    private CsvColumns better(CsvColumns before, byte[] comment) {
        List<String> cells = row.cells(comment);
        CsvColumns columns = cells == null ? CsvColumns.ofHeader(List.of()) : CsvColumns.ofHeader(List.of(cells));
        long atLeast = before == null ? 1 : before.count(wanted);
        return columns.count(wanted) >= atLeast ? columns : before;
    }

    /** Where no column is asked for by a name, one row of two or more numbers and times names nothing: it is a record. */
    private boolean isData(List<List<String>> header) {
        FormatSettings.Fields fields = settings.fields();
        boolean isNamed = !csv.columns().isEmpty()
                || !fields.time().isEmpty()
                || !fields.value().isEmpty()
                || !fields.series().isEmpty();
        return !isNamed
                && csv.headerRows() == 1
                && csv.unitsRow() < 1
                && header.size() == 1
                && isOfNumbers(header.get(0));
    }

    private boolean isOfNumbers(List<String> cells) {
        long filled = cells.stream().filter(cell -> !cell.isBlank()).count();
        return filled > 1 && cells.stream().filter(this::isNumberOrTime).count() == filled;
    }

    private boolean isNumberOrTime(String cell) {
        String plain = settings.numbers().plain(cell.strip());
        return NUMBER.matcher(plain).matches() || settings.time().isTime(plain) || TimeForms.ISO.isTime(cell.strip());
    }

    /** A file without a header has columns by configuration or by place: its first row must not be lost as a header. */
    private void refuseData(List<List<String>> header) {
        List<String> names = settings.fields().time();
        if (names.size() != 1 || !settings.time().needsText()) {
            return;
        }
        int time = csv.columns().indexOf(names.get(0));
        if (time < 0 && CsvColumns.isPlace(names.get(0))) {
            time = new CsvColumns(List.of()).index(names.get(0));
        }
        NumberForm marks = settings.time().isNumber() ? settings.numbers() : NumberForm.PLAIN;
        for (List<String> cells : header) {
            if (time >= 0 && time < cells.size() && settings.time().isTime(marks.plain(cells.get(time)))) {
                throw new IllegalArgumentException(file + ": the header row " + Texts.shortened(String.join(",", cells))
                        + " holds a time; a file without a header needs csv.header-rows: 0");
            }
        }
    }
}

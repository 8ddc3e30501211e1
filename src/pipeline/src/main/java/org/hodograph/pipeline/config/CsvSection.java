package org.hodograph.pipeline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.format.FormatSettings.Csv;

/** Reads {@code source.csv}. */
final class CsvSection {

    private static final String NONE = "none";
    private static final String BLANKS = "blanks";
    private static final String IN_NAMES = "names";
    private static final int MOST_HEADER_ROWS = 100;

    private CsvSection() {}

    static Csv read(YamlMap csv) {
        List<String> columns = csv.words("columns", List.of());
        char delimiter = csv.read("delimiter", ',', CsvSection::delimiter);
        String comment = csv.read("comment", "#", text -> text.equals(NONE) ? "" : text);
        int skip = csv.read("skip", 0, text -> Texts.wholeNumber(text, 0, 10_000));
        int headerRows = csv.read("header-rows", 1, text -> Texts.wholeNumber(text, 0, MOST_HEADER_ROWS));
        int unitsRow = csv.read("units-row", 0, CsvSection::unitsRow);
        List<String> units = csv.words("units", List.of()).stream()
                .map(unit -> unit.equals(NONE) ? "" : unit)
                .toList();
        csv.end();
        try {
            return new Csv(columns, delimiter, comment, skip, headerRows, unitsRow, units);
        } catch (IllegalArgumentException e) {
            csv.fault("source." + e.getMessage());
            return Csv.DEFAULT;
        }
    }

    private static char delimiter(String text) {
        if (text.equals(BLANKS)) {
            return Csv.BLANKS;
        }
        try {
            char delimiter = Texts.character(text);
            return delimiter == Csv.BLANKS ? '"' : delimiter; // refused with the rule
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; tab and blanks are words", e);
        }
    }

    private static int unitsRow(String text) {
        if (text.equals(IN_NAMES)) {
            return Csv.IN_NAMES;
        }
        try {
            return Texts.wholeNumber(text, 0, MOST_HEADER_ROWS);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; names: they stand in brackets in the columns' names", e);
        }
    }

    /** What {@link #read} would read to the same. */
    static Map<String, Object> text(Csv csv) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("columns", csv.columns());
        text.put(
                "delimiter",
                csv.delimiter() == '\t'
                        ? Texts.TAB
                        : csv.delimiter() == Csv.BLANKS ? BLANKS : String.valueOf(csv.delimiter()));
        text.put("comment", csv.comment().isEmpty() ? NONE : csv.comment());
        text.put("skip", csv.skip());
        text.put("header-rows", csv.headerRows());
        text.put("units-row", csv.unitsRow() == Csv.IN_NAMES ? IN_NAMES : csv.unitsRow());
        text.put(
                "units",
                csv.units().stream().map(unit -> unit.isBlank() ? NONE : unit).toList());
        return text;
    }
}

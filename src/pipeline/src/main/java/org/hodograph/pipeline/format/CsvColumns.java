package org.hodograph.pipeline.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.text.Texts;

/**
 * The columns of a CSV source by name. In a header the cells of several rows are joined by a space; a name that stands
 * more than once gets its number, {@code altitude#1} and {@code altitude#2}, so that nobody reads the wrong one unawares.
 *
 * @param names in the order of a row, each once
 */
public record CsvColumns(List<String> names) {

    private static final Pattern PLACE = Pattern.compile("\\$([1-9][0-9]{0,3})");
    private static final Pattern NAMELESS = Pattern.compile("\\s*(#[0-9]+)?"); // perhaps with its number

    public CsvColumns {
        names = List.copyOf(names);
    }

    /** The columns under a header's rows. */
    static CsvColumns ofHeader(List<List<String>> rows) {
        List<String> joined = new ArrayList<>();
        for (List<String> row : rows) {
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
        List<String> names = joined.stream()
                .map(name -> Collections.frequency(joined, name) == 1
                        ? name
                        : name + "#" + numbers.merge(name, 1, Integer::sum))
                .toList();
        return new CsvColumns(names);
    }

    /**
     * Where a column stands in a row; {@code $1} is the first, whatever the columns are called.
     *
     * @throws IllegalArgumentException if there is none of this name, or several; the message says what there is
     */
    public int index(String name) {
        int index = names.indexOf(name);
        if (index >= 0) {
            return index;
        }
        Matcher place = PLACE.matcher(name);
        if (place.matches() && (names.isEmpty() || Integer.parseInt(place.group(1)) <= names.size())) {
            return Integer.parseInt(place.group(1)) - 1;
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("csv needs its columns: name them in source.csv.columns, or read a file"
                    + " with a header; places such as $1 and $2 need neither");
        }
        if (names.contains(name + "#1")) {
            int count = 1;
            while (names.contains(name + "#" + (count + 1))) {
                count++;
            }
            throw new IllegalArgumentException("column \"" + name + "\" stands " + count + " times, write " + name
                    + "#1 for the first, " + name + "#2 for the second");
        }
        throw new IllegalArgumentException("column \"" + name + "\" is not among the columns"
                + Nearest.hint(name, names) + " (there are: " + Texts.oneLine(String.join(", ", names)) + ")"
                + likeness());
    }

    /** Why the columns may be other ones than those that are meant; empty if nothing says it. */
    private String likeness() {
        if (names.stream().anyMatch(name -> name.indexOf('\uFFFD') >= 0 || name.indexOf('\0') >= 0)) {
            return "; they are not UTF-8: source.encoding, or --encoding, says what, for example latin1";
        }
        String begin = names.isEmpty() ? "" : names.get(0);
        if (begin.startsWith("{") || begin.startsWith("[{")) {
            return "; that is JSON, not a header: --format json (source.format: json)";
        }
        if (begin.startsWith("<")) {
            return "; that is XML, not a header; of XML only tracks are read: --format gpx (source.format: gpx)";
        }
        for (char mark : new char[] {'\t', ';', '|', ','}) {
            if (names.size() == 1 && begin.indexOf(mark) >= 0) {
                String word = mark == '\t' ? "tab" : String.valueOf(mark);
                return "; the one column holds " + (mark == '\t' ? "tabs" : "\"" + mark + "\"")
                        + ", which may be the delimiter: --delimiter \"" + word + "\" (source.csv: {delimiter: \""
                        + word
                        + "\"})";
            }
        }
        return "";
    }

    /** Whether a name is the place of a column. */
    static boolean isPlace(String name) {
        return PLACE.matcher(name).matches();
    }

    /** How many columns there are up to the last one that has a name. */
    int named() {
        int named = names.size();
        while (named > 0 && NAMELESS.matcher(names.get(named - 1)).matches()) {
            named--;
        }
        return named;
    }

    /** How many of these names are there, once or several times. */
    long count(List<String> wanted) {
        return wanted.stream()
                .filter(name -> names.contains(name) || names.contains(name + "#1"))
                .count();
    }
}

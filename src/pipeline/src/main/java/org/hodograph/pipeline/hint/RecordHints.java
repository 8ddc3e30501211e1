package org.hodograph.pipeline.hint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hodograph.pipeline.format.FormatSettings.Kind;

/** Records that are of another format, encoding or shape than the settings say. */
final class RecordHints {

    static final List<Hint> ALL = List.of(
            RecordHints::framing,
            RecordHints::utf16,
            RecordHints::array,
            RecordHints::object,
            RecordHints::lineProtocol,
            RecordHints::rows,
            RecordHints::delimiter,
            RecordHints::commaCells);

    private static final Pattern LINE_PROTOCOL = Pattern.compile(
            "[^\\s,{\\[]++(?:,[^\\s=]++=[^\\s]++)? [^\\s=]++=\\S++(?: \\d{9,19})?\\s*+", Pattern.DOTALL);
    private static final String DELIMITERS = ";\t|";

    private RecordHints() {}

    private static boolean isMalformed(Clue clue) {
        return clue.isCode("malformed") || clue.isCode("unknown-field") || clue.isCode("missing-time");
    }

    private static Optional<String> framing(Clue clue) {
        String record = clue.record();
        boolean isFramed = record.length() > 5 && record.charAt(0) == 0;
        return isMalformed(clue) && isFramed && !isUtf16(record)
                ? Optional.of("the record begins with a byte of 0, the framing of a schema registry:"
                        + " source.format: avro, or let the producer write JSON")
                : Optional.empty();
    }

    private static Optional<String> utf16(Clue clue) {
        return isMalformed(clue) && isUtf16(clue.record())
                ? Optional.of(
                        "the bytes look like UTF-16: source.encoding: UTF-16LE or UTF-16BE; a file with a byte order"
                                + " mark is read as it is")
                : Optional.empty();
    }

    /** Every second byte of plain text in UTF-16 is 0. */
    private static boolean isUtf16(String record) {
        int[] nulls = new int[2]; // at even and odd places
        for (int i = 0; i < record.length(); i++) {
            nulls[i & 1] += record.charAt(i) == 0 ? 1 : 0;
        }
        return record.length() >= 4
                && 3 * Math.max(nulls[0], nulls[1]) >= record.length()
                && Math.min(nulls[0], nulls[1]) == 0;
    }

    private static Optional<String> array(Clue clue) {
        return isMalformed(clue)
                        && clue.settings().kind() == Kind.JSON
                        && begins(clue, '[')
                        && !clue.reason().words().contains("breaks off")
                ? Optional.of("each record is a list: source.records: \"[*]\" reads its elements")
                : Optional.empty();
    }

    private static Optional<String> object(Clue clue) {
        return clue.isCsv() && begins(clue, '{')
                ? Optional.of("the records are JSON: --format json (source.format: json)")
                : Optional.empty();
    }

    private static Optional<String> lineProtocol(Clue clue) {
        boolean isRead = clue.settings().kind() == Kind.INFLUX;
        return !isRead
                        && isMalformed(clue)
                        && LINE_PROTOCOL.matcher(clue.record()).matches()
                ? Optional.of("this looks like line protocol: source.format: influx")
                : Optional.empty();
    }

    private static Optional<String> rows(Clue clue) {
        String record = clue.record().strip();
        boolean isRow = clue.settings().kind() == Kind.JSON
                && !record.isEmpty()
                && !begins(clue, '{')
                && !begins(clue, '[')
                && record.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t');
        return clue.isCode("malformed") && isRow
                ? Optional.of("the records look like rows of cells: --format csv (source.format: csv)")
                : Optional.empty();
    }

    private static Optional<String> delimiter(Clue clue) {
        return isCells(clue)
                ? DELIMITERS
                        .chars()
                        .filter(c -> c != clue.settings().csv().delimiter()
                                && clue.record().indexOf(c) >= 0)
                        .mapToObj(c -> delimiter((char) c))
                        .findFirst()
                : Optional.empty();
    }

    static String delimiter(char c) {
        String word = c == '\t' ? "tab" : String.valueOf(c);
        return "the cells seem to be separated by " + (c == '\t' ? "tabs" : "\"" + c + "\"") + ": --delimiter \"" + word
                + "\" (source.csv: {delimiter: \"" + word + "\"})";
    }

    private static Optional<String> commaCells(Clue clue) {
        return isCells(clue)
                        && clue.settings().csv().delimiter() == ','
                        && clue.record().matches("(?s)[^\"]*\\d,\\d.*")
                ? Optional.of(
                        "if numbers have a decimal comma, the file needs another delimiter, or quotes around them")
                : Optional.empty();
    }

    private static boolean isCells(Clue clue) {
        return clue.isCsv() && clue.isCode("malformed") && clue.reason().words().matches("\\d+ cells where .*");
    }

    private static boolean begins(Clue clue, char c) {
        String record = clue.record().strip();
        return !record.isEmpty() && (record.charAt(0) == c || (record.startsWith("\uFEFF") && record.indexOf(c) == 1));
    }
}

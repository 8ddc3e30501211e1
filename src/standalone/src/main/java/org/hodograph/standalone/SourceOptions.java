package org.hodograph.standalone;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.Layout;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.time.Count;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeForms;
import picocli.CommandLine.Option;

/** The options that say how an input is written, the same for every command that reads one. */
final class SourceOptions {

    private static final String NONE = "none";
    private static final String HERTZ = "Hz";

    @Option(
            names = "--time-unit",
            paramLabel = "U",
            description =
                    "How times are written: iso, s, ms, us, ns, min, h, d, excel, clock, a rate such as 250Hz, or a list that is added: s,ns. Default: s; json: iso; differentiate: plain numbers")
    String timeUnit;

    @Option(
            names = "--time-pattern",
            paramLabel = "P",
            description = "Times as a pattern in java.time's letters, for example \"dd.MM.yyyy HH:mm:ss\"")
    String timePattern;

    @Option(
            names = "--zone",
            paramLabel = "Z",
            description = "Zone of times that don't say theirs, for example Europe/Berlin. Default: UTC")
    String zone;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "Between CSV cells: one character, tab or blanks. Default: ,")
    String delimiter;

    @Option(
            names = "--decimal",
            paramLabel = ".|,",
            description = "The mark before the fraction of a number. Default: .")
    String decimal;

    @Option(
            names = "--grouping",
            paramLabel = "C",
            description = "The mark between groups of digits: one character, space or none. Default: none")
    String grouping;

    @Option(
            names = "--encoding",
            paramLabel = "E",
            description = "For example latin1 or utf-16le. Default: utf-8, or UTF-16 where the file has its mark")
    String encoding;

    @Option(
            names = "--header-rows",
            paramLabel = "N",
            description = "Header rows of a CSV file; 0: none, columns are $1, $2, ... Default: 1")
    Integer headerRows;

    @Option(names = "--skip-lines", paramLabel = "N", description = "Lines before the header of a CSV file. Default: 0")
    Integer skipLines;

    @Option(names = "--units-row", paramLabel = "N", description = "The header row that holds units. Default: none")
    Integer unitsRow;

    @Option(names = "--newest-first", description = "The file begins with its newest record.")
    boolean newestFirst;

    /** Whether any was given. */
    boolean isGiven() {
        return newestFirst
                || Stream.of(
                                timeUnit,
                                timePattern,
                                zone,
                                delimiter,
                                decimal,
                                grouping,
                                encoding,
                                headerRows,
                                skipLines,
                                unitsRow)
                        .anyMatch(Objects::nonNull);
    }

    /** Whether one says how times are written. */
    boolean saysTime() {
        return timeUnit != null || timePattern != null || zone != null;
    }

    /** The settings; {@code time}: how times are written where no option says it. */
    FormatSettings settings(Kind kind, FormatSettings.Fields fields, TimeForm time) {
        Layout plain = read("--encoding", encoding, Layout.DEFAULT, word -> new Layout(word, false));
        return new FormatSettings(kind, fields, csv(), saysTime() ? time() : time)
                .withNumbers(numbers())
                .withLayout(new Layout(plain.encoding(), newestFirst));
    }

    private Csv csv() {
        Csv plain = Csv.DEFAULT;
        char cut = read(
                "--delimiter",
                delimiter,
                plain.delimiter(),
                word -> word.equals("blanks") ? Csv.BLANKS : character(word, "tab and blanks are words"));
        return new Csv(
                plain.columns(),
                cut,
                plain.comment(),
                number("--skip-lines", skipLines, plain.skip()),
                number("--header-rows", headerRows, plain.headerRows()),
                number("--units-row", unitsRow, plain.unitsRow()),
                plain.units());
    }

    private NumberForm numbers() {
        char point = read("--decimal", decimal, '.', word -> character(word, "for example ,"));
        char between = read(
                "--grouping",
                grouping,
                NumberForm.NONE,
                word -> word.equals(NONE)
                        ? NumberForm.NONE
                        : word.equals("space") ? ' ' : character(word, "space and none are words"));
        return new NumberForm(point, between);
    }

    private TimeForm time() {
        ZoneId in = read("--zone", zone, ZoneOffset.UTC, SourceOptions::zone);
        if (timePattern != null) {
            if (timeUnit != null) {
                throw new IllegalArgumentException("--time-pattern and --time-unit exclude each other");
            }
            return read(
                    "--time-pattern", timePattern, null, pattern -> new TimeForm.Pattern(pattern, in, Locale.ENGLISH));
        }
        String unit = timeUnit == null ? TimeForms.ISO_WORD : timeUnit;
        if (unit.equals(TimeForms.ISO_WORD)) {
            return new TimeForm.Iso(in);
        }
        if (zone != null) {
            throw new IllegalArgumentException("--zone belongs to --time-unit iso or --time-pattern, but the unit is "
                    + unit + ", which has no zone");
        }
        return read("--time-unit", unit, null, SourceOptions::unit);
    }

    private static TimeForm unit(String text) {
        if (text.endsWith(HERTZ)) {
            return new TimeForm.Counted(Count.atRate(hertz(text)));
        }
        return text.contains(",")
                ? new TimeForm.Sum(
                        Arrays.stream(text.split(",", -1)).map(TimeForms::scale).toList())
                : TimeForms.ofWord(text);
    }

    private static BigDecimal hertz(String text) {
        try {
            return new BigDecimal(
                    text.substring(0, text.length() - HERTZ.length()).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number before Hz, as in 250Hz, but is \"" + text + "\"", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text).normalized();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time zone such as Europe/Berlin, +01:00 or UTC, but is \"" + text + "\"", e);
        }
    }

    private static char character(String word, String hint) {
        String one = word.equals("tab") || word.equals("\\t") ? "\t" : word;
        if (one.length() != 1) {
            throw new IllegalArgumentException("must be one character, but is \"" + word + "\"; " + hint);
        }
        return one.charAt(0);
    }

    private static int number(String option, Integer given, int otherwise) {
        if (given != null && given < 0) {
            throw new IllegalArgumentException(option + " must not be negative, but is " + given);
        }
        return given == null ? otherwise : given;
    }

    private static <T> T read(String option, String word, T otherwise, Function<String, T> parser) {
        if (word == null) {
            return otherwise;
        }
        try {
            return parser.apply(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + " " + e.getMessage(), e);
        }
    }
}

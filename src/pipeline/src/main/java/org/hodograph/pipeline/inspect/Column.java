package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.NumberReader;
import org.hodograph.pipeline.unit.Unit;

/**
 * The texts under one name, in the order of the file.
 *
 * @param name of the column, or of the JSON field
 * @param unit that stands under its name; empty: none
 * @param cells one a row; empty where there is none
 */
record Column(String name, String unit, List<String> cells) {

    private static final int MOST_NAMES = 200;
    private static final int MOST_WORDS = 3; // a logger has for readings that failed
    private static final Pattern UNIT_IN_NAME = Pattern.compile(".*[(\\[]([^()\\[\\]]+)[)\\]]\\s*");
    private static final int OFTEN = 50; // of more samples at one time than this no logger is known
    private static final int MANY = 20; // rows: of fewer no more can be asked than that something comes again

    Column(String name, List<String> cells) {
        this(name, "", cells);
    }

    static NumberReader reader(NumberForm form) {
        return new NumberReader(form, text -> Unit.of(text).isKnown());
    }

    /** The texts that are not absent. */
    List<String> present() {
        NumberReader reader = reader(NumberForm.PLAIN);
        List<String> present = new ArrayList<>();
        for (String cell : cells) {
            if (reader.read(cell) != NumberReader.Outcome.ABSENT && !isNaN(cell)) {
                present.add(cell.strip());
            }
        }
        return present;
    }

    private static boolean isNaN(String cell) {
        return cell.strip().equalsIgnoreCase("nan");
    }

    /** The numbers among the texts. */
    List<Double> numbers(NumberForm form) {
        NumberReader reader = reader(form);
        List<Double> numbers = new ArrayList<>();
        for (String cell : cells) {
            if (reader.read(cell) == NumberReader.Outcome.NUMBER) {
                numbers.add(reader.value());
            }
        }
        return numbers;
    }

    /** Whether nearly all that is there is a number, or most of it beside the few words of a sensor that fails. */
    boolean isNumeric(NumberForm form) {
        List<String> present = present();
        int numbers = numbers(form).size();
        return numbers > 0
                && (numbers >= 0.9 * present.size() || (2 * numbers > present.size() && hasFewWords(present, form)));
    }

    private static boolean hasFewWords(List<String> present, NumberForm form) {
        NumberReader reader = reader(form);
        long words = present.stream()
                .filter(text -> reader.read(text) != NumberReader.Outcome.NUMBER)
                .distinct()
                .limit(MOST_WORDS + 1L)
                .count();
        return present.size() > MANY && words <= MOST_WORDS;
    }

    /** The unit that stands under the name or, in parentheses, behind it; empty: none that is known. */
    String saidUnit() {
        Matcher matcher = UNIT_IN_NAME.matcher(name);
        String said = unit.isEmpty() && matcher.matches() ? matcher.group(1).strip() : unit;
        return Unit.of(said).isKnown() ? said : "";
    }

    Set<String> distinct() {
        return new LinkedHashSet<>(present());
    }

    /** Whether its texts tell several things apart, or name the one there is. */
    boolean isFew() {
        int there = present().size();
        int distinct = distinct().size();
        boolean isRepeated = there > MANY ? 2 * distinct <= there : distinct < there || there == 1;
        return distinct > 0 && distinct <= MOST_NAMES && isRepeated;
    }

    /**
     * Steps up less steps down, as a share of all steps: 1 where the numbers only rise, −1 where they only fall. Where they
     * often stay, as whole seconds of a fast logger do, of the steps that change something.
     */
    double trend(NumberForm form) {
        List<Double> numbers = numbers(form);
        int rises = 0;
        int falls = 0;
        for (int i = 1; i < numbers.size(); i++) {
            rises += numbers.get(i) > numbers.get(i - 1) ? 1 : 0;
            falls += numbers.get(i) < numbers.get(i - 1) ? 1 : 0;
        }
        int changes = rises + falls;
        boolean isOften = changes > MANY && OFTEN * changes > numbers.size();
        return numbers.size() < 2 ? 0 : (rises - falls) / (isOften ? changes : numbers.size() - 1.0);
    }

    /** The last part of the name, without case. */
    String word() {
        return name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    }

    /** The last part of the name with {@code _} between its words: {@code deviceName} is {@code device_name}. */
    String snake() {
        return name.substring(name.lastIndexOf('.') + 1)
                .strip()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }
}

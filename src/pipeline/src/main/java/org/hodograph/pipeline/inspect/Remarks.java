package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hodograph.pipeline.text.NumberForm;

/** What is said of values and not set, since only their owner knows. */
final class Remarks {

    private static final Pattern COUNTS = Pattern.compile(
            ".*(total|count|odometer|odo|energy|kwh|bytes|packets|requests|meter|reading|pulses|volume|ticks).*");
    private static final Set<Double> MARKS = Set.of(
            -9999.0,
            -999.0,
            -99.0,
            -999.9,
            -9999.9,
            9999.0,
            99_999.0,
            999_999.0,
            65_535.0,
            32_767.0,
            -32_768.0,
            2_147_483_647.0,
            4_294_967_295.0,
            -1e30,
            1e30);

    private Remarks() {}

    static List<String> of(List<Column> values, NumberForm form) {
        List<String> rules = new ArrayList<>();
        for (Column column : values) {
            List<Double> numbers = column.numbers(form);
            List<String> marks = numbers.stream()
                    .distinct()
                    .filter(number -> MARKS.contains(number) && isFar(number, numbers))
                    .map(number -> number == Math.rint(number) && Math.abs(number) < 1e15
                            ? String.format(Locale.ROOT, "%.0f", number)
                            : String.valueOf(number))
                    .toList();
            List<String> settings = new ArrayList<>();
            List<String> reasons = new ArrayList<>();
            if (column.unit().isEmpty() && !column.saidUnit().isEmpty()) {
                settings.add("unit: " + Yaml.text(column.saidUnit()));
                reasons.add("its name says the unit");
            }
            if (!marks.isEmpty()) {
                settings.add("missing: [" + String.join(", ", marks) + "]");
                reasons.add("looks like a mark for a lost value");
            } else if (isCounter(column, numbers)) {
                settings.add("kind: counter");
                reasons.add("only rises, and is called like a count");
            }
            if (!settings.isEmpty()) {
                rules.add("  - {match: " + Yaml.text("*" + column.name()) + ", " + String.join(", ", settings) + "}  # "
                        + String.join("; ", reasons));
            }
        }
        if (!rules.isEmpty()) {
            rules.add(0, "series:");
        }
        return rules;
    }

    /** Whether a number lies far from all others. */
    private static boolean isFar(double mark, List<Double> numbers) {
        double most = numbers.stream()
                .filter(number -> number != mark)
                .mapToDouble(Math::abs)
                .max()
                .orElse(Double.NaN);
        return Math.abs(mark) > 3 * most;
    }

    private static boolean isCounter(Column column, List<Double> numbers) {
        boolean rises = numbers.size() > 3;
        for (int i = 1; i < numbers.size(); i++) {
            rises &= numbers.get(i) >= numbers.get(i - 1);
        }
        return rises
                && numbers.get(numbers.size() - 1) > numbers.get(0)
                && COUNTS.matcher(column.word()).matches();
    }
}

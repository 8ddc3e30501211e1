package org.hodograph.pipeline.inspect;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hodograph.pipeline.guess.TimeGuesses;
import org.hodograph.pipeline.text.NumberForm;

/** The fields of a table that hold values, and those that may name their series. */
final class ValueRoles {

    private static final Pattern NAMES = Pattern.compile(
            "(.*[^a-z])?(name|id|tid|uid|device|host|hostname|sensor|station|site|probe|vehicle|car|truck|tag|signal|series|machine|asset|instance|interface|channel|tank|job|imei|mac|topic|measurement|source|location|zone|room|axis|pump|line|plant)([^a-z].*)?");
    private static final Pattern NUMBERED =
            Pattern.compile("(.*[^a-z])?(id|seq|sequence|index|offset|partition|version|specversion|schema)");
    private static final Pattern MEASURED = Pattern.compile(
            ".*(speed|velocity|accel|temp|press|volt|current|power|energy|level|flow|rpm|torque|load|throttle|angle|humid|altitude|distance|fuel|battery|percent|rate).*");
    private static final Pattern UNIT = Pattern.compile("unit|units|uom|einheit");

    private ValueRoles() {}

    static List<Column> values(Table table, Set<String> times, NumberForm form) {
        return table.columns().stream()
                .filter(column ->
                        !times.contains(column.name()) && !column.name().isEmpty())
                .filter(column -> column.isNumeric(form)
                        && !NUMBERED.matcher(column.snake()).matches())
                .filter(column -> !isTime(column) && !isName(column, form))
                .toList();
    }

    private static boolean isTime(Column column) {
        return TimeGuesses.ofTexts(column.present()) != null;
    }

    /** Whole numbers that name something, as a station's number does. */
    private static boolean isName(Column column, NumberForm form) {
        return NAMES.matcher(column.snake()).matches()
                && !isMeasured(column, form)
                && column.isFew()
                && column.numbers(form).stream().allMatch(number -> number == Math.rint(number));
    }

    /** Numbers with a unit, or called like a quantity: the vehicle's speed names no vehicle. */
    private static boolean isMeasured(Column column, NumberForm form) {
        return column.isNumeric(form)
                && (!column.saidUnit().isEmpty()
                        || MEASURED.matcher(column.snake()).matches());
    }

    /** Fields that by their name and their texts say whose a value is. */
    static List<Column> names(Table table, Set<String> times, NumberForm form) {
        return table.columns().stream()
                .filter(column -> !times.contains(column.name()))
                .filter(column -> NAMES.matcher(column.snake()).matches()
                        && !isMeasured(column, form)
                        && column.isFew()
                        && !isFloating(column, form))
                .filter(column -> isEverywhere(column, table) && !isBoolean(column))
                .toList();
    }

    /** Any other texts that are few. */
    static List<Column> others(Table table, Set<String> times, NumberForm form) {
        return table.columns().stream()
                .filter(column -> !times.contains(column.name())
                        && !UNIT.matcher(column.snake()).matches())
                .filter(column -> !column.isNumeric(form)
                        && column.isFew()
                        && column.distinct().size() > 1)
                .filter(column -> isEverywhere(column, table))
                .toList();
    }

    /** In nearly every row: a delete lacks what its row was called. */
    private static boolean isEverywhere(Column column, Table table) {
        return column.present().size() >= 0.9 * table.rows();
    }

    private static boolean isBoolean(Column column) {
        return column.distinct().stream()
                .allMatch(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
    }

    private static boolean isFloating(Column column, NumberForm form) {
        return column.numbers(form).stream().anyMatch(number -> number != Math.rint(number));
    }
}

package org.hodograph.pipeline.inspect;

import org.hodograph.pipeline.text.NumberForm;

/** Day numbers of spreadsheets: 1954 to 2119, with the time of day behind the point. */
final class ExcelDays {

    private ExcelDays() {}

    static boolean isIn(Column column, NumberForm form) {
        return column.numbers(form).stream().allMatch(day -> day > 20_000 && day < 80_000)
                && column.present().stream().anyMatch(text -> text.matches(".*[.,]\\d{3,}"));
    }
}

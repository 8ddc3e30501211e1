package org.hodograph.pipeline.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hodograph.pipeline.text.NumberReader.Outcome;
import org.hodograph.pipeline.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {

    private static NumberReader reader(char decimal, char grouping) {
        return new NumberReader(
                new NumberForm(decimal, grouping), text -> Unit.of(text).isKnown());
    }

    @ParameterizedTest(name = "{0} {1}{2}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            ,   | '.'  | 1.234,5       | 1234.5
            ,   | '.'  | -12.345.678   | -12345678
            ,   | '.'  | 0,38          | 0.38
            ,   | '.'  | 1,5E-3        | 0.0015
            .   | ','  | 12,990.0      | 12990
            .   | ','  | 12,34,567.8   | 1234567.8
            .   | ' '  | 1 234.5  | 1234.5
            .   | ' '  | 1 234         | 1234
            .   | ' '  | 1 234 567   | 1234567
            ,   | ''''  | 1’234,5     | 1234.5
            .   | ''   | +7            | 7
            .   | ''   | −7.5     | -7.5
            """)
    void marksAreThoseOfTheForm(char decimal, String grouping, String text, double value) {
        NumberReader reader =
                reader(decimal, grouping == null || grouping.isEmpty() ? NumberForm.NONE : grouping.charAt(0));
        assertThat(reader.read(text)).isEqualTo(Outcome.NUMBER);
        assertThat(reader.value()).isEqualTo(value);
        assertThat(reader.unit()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"50.0 km/h, 50, km/h", "3.3V, 3.3, V", "12 %, 12, %", "-4.5 °C, -4.5, °C", "1e3 m, 1000, m"})
    void aKnownUnitMayStandBehind(String text, double value, String unit) {
        NumberReader reader = reader('.', NumberForm.NONE);
        assertThat(reader.read(text)).isEqualTo(Outcome.NUMBER);
        assertThat(reader.value()).isEqualTo(value);
        assertThat(reader.unit()).isEqualTo(unit);
        reader.read("1");
        assertThat(reader.unit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "--", "n/a", "NA", "null", "Unavailable", "unknown"})
    void whatStandsForNothingIsAbsent(String text) {
        assertThat(reader('.', NumberForm.NONE).read(text)).isEqualTo(Outcome.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "1e400",
                "0x10",
                "1d",
                "1f",
                "1L",
                "first",
                "km/h",
                "1,5",
                "1.2.3",
                "5 apples",
                "--5",
                "e5",
                ".",
                "1 234"
            })
    void anythingElseIsNotANumber(String text) {
        assertThat(reader('.', NumberForm.NONE).read(text)).isEqualTo(Outcome.NOT_A_NUMBER);
    }

    /** A decimal comma under a form whose commas group digits must not become a number a thousand times too large. */
    @ParameterizedTest
    @ValueSource(strings = {"1,5", "12,34", "1234,567", "1,2345", "1,234,56", ",123", "1,,234"})
    void marksAtOtherPlacesMakeNoNumber(String text) {
        assertThat(reader('.', ',').read(text)).isEqualTo(Outcome.NOT_A_NUMBER);
    }

    @Test
    void formsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> new NumberForm('.', '.')).hasMessageContaining("grouping must differ");
        assertThatThrownBy(() -> new NumberForm(';', NumberForm.NONE)).hasMessageContaining("decimal must be . or ,");
        assertThatThrownBy(() -> new NumberForm('.', '1')).hasMessageContaining("must be a mark");
    }
}

package org.hodograph.pipeline.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws of the table and of what is read of it. */
class UnitTableTest {

    private static final long SEED = 9;
    private static final String LETTERS = "kmghsCFNdeg°µ%/·. *^-+()[]{}0123⁻²per squared\u2212\ud800\u0000";

    /** No symbol is hidden by another one of the same spelling. */
    @Test
    void eachSymbolStandsForItsRow() {
        Map<String, UnitTable.Row> seen = new HashMap<>();
        for (UnitTable.Row row : UnitTable.known().rows()) {
            String first = row.symbols().get(0);
            if (first.equals("g") && row.section().equals("Mass")) {
                continue; // beside other factors only
            }
            for (String symbol : row.symbols()) {
                UnitTable.Row other = seen.put(UnitText.plain(symbol), row);
                assertThat(other == null || other.equals(row))
                        .as("%s is written once", symbol)
                        .isTrue();
                assertThat(Unit.of(symbol).toSi(7))
                        .as("%s as %s", symbol, first)
                        .isEqualTo(Unit.of(first).toSi(7));
                assertThat(Unit.of(symbol).isDerivative(Unit.of(first), 0))
                        .as("%s as %s", symbol, first)
                        .isTrue();
            }
        }
        assertThat(seen).hasSizeGreaterThan(500);
    }

    /** What a record says can be written as a threshold: the SI text is that of the same unit. */
    @Test
    void siTextsReadBack() {
        for (UnitTable.Row row : UnitTable.known().rows()) {
            Unit unit = Unit.of(row.symbols().get(0));
            for (int order = 0; order <= 3; order++) {
                String text = unit.text(order);
                assertThat(Unit.of(text).text(0))
                        .as("%s, order %d", unit, order)
                        .isEqualTo(text);
                assertThat(Unit.of(text).isDerivative(unit, order)).as(text).isTrue();
                assertThat(Unit.of(text).sizeToSi(7)).as(text).isEqualTo(7);
            }
        }
    }

    @Test
    void examplesOfDimensionsAreOfTheirKind() {
        for (Dimension dimension : Dimension.values()) {
            assertThat(dimension.unit(dimension.example()).isDerivative(Unit.of(dimension.si()), 0))
                    .as(dimension.word())
                    .isTrue();
            assertThat(Unit.of(dimension.si()).text(0)).isEqualTo(dimension.si());
        }
    }

    /** Whatever a record says: an answer, and a factor that is a number. */
    @Test
    void anyTextIsAnswered() {
        Random random = new Random(SEED);
        int known = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            Unit unit = Unit.of(text.toString());
            known += unit.isKnown() ? 1 : 0;
            assertThat(unit.toSi(7)).as("seed %d: %s", SEED, text).isFinite();
            if (i % 100 == 0) {
                assertThat(unit.hint()).as("seed %d: %s", SEED, text).isNotNull();
                assertThat(unit.text(3)).isNotEmpty();
            }
        }
        assertThat(known).isPositive();
        for (String part :
                new String[] {"(", "((s)", "km^9.", "GJ^9/", "10^9.", "per ", "squared ", "m/", "-", "^", "⁻", "1/"}) {
            Unit unit = Unit.of(part.repeat(99 / part.length()) + "m");
            assertThat(unit.toSi(7)).as(part).isFinite();
            assertThat(unit.hint()).isNotNull();
        }
    }
}

package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.AlertChange.State;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.unit.Dimension;
import org.hodograph.pipeline.unit.ShowIn;
import org.hodograph.pipeline.unit.Unit;
import org.junit.jupiter.api.Test;

class AlertLineTest {

    private static final long T = 1_767_607_205_250_000_000L; // 2026-01-05T10:00:05.250Z
    private static final List<AlertRule> RULES =
            JobConfigFile.parse("""
                    source: {topics: [telemetry]}
                    alerts:
                      - {alert: braking, on: {series: "*/speed", quantity: acceleration}, when: "< -3 m/s2"}
                      - {alert: hot, on: {series: "*/coolant", quantity: value}, when: "> 95 degC"}
                    """, "job").entities().alerts().rules();

    private static AlertChange change(int rule, State state, double value, double error, String unit, long lasted) {
        return new AlertChange(RULES.get(rule), "car-1/x", T, state, value, error, unit, 0.99, T - lasted);
    }

    @Test
    void instantStateNameSeriesValueAndDurationAreInOneLine() {
        AlertChange firing = change(0, State.FIRING, -4.123456, 0.2, "m/s2", 300_000_000);
        assertThat(AlertLine.of(firing, ShowIn.SI))
                .isEqualTo("2026-01-05T10:00:05.250Z firing \"braking\" of car-1/x: -4.123 ± 0.2 m/s2, for 300 ms");
    }

    @Test
    void unitsAreThoseOfTheRecord() {
        ShowIn shown = new ShowIn(Map.of(Dimension.ACCELERATION, Unit.of("g"), Dimension.TEMPERATURE, Unit.of("degC")));
        assertThat(AlertLine.of(change(0, State.FIRING, -4.903325, 0.1961330, "m/s2", 0), shown))
                .isEqualTo("2026-01-05T10:00:05.250Z firing \"braking\" of car-1/x: -0.5 ± 0.02 g");
        // the zero of a temperature counts for the value, not for its error
        assertThat(AlertLine.of(change(1, State.RESOLVED, 368.15, 0.5, "K", 2_000_000_000), shown))
                .isEqualTo("2026-01-05T10:00:05.250Z resolved \"hot\" of car-1/x: 95 ± 0.5 degC, for 2 s");
    }

    @Test
    void whatIsNotAvailableIsLeftOut() {
        assertThat(AlertLine.of(change(0, State.RESOLVED, Double.NaN, Double.NaN, null, 0), ShowIn.SI))
                .isEqualTo("2026-01-05T10:00:05.250Z resolved \"braking\" of car-1/x");
        assertThat(AlertLine.of(change(0, State.FIRING, -5, Double.NaN, null, 0), ShowIn.SI))
                .isEqualTo("2026-01-05T10:00:05.250Z firing \"braking\" of car-1/x: -5");
    }
}

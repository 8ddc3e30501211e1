package org.hodograph.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.GivenDerivatives;
import org.junit.jupiter.api.Test;

/** Records in the units that show-in names; what is computed stays in SI. */
class ShowInTest {

    private static final double[] VALUES = {10, -4.903325, 0.5, 0.25};
    private static final double[] ERRORS = {0.1, 0.980665, 0.05, 0.025};

    private static String text(byte[] record) {
        return new String(record, StandardCharsets.UTF_8);
    }

    private static Derivatives given(String rule) {
        return GivenDerivatives.of(rule, VALUES, ERRORS);
    }

    @Test
    void valueAndErrorComeInTheUnitThatTheRecordNames() {
        Derivatives result = given("unit: m/s, order: 1, show-in: {speed: km/h, acceleration: g}");
        assertThat(text(Results.single(result, 0))).contains("\"value\":36.0,\"se\":0.36,\"unit\":\"km/h\"");
        assertThat(text(Results.single(result, 1))).contains("\"value\":-0.5,\"se\":0.1,\"unit\":\"g\"");
        assertThat(text(Results.single(result, 2))).contains("\"value\":0.5,\"se\":0.05,\"unit\":\"m/s3\"");
        assertThat(text(Results.all(result)))
                .contains("\"value\":36.0,\"d1\":-0.5,\"d2\":0.5,\"d3\":0.25,\"se\":[0.36,0.1,0.05,0.025],"
                        + "\"unit\":\"km/h\",\"units\":[\"km/h\",\"g\",\"m/s3\",\"m/s4\"],");
    }

    /** The zero of a temperature counts for the value alone: neither its error nor its rate has one. */
    @Test
    void temperatureHasItsZero() {
        Derivatives result = GivenDerivatives.of(
                "unit: degC, show-in: {temperature: degF, temperature-rate: degC/min}",
                new double[] {300, 0.5, 0, 0},
                new double[] {1, 0.1, 1, 1});
        assertThat(text(Results.single(result, 1))).contains("\"value\":30.0,\"se\":6.0,\"unit\":\"degC/min\"");
        String all = text(Results.all(result));
        assertThat(all).contains("\"value\":80.33", "\"se\":[1.8,6.0,1.0,1.0],\"unit\":\"degF\"");
    }

    /** A unit of another kind, an unknown one and none at all are as before. */
    @Test
    void otherKindsStayInSi() {
        String showIn = "show-in: {speed: km/h, angle: deg, torque: lb-ft}";
        assertThat(text(Results.single(given("unit: bar, " + showIn), 1))).contains("-4.903325", "\"unit\":\"Pa/s\"");
        assertThat(text(Results.single(given("unit: sacks, " + showIn), 1)))
                .contains("-4.903325", "\"unit\":\"sacks/s\"");
        assertThat(text(Results.all(given(showIn))))
                .contains("\"unit\":null,\"units\":[null,\"1/s\",\"1/s2\",\"1/s3\"]");
        assertThat(text(Results.single(given("unit: J, " + showIn), 0))).contains("\"unit\":\"J\"");
        assertThat(text(Results.single(given("unit: Nm, " + showIn), 0))).contains("\"unit\":\"lb-ft\"");
    }

    @Test
    void curvatureOfASeriesFollows() {
        Derivatives second = given("unit: m, curvature: second-derivative, show-in: {acceleration: g}");
        assertThat(text(new RecordJson().curvature(second))).contains("\"unit\":\"g\"");
        Derivatives graph = given("unit: m, curvature: 'graph(x=1s, y=1 m)', show-in: {acceleration: g}");
        Derivatives plain = given("unit: m, curvature: 'graph(x=1s, y=1 m)'");
        assertThat(new RecordJson().curvature(graph)).isEqualTo(new RecordJson().curvature(plain));
    }

    /** The threshold of an alert's record is in the unit of its value. */
    @Test
    void alertsFollowTheSink() {
        JobConfig job = JobConfigFile.parse("""
                alerts: [{alert: A, on: {quantity: velocity}, when: '> 10 m/s'}, {alert: B, on: {quantity: value}, when: '> 20 degC'}]
                sink: {show-in: {speed: km/h, temperature: degC}}
                """, "test");
        RecordJson json = new RecordJson(job.sink().showIn());
        AlertRule speed = job.entities().alerts().rules().get(0);
        AlertRule temperature = job.entities().alerts().rules().get(1);
        assertThat(text(json.alert(change(speed, 20, 0.5, "m/s"))))
                .contains("\"value\":72.0,\"se\":1.8,\"unit\":\"km/h\",\"probability\":0.99,\"threshold\":36.0");
        assertThat(text(json.alert(change(temperature, 298.15, 0.5, "K"))))
                .contains("\"value\":25.0,\"se\":0.5,\"unit\":\"degC\",\"probability\":0.99,\"threshold\":20.0");
        assertThat(text(json.alert(change(speed, 20, 0.5, null)))).contains("\"value\":20.0", "\"unit\":null");
    }

    private static AlertChange change(AlertRule rule, double value, double error, String unit) {
        return new AlertChange(rule, "car", 0, AlertChange.State.FIRING, value, error, unit, 0.99, 0);
    }
}

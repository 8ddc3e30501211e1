package org.hodograph.pipeline.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R17: a unit's label follows the derivative. */
class UnitTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "km/h, m/s, m/s2, m/s3, m/s4",
        "m, m, m/s, m/s2, m/s3",
        "km/h/s, m/s2, m/s3, m/s4, m/s5",
        "m/s^2, m/s2, m/s3, m/s4, m/s5",
        "m/s², m/s2, m/s3, m/s4, m/s5",
        "deg, rad, rad/s, rad/s2, rad/s3",
        "deg/s, rad/s, rad/s2, rad/s3, rad/s4",
        "rpm, rad/s, rad/s2, rad/s3, rad/s4",
        "kWh, J, W, W/s, W/s2",
        "kWh/h, W, W/s, W/s2, W/s3",
        "%, %, %/s, %/s2, %/s3",
        "degC, K, K/s, K/s2, K/s3",
        "L, m3, m3/s, m3/s2, m3/s3",
        "foo, foo, foo/s, foo/s2, foo/s3",
        "Nm, N.m, N.m/s, N.m/s2, N.m/s3",
        "g, m/s2, m/s3, m/s4, m/s5",
        "g/s, kg/s, kg/s2, kg/s3, kg/s4",
        "g/L, kg/m3, kg/m3/s, kg/m3/s2, kg/m3/s3",
        "G/s, m/s3, m/s4, m/s5, m/s6",
        "Hz, 1/s, 1/s2, 1/s3, 1/s4",
        "W/s, W/s, W/s2, W/s3, W/s4",
        "N m/s, N.m/s, N.m/s2, N.m/s3, N.m/s4",
        "kt, m/s, m/s2, m/s3, m/s4",
        "kVA, VA, VA/s, VA/s2, VA/s3",
        "ppm, ppm, ppm/s, ppm/s2, ppm/s3",
        "uS/cm, S/m, S/m/s, S/m/s2, S/m/s3"
    })
    void derivativesAreNamedInSi(String text, String value, String first, String second, String third) {
        Unit unit = Unit.of(text);
        assertThat(new String[] {unit.text(0), unit.text(1), unit.text(2), unit.text(3)})
                .containsExactly(value, first, second, third);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "36, km/h, 10",
        "100, km/h, 27.77777777777777777",
        "1, g, 9.80665",
        "12.5, g/s, 0.0125",
        "1, g0/s, 9.80665",
        "1, g2, 96.1703842225",
        "1, g²/Hz, 96.1703842225",
        "250, g/kWh, 6.944444444444444e-8",
        "60, mph, 26.8224",
        "180, deg, 3.141592653589793",
        "60, rpm, 6.283185307179586",
        "20, degC, 293.15",
        "32, degF, 273.15",
        "1, kWh/h, 1000",
        "2, foo, 2",
        "7, %, 7",
        "5, N m, 5",
        "3.6, km/h/s, 1"
    })
    void valuesConvertToSi(double value, String text, double si) {
        // the factor, the product and the quotient round once each
        assertThat(Unit.of(text).toSi(value)).isCloseTo(si, within(2 * Math.ulp(si)));
    }

    @Test
    void wholeFactorsAreExact() {
        assertThat(Unit.of("km/h").toSi(36)).isEqualTo(10);
        assertThat(Unit.of("km/h/s").toSi(3.6)).isEqualTo(1);
        assertThat(Unit.of("foo").toSi(0.1)).isEqualTo(0.1);
    }

    @Test
    void survivesSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Unit.of("km/h"));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Unit unit = (Unit) in.readObject();
            assertThat(unit).isEqualTo(Unit.of("km/h"));
            assertThat(unit.toSi(36)).isEqualTo(10);
        }
    }
}

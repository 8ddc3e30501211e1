package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hodograph.pipeline.series.Idle;
import org.hodograph.pipeline.series.Kind;
import org.hodograph.pipeline.series.SeriesSettings;
import org.junit.jupiter.api.Test;

class SeriesOptionsTest {

    @Test
    void nothingSaidIsTheDefaults() {
        SeriesOptions options = SeriesOptions.of(Map.of());
        assertThat(options.series().settingsFor("car/speed")).isEqualTo(SeriesSettings.defaults());
        assertThat(options.entities().tracks()).isEmpty();
        assertThat(options.rejectsAbsent()).isFalse();
    }

    /** As a file would say it. */
    @Test
    void keysAreThoseOfTheFile() {
        Map<String, String> keys = Map.of(
                "unit", "km/h",
                "order", "1",
                "method", "local-polynomial(window=7, degree=2)",
                "lag", "3 samples",
                "idle", "{after: 10s, then: hold}",
                "missing", "[-9999, 65535]",
                "max-out-of-orderness", "200ms",
                "max-future-skew", "2h",
                "absent", "reject");
        SeriesRules file = JobConfigFile.parse("""
                source: {max-out-of-orderness: 200ms, max-future-skew: 2h, absent: reject}
                series:
                  - {match: "*", unit: km/h, order: 1, method: "local-polynomial(window=7, degree=2)", lag: 3 samples,
                     idle: {after: 10s, then: hold}, missing: [-9999, 65535]}
                """, "test").series();
        SeriesOptions options = SeriesOptions.of(keys);
        assertThat(options.series().settingsFor("a")).isEqualTo(file.settingsFor("a"));
        assertThat(options.series().settingsFor("a").idle()).isEqualTo(new Idle(10_000_000_000L, Idle.Then.HOLD));
        assertThat(options.rejectsAbsent()).isTrue();
    }

    @Test
    void theCoordinatesOfAPathHaveTheirRule() {
        SeriesOptions options =
                SeriesOptions.ofTrack(Map.of("axes", "sae-j670", "min-speed", "2 km/h"), "lon", "lat", null);
        assertThat(options.entities())
                .isEqualTo(JobConfigFile.parse(
                                "tracks: [{match: '*', x: lon, y: lat, axes: sae-j670, min-speed: 2 km/h}]", "test")
                        .entities());
        assertThat(options.series().settingsFor("car/lon").kind()).isInstanceOf(Kind.Longitude.class);
        assertThat(options.series().settingsFor("car/lat").kind()).isInstanceOf(Kind.Gauge.class);
    }

    @Test
    void everyFaultIsToldWithWhatIsValid() {
        assertThatThrownBy(() -> SeriesOptions.of(Map.of("oder", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown key oder, did you mean order? (valid here: max-out-of-orderness, ");
        assertThatThrownBy(() -> SeriesOptions.of(Map.of("order", "7", "method", "splin")))
                .hasMessageContaining("order: must be a whole number from 0 to 3, but is \"7\"")
                .hasMessageContaining("; ")
                .hasMessageContaining("did you mean spline");
        assertThatThrownBy(() -> SeriesOptions.of(Map.of("missing", "[1, 2"))).hasMessageStartingWith("not YAML: ");
        assertThatThrownBy(() -> SeriesOptions.ofTrack(Map.of("frame", "metre"), "x", "y", null))
                .hasMessageContaining("did you mean metres");
        assertThatThrownBy(() -> SeriesOptions.ofTrack(Map.of(), "x", "x", null))
                .hasMessage("x, y and z must be different signals, but are x, x");
    }
}

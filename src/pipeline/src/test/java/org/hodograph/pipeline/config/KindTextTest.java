package org.hodograph.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hodograph.pipeline.series.Emit;
import org.hodograph.pipeline.series.Kind;
import org.hodograph.pipeline.series.SeriesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of a kind, and the keys beside it. */
class KindTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gauge",
                "counter(reset=drop)",
                "counter(reset=zero)",
                "counter(reset=modulo(65536))",
                "counter(reset=modulo(99.9))",
                "angle(360)",
                "angle(6.283185307179586)",
                "pulse(per=0.5)",
                "pulse(per=1, value=count)",
                "pulse(per=1.0E-7, value=total)"
            })
    void printsAsItIsParsed(String text) {
        assertThat(KindText.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "counter | counter(reset=drop)",
                "counter() | counter(reset=drop)",
                "' counter ( reset = modulo( 256 ) ) ' | counter(reset=modulo(256))",
                "angle( 360.0 ) | angle(360)",
                "'pulse( value=pulse , per=2 )' | pulse(per=2)"
            })
    void readsLooseForms(String text, String printed) {
        assertThat(KindText.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gage | did you mean gauge?",
                "gauge(1) | gauge has no settings",
                "counter(rest=drop) | unknown setting \"rest\", did you mean reset? (valid: reset)",
                "counter(reset=0) | reset must be drop, zero or modulo(N), but is \"0\"",
                "counter(reset=modulo(0)) | the counter's modulo must be a number above 0, from 1e-100 to 1e100, but is 0",
                "counter(reset=modulo(x)) | must be a number, but is \"x\"",
                "'counter(reset=drop, reset=zero)' | setting reset is given twice",
                "angle | angle needs the size of a turn, for example angle(360)",
                "angle(-360) | the angle's turn must be a number above 0, from 1e-100 to 1e100, but is -360",
                "pulse | pulse needs what one stands for, for example pulse(per=0.5)",
                "pulse(0.5) | unknown setting \"0.5\" (valid: per, value)",
                "'pulse(per=1, value=totl)' | value must be pulse, count or total, but is \"totl\", did you mean total?",
                "pulse(per) | setting per is written per=value",
                "counter(reset=drop | must be gauge, counter(reset=drop|zero|modulo(N)), angle(360), longitude or pulse(per=…)"
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> KindText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message.replace('~', '|'));
    }

    @Test
    void theKeysOfARuleReachItsSettings() {
        SeriesSettings settings = settings(
                "kind: counter(reset=zero), resolution: 0.25, emit: immediately, expire-after: 36h, gap: bridge");
        assertThat(settings.kind()).isEqualTo(new Kind.Counter(Kind.Counter.Reset.ZERO));
        assertThat(settings.resolution()).isEqualTo(0.25);
        assertThat(settings.emit()).isEqualTo(Emit.IMMEDIATELY);
        assertThat(settings.expireAfterNanos()).isEqualTo(36 * 3_600_000_000_000L);
        assertThat(settings.gapNanos()).isEqualTo(SeriesSettings.BRIDGED);
        assertThat(settings("resolution: none, emit: final")).isEqualTo(SeriesSettings.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: couter | 1:29: series[0].kind: must be gauge",
                "resolution: 0 | series[0].resolution: must be a number above 0, or none, but is \"0\"",
                "resolution: -1 | resolution must be a number above 0, from 1e-100 to 1e100, but is -1",
                "'kind: pulse(per=1), resolution: 1' | a pulse's size is its resolution: kind pulse(per=1) takes none",
                "emit: now | series[0].emit: must be one of final, immediately, but is \"now\"",
                "expire-after: 0 | expire-after must be longer than 0",
                "'expire-after: 5s, idle: {after: 10s}' | expire-after must be longer than idle.after, 10s, but is 5s"
            })
    void faultsOfARuleHaveTheirPlace(String keys, String message) {
        assertThatThrownBy(() -> settings(keys))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static SeriesSettings settings(String keys) {
        return JobConfigFile.parse("series: [{match: '*', " + keys + "}]", "test")
                .series()
                .settingsFor("s");
    }
}

package org.hodograph.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.SeriesRules;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.series.Lag;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeForms;
import org.hodograph.pipeline.time.TimeScale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that describe an input and its series, the same for every command that streams one through trackers. */
final class SeriesOptions {

    private static final Set<Kind> SECONDS =
            Set.of(Kind.CSV, Kind.OPENXC, Kind.SENML); // unless --time-unit says otherwise

    @Option(
            names = "--config",
            paramLabel = "JOB.yaml",
            description = "The job's YAML, in place of the options that describe input and method.")
    Path config;

    @Option(
            names = "--lag",
            paramLabel = "D",
            description = "How far behind the newest sample: 250ms, or 8 samples. Default: 0ms")
    String lag;

    @Option(
            names = "--order",
            paramLabel = "0..3",
            description = "0: the value is a position or a plain value; 1: a speed. Default: 0")
    Integer order;

    @Option(names = "--unit", description = "Unit of the value, for example km/h; results come in SI. Default: none")
    String unit;

    @Option(names = "--gap", paramLabel = "D", description = "A silence longer than this breaks the fit. Default: none")
    String gap;

    @Option(
            names = "--max-out-of-orderness",
            paramLabel = "D",
            description = "How late a sample may come and still be used. Default: 0ms")
    String maxOutOfOrderness;

    @Option(
            names = "--format",
            paramLabel = "csv|json|openxc|senml|influx|nmea|avro|protobuf|gpx",
            description = "Format of the input. Default: csv")
    String format;

    @Option(
            names = "--time",
            paramLabel = "COL",
            description = "Column or field of the time; several are joined by a blank. Default: t")
    List<String> time;

    @Option(
            names = "--value",
            paramLabel = "COL",
            description = "Column or field of the value; several give several series. Default: value")
    List<String> value;

    @Option(
            names = "--series",
            paramLabel = "COL",
            description = "Columns or fields that name the series. Default: the value's name")
    List<String> series;

    @Mixin
    SourceOptions source = new SourceOptions();

    /** Whether one was given that describes the input, which a job's YAML does too. */
    boolean isGiven() {
        return source.isGiven()
                || Stream.of(order, unit, gap, maxOutOfOrderness, format, time, value, series)
                        .anyMatch(Objects::nonNull);
    }

    /** The job of the YAML, or that of the options; {@code method} is that of the options, null for the usual one. */
    JobConfig job(String method) throws IOException {
        return config != null ? JobConfigFile.read(config) : ofOptions(method);
    }

    /** How far behind the newest sample. */
    Lag behind() {
        return lag == null ? Lag.NONE : Lag.parse(lag);
    }

    private JobConfig ofOptions(String method) {
        Kind kind = oneOf("--format", format == null ? "csv" : format, Kind.class);
        FormatSettings records = source.settings(
                kind,
                new FormatSettings.Fields(
                        series == null ? List.of() : series,
                        time == null ? List.of("t") : time,
                        value == null ? List.of("value") : value,
                        "unit"),
                SECONDS.contains(kind) ? TimeForm.of(TimeScale.S) : TimeForms.ISO);
        SeriesSettings defaults = SeriesSettings.defaults();
        SeriesSettings settings = defaults.withUnit(unit)
                .withMethod(
                        order == null ? 0 : order, method == null ? defaults.method() : Methods.parse(method), behind())
                .withGap(gap == null || gap.equals("none") ? SeriesSettings.NO_GAP : Durations.parse(gap))
                .withBounds(
                        maxOutOfOrderness == null ? 0 : Durations.parse(maxOutOfOrderness),
                        defaults.maxFutureSkewNanos());
        return JobConfig.ofFile(records, SeriesRules.ofEvery(settings));
    }

    private static <E extends Enum<E>> E oneOf(String option, String word, Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException(option + " must be one of " + String.join(", ", words) + ", but is \""
                    + word + "\"" + Nearest.hint(word, words));
        }
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}

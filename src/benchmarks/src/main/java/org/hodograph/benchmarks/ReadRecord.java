package org.hodograph.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Formats;
import org.hodograph.pipeline.time.TimeForms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One JSON record to its samples. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadRecord {

    @Param({"plain", "wide"})
    String record;

    private Format format;
    private SourceRecord source;
    private final OnlySamples samples = new OnlySamples();

    /** Makes the record. */
    @Setup
    public void make() {
        boolean isPlain = record.equals("plain");
        String json = isPlain
                ? "{\"vehicle\":\"car-1\",\"signal\":\"speed\",\"t\":\"2026-01-05T10:00:01.250Z\",\"value\":48.25,\"unit\":\"km/h\"}"
                : "{\"meta\":{\"id\":\"car-1\",\"t\":\"2026-01-05T10:00:01.250Z\"},\"data\":{\"speed\":48.25,\"rpm\":900,\"fuel\":\"17.5\"}}";
        FormatSettings.Fields fields = isPlain
                ? new FormatSettings.Fields(List.of(), List.of("t"), List.of("value"), "unit")
                : new FormatSettings.Fields(
                        List.of("meta.id"), List.of("meta.t"), List.of("data.speed", "data.rpm", "data.fuel"), "unit");
        format = Formats.of(
                new FormatSettings(FormatSettings.Kind.JSON, fields, FormatSettings.Csv.DEFAULT, TimeForms.ISO));
        source = new SourceRecord("in", 0, 0, 0, json.getBytes(StandardCharsets.UTF_8));
    }

    /** All samples of the record. */
    @Benchmark
    public double read() {
        format.read(source, samples);
        return samples.sum;
    }
}

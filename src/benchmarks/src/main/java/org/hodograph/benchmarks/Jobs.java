package org.hodograph.benchmarks;

import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.hodograph.flink.DerivativesJob;
import org.hodograph.flink.Sinks;
import org.hodograph.flink.ValueType;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.Formats;

/** The jobs that are compared: one source of JSON records, results into sinks that discard them. */
final class Jobs {

    private Jobs() {}

    /** Lays a job out; {@code env} has its settings. */
    @FunctionalInterface
    interface Layout {
        void define(StreamExecutionEnvironment env, long records);
    }

    static DataGeneratorSource<SourceRecord> source(long records) {
        return new DataGeneratorSource<>(new Fleet(records), records, ValueType.SOURCE_RECORD);
    }

    static SingleOutputStreamOperator<SourceRecord> records(StreamExecutionEnvironment env, long records) {
        return env.fromSource(source(records), WatermarkStrategy.noWatermarks(), "source", ValueType.SOURCE_RECORD);
    }

    /** The product under a configuration. */
    static Layout product(String config) {
        JobConfig job = JobConfigFile.parse(config, "benchmark");
        return (env, records) -> DerivativesJob.define(
                env,
                source(records),
                job,
                new Sinks(new DiscardingSink<>(), new DiscardingSink<>(), new DiscardingSink<>()));
    }

    /** The product's parse, its exchange, and an operator that counts. */
    static Layout counter(String config) {
        FormatSettings format =
                JobConfigFile.parse(config, "benchmark").source().format();
        return (env, records) -> records(env, records)
                .process(new Parse(format))
                .returns(ValueType.SAMPLE)
                .keyBy(Sample::entity)
                .process(new Count())
                .returns(Types.LONG)
                .sinkTo(new DiscardingSink<>());
    }

    /** A job over those records whose results nobody takes. */
    static Layout discarding(Function<DataStream<SourceRecord>, DataStream<byte[]>> job) {
        return (env, records) -> job.apply(records(env, records)).sinkTo(new DiscardingSink<>());
    }

    /** JSON parsed by hand, a ring of each series' last samples, the slope of a straight line, JSON written by hand. */
    static DataStream<byte[]> slopes(DataStream<SourceRecord> records) {
        return hand(records).keyBy(reading -> reading.f0).process(new HandSlope());
    }

    /** The same with Flink's own window of the last samples. */
    static DataStream<byte[]> countWindows(DataStream<SourceRecord> records) {
        return hand(records)
                .keyBy(reading -> reading.f0)
                .countWindow(HandSlope.WINDOW, 1)
                .apply(new WindowSlope());
    }

    /** JSON parsed by hand and written by hand. */
    static DataStream<byte[]> identity(DataStream<SourceRecord> records) {
        return hand(records)
                .map((MapFunction<Tuple3<String, Long, Double>, byte[]>)
                        reading -> RecordCosts.record(reading.f0, reading.f1, reading.f2))
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    private static SingleOutputStreamOperator<Tuple3<String, Long, Double>> hand(DataStream<SourceRecord> records) {
        return records.map((MapFunction<SourceRecord, Tuple3<String, Long, Double>>) source -> {
                    RecordCosts.Reading reading = RecordCosts.reading(source.payload());
                    return Tuple3.of(reading.series(), reading.nanos(), reading.value());
                })
                .returns(readings());
    }

    private static TypeInformation<Tuple3<String, Long, Double>> readings() {
        return Types.TUPLE(Types.STRING, Types.LONG, Types.DOUBLE);
    }

    private static final class Parse extends ProcessFunction<SourceRecord, Sample> {

        private static final long serialVersionUID = 1;

        private final FormatSettings settings;
        private transient Format format;

        Parse(FormatSettings settings) {
            this.settings = settings;
        }

        @Override
        public void processElement(SourceRecord source, Context context, Collector<Sample> out) {
            if (format == null) {
                format = Formats.of(settings);
            }
            format.read(source, new Collected(out));
        }
    }

    private static final class Collected extends OnlySamples {

        private final Collector<Sample> out;

        Collected(Collector<Sample> out) {
            this.out = out;
        }

        @Override
        public void sample(Sample sample) {
            out.collect(sample);
        }
    }

    private static final class Count extends ProcessFunction<Sample, Long> {

        private static final long serialVersionUID = 1;
        private static final int TOLD = 1 << 20;

        private long count;

        @Override
        public void processElement(Sample sample, Context context, Collector<Long> out) {
            if (++count % TOLD == 0) {
                out.collect(count);
            }
        }
    }
}

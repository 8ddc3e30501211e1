package org.hodograph.flink;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.SourceConfig.PartitionBy;
import org.hodograph.pipeline.output.Message;

/** The job for {@code flink run}: Kafka, parse, trackers, Kafka. */
public final class DerivativesJob {

    private DerivativesJob() {}

    /** Runs the job of {@code --config FILE}; exit code 2 and a line for each fault if the file is wrong. */
    public static void main(String[] args) throws Exception {
        JobConfig config;
        try {
            config = read(args);
        } catch (ConfigException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        run(config);
    }

    private static JobConfig read(String[] args) {
        if (args.length != 2 || !args[0].equals("--config")) {
            throw new IllegalArgumentException(
                    "expected --config FILE, but got " + (args.length == 0 ? "nothing" : String.join(" ", args)));
        }
        try {
            return JobConfigFile.read(Path.of(args[1]));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("--config " + args[1] + ": no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("--config " + args[1] + ": can't be read: " + e.getMessage(), e);
        }
    }

    private static void run(JobConfig config) throws Exception {
        Topics.create(config);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        define(env, KafkaSources.of(config), config, KafkaSinks.of(config));
        env.execute(config.name());
    }

    /** Lays the job out; the caller executes it. {@link Accounts#of} reads its counts afterwards. */
    public static void define(
            StreamExecutionEnvironment env, Source<SourceRecord, ?, ?> source, JobConfig config, Sinks sinks) {
        FlinkSettings.apply(env, config.job());
        SingleOutputStreamOperator<Sample> samples = env.fromSource(
                        source, WatermarkStrategy.noWatermarks(), "source", ValueType.SOURCE_RECORD)
                .uid("source")
                .process(new ParseFunction(config.source().format()))
                .uid("parse")
                .name("parse");
        SingleOutputStreamOperator<Message> results = samples.keyBy(
                        key(config.source().partitionBy()), Types.STRING)
                .process(new DerivativesOperator(OperatorRules.of(config)))
                .uid("derivatives")
                .name("derivatives");
        results.sinkTo(sinks.results()).uid("results").name("results");
        results.getSideOutput(SideOutputs.LATE).sinkTo(sinks.late()).uid("late").name("late");
        results.getSideOutput(SideOutputs.REJECTED)
                .union(samples.getSideOutput(SideOutputs.REJECTED))
                .sinkTo(sinks.rejected())
                .uid("rejected")
                .name("rejected");
    }

    private static KeySelector<Sample, String> key(PartitionBy partitionBy) {
        return partitionBy == PartitionBy.ENTITY ? Sample::entity : Sample::series;
    }
}

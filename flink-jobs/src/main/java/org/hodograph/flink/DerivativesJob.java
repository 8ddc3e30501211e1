package org.hodograph.flink;

import java.io.UncheckedIOException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.hodograph.flink.webhook.Target;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.ConfigException;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.SourceConfig.PartitionBy;
import org.hodograph.pipeline.config.WebhookSettings;
import org.hodograph.pipeline.output.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job for {@code flink run}: Kafka, parse, trackers, Kafka. */
public final class DerivativesJob {

    private static final Logger LOG = LoggerFactory.getLogger(DerivativesJob.class);

    private DerivativesJob() {}

    /** Runs the job of {@code --config FILE}, or prints it after {@code --check}; exit code 2 and a line for each fault if the file is wrong, 1 and one line if the job fails. */
    public static void main(String[] args) throws Exception {
        JobConfig config;
        try {
            config = JobFile.read(args);
            if (!JobFile.isCheck(args)) {
                FlinkSettings.requirePlace(
                        StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration(), config.job());
            }
        } catch (ConfigException | IllegalArgumentException e) {
            if (!JobFile.isOwnProcess()) {
                throw e;
            }
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (JobFile.isCheck(args)) {
            JobFile.print(config);
        } else {
            runOrTell(config);
        }
    }

    /** In the user's own process a failure is one line on standard error, the rest in the log, and exit code 1. */
    private static void runOrTell(JobConfig config) throws Exception {
        try {
            run(config);
        } catch (Exception e) {
            if (!JobFile.isOwnProcess()) {
                throw e;
            }
            LOG.error("job {} failed", config.name(), e);
            System.err.println(line(e));
            System.exit(1);
        }
    }

    private static String line(Exception e) {
        if (e instanceof UncheckedIOException unreachable) {
            return unreachable.getCause().getMessage();
        }
        Throwable cause = RootCause.of(e);
        return cause != null
                ? "the job failed: " + RootCause.line(cause)
                : "the job failed: " + RootCause.line(RootCause.innermost(e))
                        + " What failed first is in the job's exceptions in Flink.";
    }

    private static void run(JobConfig config) throws Exception {
        TopicLimits limits = Topics.create(config, System.err::println);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        define(
                env,
                KafkaSources.of(config),
                KafkaSources.control(config, false),
                config,
                KafkaSinks.of(config, limits));
        System.err.print(KafkaSinks.latency(config, env));
        System.err.print(webhook(config));
        env.execute(config.name());
    }

    /** Who is told of alerts beside their topic, as a line for the job's user; empty: nobody. */
    public static String webhook(JobConfig config) {
        WebhookSettings webhook = config.sink().webhook();
        return webhook == null ? "" : "alerts are told to " + webhook.shown() + " too\n";
    }

    /** Lays a job without a control topic out; the caller executes it. {@link Accounts#of} reads its counts afterwards. */
    public static void define(
            StreamExecutionEnvironment env, Source<SourceRecord, ?, ?> source, JobConfig config, Sinks sinks) {
        define(env, source, null, config, sinks);
    }

    /**
     * Lays the job out; the caller executes it.
     *
     * @param control where alert rules arrive while the job runs, and those that hold at its start; null: nowhere
     */
    public static void define(
            StreamExecutionEnvironment env,
            Source<SourceRecord, ?, ?> source,
            Control control,
            JobConfig config,
            Sinks sinks) {
        FlinkSettings.apply(env, config.job());
        SingleOutputStreamOperator<Sample> samples = env.fromSource(
                        source, WatermarkStrategy.noWatermarks(), "source", ValueType.SOURCE_RECORD)
                .uid("source")
                .process(new ParseFunction(config.source().feeds()))
                .uid("parse")
                .name("parse");
        KeySelector<Sample, String> key = key(config.source().partitionBy());
        KeyedStream<Sample, String> keyed = samples.keyBy(key, Types.STRING);
        OperatorRules rules = OperatorRules.of(config);
        SingleOutputStreamOperator<Message> results = (control == null
                        ? keyed.transform(
                                "derivatives", ValueType.MESSAGE, new TrackerOperator(new DerivativesOperator(rules)))
                        : controlled(env, keyed, key, new ControlledOperator(rules, control.holds()), control))
                .uid("derivatives")
                .name("derivatives");
        results.sinkTo(sinks.results()).uid("results").name("results");
        WebhookSettings webhook = config.sink().webhook();
        if (webhook != null) {
            results.transform("webhook", Types.VOID, new AlertWebhook(Target.of(webhook, config.name())))
                    .uid("webhook");
        }
        results.getSideOutput(SideOutputs.LATE).sinkTo(sinks.late()).uid("late").name("late");
        results.getSideOutput(SideOutputs.REJECTED)
                .union(samples.getSideOutput(SideOutputs.REJECTED), unmatched(results, rules))
                .sinkTo(sinks.rejected())
                .uid("rejected")
                .name("rejected");
    }

    /** One task for all: which rules match nothing is known where every series was heard of. */
    private static DataStream<Message> unmatched(SingleOutputStreamOperator<Message> results, OperatorRules rules) {
        return results.getSideOutput(SideOutputs.HEARD)
                .transform("unmatched-rules", ValueType.MESSAGE, new UnmatchedRules(rules))
                .forceNonParallel()
                .uid("unmatched-rules");
    }

    /** Flink would make a keyed operator that hears a broadcast itself; this one is ours. */
    private static SingleOutputStreamOperator<Message> controlled(
            StreamExecutionEnvironment env,
            KeyedStream<Sample, String> keyed,
            KeySelector<Sample, String> key,
            ControlledOperator function,
            Control control) {
        DataStream<SourceRecord> messages = env.fromSource(
                        control.source(), WatermarkStrategy.noWatermarks(), "control", ValueType.SOURCE_RECORD)
                .uid("control");
        SingleOutputStreamOperator<Message> results = keyed.connect(messages.broadcast())
                .transform("derivatives", ValueType.MESSAGE, new ControlledTrackerOperator(function));
        @SuppressWarnings("unchecked") // just made of these
        TwoInputTransformation<Sample, SourceRecord, Message> both =
                (TwoInputTransformation<Sample, SourceRecord, Message>) (Transformation<?>) results.getTransformation();
        both.setStateKeyType(Types.STRING);
        both.setStateKeySelectors(key, null); // messages have none
        return results;
    }

    private static KeySelector<Sample, String> key(PartitionBy partitionBy) {
        return partitionBy == PartitionBy.ENTITY ? Sample::entity : Sample::series;
    }
}

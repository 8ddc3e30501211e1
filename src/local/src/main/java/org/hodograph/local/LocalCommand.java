package org.hodograph.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.hodograph.flink.Accounts;
import org.hodograph.flink.KafkaSources;
import org.hodograph.flink.UnmatchedRules;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.Remarks;
import org.hodograph.pipeline.config.SourceConfig;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.hint.EndingLines;
import org.hodograph.pipeline.output.ResultReader;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.standalone.Advice;
import org.hodograph.standalone.CommandLines;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.PageOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the Flink job on a user's file, through a real broker. */
@Command(
        name = "local",
        mixinStandardHelpOptions = true,
        description = "Publishes a file to a Kafka broker of its own and runs the Flink job on it.",
        footer = "Without --until-done it runs until Ctrl-C. Everything it started is removed at the end.")
final class LocalCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "JOB.yaml", description = "The job's YAML.")
    Path config;

    @Option(
            names = "--input",
            paramLabel = "FILE|TOPIC=FILE",
            description =
                    "Records to publish to the first source topic, in file order; .gz read as is. Several files are joined by time; of several sources each has its own, in their order.")
    List<String> inputs;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "Sample time per real time. Default: ${DEFAULT-VALUE}")
    String speed;

    @Option(
            names = "--until-done",
            description = "Ends when every result is written, and prints the accounts as one JSON line.")
    boolean untilDone;

    @Option(
            names = "--dump",
            paramLabel = "DIR",
            description = "Writes each output topic to DIR/<topic>.jsonl at the end; needs --until-done.")
    Path dump;

    @Mixin
    PageOptions page = new PageOptions();

    @Mixin
    Ports ports = new Ports();

    @Option(
            names = "--check",
            description = "Only checks the configuration and prints it, complete, as YAML on standard output.")
    boolean check;

    private PublishedFiles files; // null: not yet known

    @Override
    public Integer call() throws Exception {
        double factor = speed();
        if (dump != null && !untilDone) {
            throw new IllegalArgumentException("--dump writes what a finished run gave and needs --until-done");
        }
        JobConfig job = JobConfigFile.read(config);
        FormatSettings written =
                job.source().format(); // of the file; what is published of it is read as its records are
        if (inputs != null) {
            files = new PublishedFiles(inputs, job);
            job = files.read(job); // a column that is not there is told before anything starts
        }
        if (check) {
            spec.commandLine()
                    .getOut()
                    .print(JobConfigFile.print(
                            job.withFormat(job.source().format().withLayout(written.layout()))));
            Remarks.lines(job).forEach(line -> spec.commandLine().getOut().println("# " + line));
            spec.commandLine().getOut().flush();
            return 0;
        }
        if (files == null) {
            throw new IllegalArgumentException("--input FILE says what to publish");
        }
        if (!job.source().brokers().equals(SourceConfig.DEFAULT_BROKERS)) {
            spec.commandLine()
                    .getErr()
                    .println("source.brokers " + job.source().brokers()
                            + " is left aside: local starts a broker of its own; run uses yours");
        }
        try (LivePage live = page.open(
                        untilDone ? "none" : PageOptions.PORT,
                        job,
                        spec.commandLine().getErr());
                Engine engine = Engine.start(
                        job, files.topics(), ports, spec.commandLine().getErr());
                Publisher publisher = new Publisher(files, engine.job(), engine.partitions())) {
            return untilDone ? untilDone(engine, publisher, factor, live) : forEver(engine, publisher, factor, live);
        }
    }

    private void show(Engine engine, LivePage live) throws IOException {
        engine.show(live, "local: " + files.shown(), (series, nanos) -> null);
    }

    private double speed() {
        if (speed.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0 && Double.isFinite(factor)) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // told below, with the rule
        }
        throw new IllegalArgumentException("--speed must be a number above 0, or max, but is \"" + speed + "\"");
    }

    private int forEver(Engine engine, Publisher publisher, double factor, LivePage live) throws Exception {
        RunningJob running = engine.submit(KafkaSources.of(engine.job()));
        show(engine, live);
        publisher.publish(factor, running);
        spec.commandLine().getErr().println("the file is published; Ctrl-C ends");
        running.await();
        return 0;
    }

    private int untilDone(Engine engine, Publisher publisher, double factor, LivePage live) throws Exception {
        RunningJob running = engine.submit(KafkaSources.of(engine.job(), publisher.ends()));
        show(engine, live);
        publisher.publish(factor, running);
        JobExecutionResult result = running.await();
        UnmatchedRules.of(result).forEach(spec.commandLine().getErr()::println);
        Counts counts = Accounts.of(result);
        ResultReader results = new ResultReader(engine.job().sink().format());
        Map<String, Long> records = new LinkedHashMap<>();
        if (dump != null) {
            Files.createDirectories(dump);
        }
        for (Topic topic : Topic.values()) {
            String name = engine.job().sink().topic(topic);
            if (name == null) {
                continue; // this role is not written
            }
            Path file = dump == null ? null : dump.resolve(name + ".jsonl");
            records.put(
                    name,
                    TopicReader.read(
                            engine.job().source().brokers(), name, file, record -> results.json(topic, record)));
        }
        print(counts, records);
        if (!counts.addUp()) {
            spec.commandLine().getErr().println("the accounts don't add up: this is a fault of Hodograph");
            return CommandLines.FAILED;
        }
        Ending ending = new Ending(
                counts, Accounts.reasons(result), engine.job().source().format());
        EndingLines.of(ending).forEach(spec.commandLine().getErr()::println);
        if (ending.isInVain()) {
            spec.commandLine().getErr().println(Advice.inVain(files.first()));
            return CommandLines.FAILED;
        }
        return 0;
    }

    private void print(Counts counts, Map<String, Long> records) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.writeStartObject();
        json.writeNumberField("in", counts.in());
        json.writeNumberField("used", counts.used());
        json.writeNumberField("duplicate", counts.duplicate());
        json.writeNumberField("late", counts.late());
        json.writeNumberField("rejected", counts.rejected());
        json.writeNumberField("absent", counts.absent());
        json.writeObjectFieldStart("records");
        for (Map.Entry<String, Long> topic : records.entrySet()) {
            json.writeNumberField(topic.getKey(), topic.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.flush();
        out.println();
        out.flush();
    }
}

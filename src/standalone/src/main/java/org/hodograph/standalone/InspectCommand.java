package org.hodograph.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import org.hodograph.pipeline.inspect.Inspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for settings of a file that nobody has described. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Reads the begin of a file, or a topic's newest records, and prints settings as YAML, each with its reason, for --config.",
        footer = {
            "hodograph inspect F > job.yaml; hodograph stream F --config job.yaml",
            "hodograph inspect --brokers B --topic T > job.yaml; hodograph run --config job.yaml",
            "The settings were tried on the first records. Exit code 1: none were found that work."
        })
final class InspectCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE|-",
            description = "A file, .gz read as is; - is standard input.")
    String input;

    @Option(
            names = "--brokers",
            paramLabel = "ADDRESS",
            description = "Kafka's bootstrap servers, without a login; with --topic, in place of a file.")
    String brokers;

    @Option(names = "--topic", paramLabel = "NAME", description = "The topic whose records are looked at.")
    String topic;

    @Override
    public Integer call() throws IOException {
        if ((brokers == null) != (topic == null) || (input == null) != (brokers != null)) {
            throw new IllegalArgumentException("inspect looks at a FILE, or at --brokers ADDRESS with --topic NAME");
        }
        Inspector.Finding finding = input == null ? ofTopic() : inspect(input);
        finding.settings()
                .map(this::placed)
                .ifPresent(yaml -> spec.commandLine().getOut().print(yaml));
        spec.commandLine().getOut().flush();
        finding.lines().forEach(spec.commandLine().getErr()::println);
        return finding.settings().isPresent() ? 0 : CommandLines.FAILED;
    }

    private Inspector.Finding ofTopic() throws IOException {
        try (InputStream in = TopicHead.read(brokers, topic)) {
            return Inspector.inspect(in, "topic " + topic);
        }
    }

    /** The settings with the place that their records come from. */
    private String placed(String yaml) {
        return brokers == null
                ? yaml
                : yaml.replaceFirst(
                        "(?m)^source:.*\\R",
                        "$0"
                                + Matcher.quoteReplacement(
                                        "  brokers: \"" + brokers + "\"\n  topics: [\"" + topic + "\"]\n"));
    }

    static Inspector.Finding inspect(String input) throws IOException {
        if (input.equals(Input.STANDARD)) {
            return Inspector.inspect(System.in, "stdin");
        }
        Path file = Path.of(input);
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Inspector.inspect(in, file.getFileName().toString());
        }
    }
}

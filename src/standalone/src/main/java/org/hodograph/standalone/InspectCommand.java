package org.hodograph.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hodograph.pipeline.inspect.Inspector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for settings of a file that nobody has described. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Reads the begin of a file and prints settings for it as YAML, each with its reason, for --config.",
        footer = {
            "hodograph inspect F > job.yaml; hodograph stream F --config job.yaml",
            "The settings were tried on the first records. Exit code 1: none were found that work."
        })
final class InspectCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE|-", description = "A file, .gz read as is; - is standard input.")
    String input;

    @Override
    public Integer call() throws IOException {
        Inspector.Finding finding = inspect(input);
        finding.settings().ifPresent(yaml -> spec.commandLine().getOut().print(yaml));
        spec.commandLine().getOut().flush();
        finding.lines().forEach(spec.commandLine().getErr()::println);
        return finding.settings().isPresent() ? 0 : CommandLines.FAILED;
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

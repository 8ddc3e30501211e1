package org.hodograph.local;

import org.hodograph.standalone.CommandLines;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's root: what needs a broker and Flink, and the commands that need neither. */
@Command(
        name = "hodograph",
        mixinStandardHelpOptions = true,
        version = "hodograph 0.1.0-SNAPSHOT",
        description = "Live velocity, acceleration, jerk and curvature from any Kafka stream.",
        footer = "Exit codes: 0 done, 1 failed while running, 2 wrong usage or configuration.")
public final class Main implements Runnable {

    @Spec
    CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = CommandLines.of(new Main());
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new LocalCommand());
        line.addSubcommand(new RunCommand());
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? There are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}

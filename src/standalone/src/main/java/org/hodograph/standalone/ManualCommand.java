package org.hodograph.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page; the release archive has what it prints. */
@Command(
        name = "manual",
        mixinStandardHelpOptions = true,
        description = "Prints the manual page of all commands, for man.",
        footer = "./hodograph manual | man -l -")
final class ManualCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(ManualPage.of(spec.root()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}

package org.hodograph.standalone;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that makes a shell complete commands and options.",
        footer = {
            "bash: source <(./hodograph completion bash)",
            "zsh:  autoload -U +X bashcompinit && bashcompinit; source <(./hodograph completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "bash", paramLabel = "bash|zsh", description = "The shell.")
    String shell;

    @Override
    public Integer call() {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw new IllegalArgumentException("completion is for bash or zsh, but is asked for \"" + shell + "\"");
        }
        // one script: it brings zsh what it lacks
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("hodograph", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}

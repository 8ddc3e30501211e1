package org.hodograph.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.hodograph.pipeline.format.preset.Preset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the presets there are. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        description = "Every preset of source.preset: which producer's records it reads, and by which settings.",
        footer = "A setting that stands beside the preset counts instead of it. --check prints what comes out.")
final class FormatsCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only this preset.")
    String name;

    @Override
    public Integer call() {
        List<Preset> presets = name == null ? Preset.ALL : List.of(preset(name));
        PrintWriter out = spec.commandLine().getOut();
        for (Preset preset : presets) {
            out.println(preset.name());
            out.println("  " + preset.meaning());
            if (!preset.more().isEmpty()) {
                out.println("  " + preset.more());
            }
            out.println();
            out.println("    source:");
            out.println("      preset: " + preset.name() + "  # the same as");
            preset.yaml().lines().forEach(line -> out.println("      " + line));
            out.println();
        }
        out.flush();
        return 0;
    }

    private static Preset preset(String name) {
        try {
            return Preset.of(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("NAME " + e.getMessage(), e);
        }
    }
}

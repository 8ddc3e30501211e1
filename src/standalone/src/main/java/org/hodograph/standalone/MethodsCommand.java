package org.hodograph.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the methods there are. */
@Command(
        name = "methods",
        mixinStandardHelpOptions = true,
        description = "Every method: settings, defaults, formula, cost.")
final class MethodsCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only this method.")
    String name;

    @Override
    public Integer call() {
        List<MethodDefinition> methods = name == null ? Methods.definitions() : List.of(Methods.definition(name));
        PrintWriter out = spec.commandLine().getOut();
        for (MethodDefinition method : methods) {
            out.println(method.name());
            out.println("  " + method.summary());
            out.println("  formula  " + method.formula());
            out.println("  cost     " + method.cost());
            out.println("  source   " + method.source());
            for (Setting setting : method.settings()) {
                out.printf("  %-14s %s; default %s%n", setting.name(), setting.rule(), setting.defaultText());
                out.printf("  %-14s %s%n", "", setting.meaning());
            }
            out.println();
        }
        out.flush();
        return 0;
    }
}

package org.hodograph.standalone;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hodograph.pipeline.inspect.Inspector;

/** Where a user whose settings don't fit finds better ones. */
public final class Advice {

    private Advice() {}

    /** The line for a run that used nothing. */
    public static String inVain(String input) {
        return "no sample was used; "
                + (input.equals(Input.STANDARD)
                        ? "hodograph inspect looks for settings that fit, in a file that holds the input"
                        : "hodograph inspect " + input + " looks for settings that fit");
    }

    /** The same of several inputs: what fits the first may fit all. */
    static String inVain(List<String> inputs) {
        return inVain(inputs.get(0));
    }

    /**
     * A fault of settings that don't fit a file, with the place where others are found.
     *
     * @param isTerminal whether somebody is there to read what was found at once
     */
    static IllegalArgumentException misfit(IllegalArgumentException fault, String input, boolean isTerminal)
            throws IOException {
        if (input.equals(Input.STANDARD) || Files.isDirectory(Path.of(input))) {
            return fault;
        }
        List<String> lines = new ArrayList<>();
        lines.add(fault.getMessage() + "; try: hodograph inspect " + input);
        if (isTerminal) {
            suggested(input).ifPresent(lines::add);
        }
        return new Misfit(String.join("\n", lines), fault);
    }

    private static Optional<String> suggested(String input) throws IOException {
        Inspector.Finding finding = InspectCommand.inspect(input);
        if (finding.settings().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                finding.options() == null
                        ? "or: hodograph inspect " + input + " > job.yaml; hodograph stream " + input
                                + " --config job.yaml"
                        : "or: hodograph stream " + input + " " + finding.options());
    }

    @SuppressWarnings("SystemConsoleNull") // asked below
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try { // from JDK 22 on there is a console without a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** A fault whose message may have two lines. */
    static final class Misfit extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Misfit(String message, IllegalArgumentException cause) {
            super(message, cause);
        }
    }
}

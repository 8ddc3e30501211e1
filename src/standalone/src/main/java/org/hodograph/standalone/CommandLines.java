package org.hodograph.standalone;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import java.util.zip.ZipException;
import org.hodograph.kernels.text.Nearest;
import org.hodograph.pipeline.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How every command of ours ends: 0 done, 1 failed while running, 2 wrong usage or configuration; one line a fault, never a stack trace. */
public final class CommandLines {

    /** Failed while running. */
    public static final int FAILED = 1;

    /** Wrong usage or configuration. */
    public static final int WRONG = 2;

    private static final String DEBUG = "hodograph.debug"; // a system property: with it, stack traces

    private CommandLines() {}

    /** The command line of a root command, with the commands of this module. */
    public static CommandLine of(Object root) {
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new InspectCommand());
        line.addSubcommand(new StreamCommand());
        line.addSubcommand(new DifferentiateCommand());
        line.addSubcommand(new MethodsCommand());
        line.addSubcommand(new CompareCommand());
        line.addSubcommand(new PlotCommand());
        line.addSubcommand(new FormatsCommand());
        line.addSubcommand(new ServeCommand());
        line.addSubcommand(new CompletionCommand());
        line.addSubcommand(new ManualCommand());
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            command.getErr().println(message(exception));
            if (Boolean.getBoolean(DEBUG)) {
                exception.printStackTrace(command.getErr());
            }
            return code(exception);
        });
        line.setParameterExceptionHandler(CommandLines::wrongUsage);
        return line;
    }

    private static int wrongUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String words = firstLine(exception.getMessage());
        Set<String> commands = command.getSubcommands().keySet();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                words += Nearest.hint(
                        first.replaceAll("=.*", ""),
                        command.getCommandSpec().optionsMap().keySet());
            } else if (!commands.isEmpty()) {
                String hint = Nearest.hint(first, commands);
                words = "there is no command \"" + first + "\""
                        + (hint.isEmpty() ? "; there are " : hint + " There are ") + String.join(", ", commands);
            }
        }
        command.getErr().println(words + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return WRONG;
    }

    /** What a user reads of an exception. */
    public static String message(Exception exception) {
        if (exception instanceof ConfigException || exception instanceof Advice.Misfit) {
            return exception.getMessage();
        }
        if (exception instanceof UncheckedIOException unchecked) {
            return message(unchecked.getCause());
        }
        if (exception instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (exception instanceof AccessDeniedException denied) {
            return "may not be read or written: " + denied.getFile();
        }
        if (exception instanceof FileAlreadyExistsException exists) {
            return "is there already, and is no folder: " + exists.getFile();
        }
        if (exception instanceof EOFException || exception instanceof ZipException) {
            return "the input breaks off or is damaged: " + firstLine(String.valueOf(exception.getMessage()));
        }
        String message = exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
        return firstLine(message);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static int code(Exception exception) {
        boolean users = exception instanceof ConfigException
                || exception instanceof IllegalArgumentException
                || exception instanceof NoSuchFileException
                || exception instanceof FileAlreadyExistsException
                || exception instanceof AccessDeniedException;
        return users ? WRONG : FAILED;
    }
}

package org.hodograph.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** A command that runs in this process, on a thread of its own. */
final class CommandRun {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FutureTask<Integer> code;

    private CommandRun(Object... words) {
        List<String> arguments = List.of(words).stream().map(Object::toString).toList();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        code = new FutureTask<>(() -> line.execute(arguments.toArray(String[]::new)));
        new Thread(code, "command").start();
    }

    static CommandRun of(Object... words) {
        return new CommandRun(words);
    }

    /** Runs a command to its good end; what it writes to standard output itself is left out. */
    static CommandRun done(Object... words) throws Exception {
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            CommandRun run = of(words);
            if (run.code() != 0) {
                throw new AssertionError("exit code " + run.code() + ": " + run.notes());
            }
            return run;
        } finally {
            System.setOut(console);
        }
    }

    /** Waits for the end; the exit code. */
    int code() throws Exception {
        return code.get(Wait.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits for an end that is no good one; the one line that says why. */
    String failure() throws Exception {
        int ended = code();
        if (ended == 0 || notes().size() != 1) {
            throw new AssertionError("exit code " + ended + " and not one line: " + notes());
        }
        return notes().get(0);
    }

    boolean hasEnded() {
        return code.isDone();
    }

    String out() {
        return out.toString();
    }

    List<String> notes() {
        return err.toString().lines().toList();
    }

    /** Waits for a note that begins with a word; its rest. */
    String note(String word) throws Exception {
        return Wait.until("a note that begins with " + word, () -> {
            for (String line : notes()) {
                if (line.startsWith(word + " ")) {
                    return line.substring(word.length()).strip();
                }
            }
            if (hasEnded()) {
                throw new AssertionError("ended with " + code.get() + " and without that note: " + notes());
            }
            return null;
        });
    }
}

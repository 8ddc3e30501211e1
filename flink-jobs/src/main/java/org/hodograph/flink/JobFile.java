package org.hodograph.flink;

import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.config.Remarks;

/** The job's file as the arguments of the jar name it. Needs no class of Flink's. */
final class JobFile {

    private static final String FLINKS_COMMAND_LINE = "org.apache.flink.client.cli.CliFrontend";
    private static final List<String> OURS =
            List.of("org.hodograph.flink.JobMain", "org.hodograph.flink.DerivativesJob");

    private JobFile() {}

    /** Whether the file is only to be checked. */
    static boolean isCheck(String[] args) {
        return args.length == 3 && args[2].equals("--check");
    }

    static JobConfig read(String[] args) {
        if ((args.length != 2 && !isCheck(args)) || !args[0].equals("--config")) {
            throw new IllegalArgumentException("expected --config FILE, perhaps with --check, but got "
                    + (args.length == 0 ? "nothing" : String.join(" ", args)));
        }
        try {
            return JobConfigFile.readForKafka(Path.of(args[1]));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("--config " + args[1] + ": no such file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("--config " + args[1] + ": can't be read: " + e.getMessage(), e);
        }
    }

    /** Prints what {@code --check} does. */
    static void print(JobConfig config) {
        System.out.print(JobConfigFile.print(config));
        Remarks.lines(config).forEach(line -> System.out.println("# " + line));
    }

    /**
     * Whether this process is the user's: Flink's command line or none at all. Anywhere else, for example where Flink's web
     * page runs the jar inside the job manager, an exit would take other people's jobs along.
     */
    static boolean isOwnProcess() {
        return StackWalker.getInstance().walk(frames -> {
            List<String> classes = frames.map(StackFrame::getClassName).toList();
            return classes.contains(FLINKS_COMMAND_LINE) || OURS.contains(classes.get(classes.size() - 1));
        });
    }
}

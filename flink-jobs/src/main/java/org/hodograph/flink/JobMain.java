package org.hodograph.flink;

import org.hodograph.pipeline.config.ConfigException;

/** The jar's entry: checks a job's file without Flink, {@code java -jar … --config FILE --check}, and else hands over to the job. */
public final class JobMain {

    private JobMain() {}

    /** Runs, or prints, the job of {@code --config FILE}; exit code 2 and a line for each fault if the file is wrong or Flink is not there. */
    public static void main(String[] args) throws Exception {
        if (!JobFile.isCheck(args)) {
            runByFlink(args);
            return;
        }
        try {
            JobFile.print(JobFile.read(args));
        } catch (ConfigException | IllegalArgumentException e) {
            if (!JobFile.isOwnProcess()) {
                throw e;
            }
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void runByFlink(String[] args) throws Exception {
        try {
            Class<?> unused = Class.forName(
                    "org.apache.flink.streaming.api.environment.StreamExecutionEnvironment",
                    false,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            System.err.println("Flink is not here: flink run JAR --config FILE runs the job on a cluster,"
                    + " hodograph run --config FILE in one process; java -jar can only --check");
            System.exit(2);
        }
        DerivativesJob.main(args);
    }
}

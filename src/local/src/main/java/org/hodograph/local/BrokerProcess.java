package org.hodograph.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.utils.Exit;

/**
 * The main class of the broker's own process: formats its storage, watches its parent, and becomes Kafka. When the parent is
 * gone, however it went, standard input ends; then this process removes the run's folder and ends too.
 */
public final class BrokerProcess {

    private static final int ATTEMPTS = 50;
    private static final int PAUSE_MILLIS = 100;

    private BrokerProcess() {}

    /** Arguments: the properties file, the cluster's id, the run's folder. */
    public static void main(String[] arguments) throws Exception {
        watchParent(Path.of(arguments[2]));
        // by name: the broker is a run-time dependency only, nothing here compiles against it
        Object status = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(
                        null,
                        new String[] {"format", "--ignore-formatted", "-t", arguments[1], "-c", arguments[0]},
                        System.out);
        if (!Integer.valueOf(0).equals(status)) {
            System.exit(1);
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object)
                new String[] {arguments[0]});
    }

    private static void watchParent(Path folder) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // the parent says nothing; only the end counts
                        }
                        removeBelowKafka(folder);
                    } catch (IOException | InterruptedException e) {
                        // no more can be done
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Kafka, still running, may add a file meanwhile, and would halt this process once its own are gone. */
    private static void removeBelowKafka(Path folder) throws IOException, InterruptedException {
        Exit.setHaltProcedure((status, message) -> LockSupport.park());
        Exit.setExitProcedure((status, message) -> LockSupport.park());
        for (int attempt = 1; ; attempt++) {
            try {
                RunFolder.delete(folder);
                return;
            } catch (DirectoryNotEmptyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}

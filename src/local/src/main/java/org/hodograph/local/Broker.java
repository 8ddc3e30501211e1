package org.hodograph.local;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker (KRaft, one node) in a child process on free loopback ports; its data goes with the run. */
public final class Broker implements Closeable {

    private static final String HOST = "127.0.0.1";
    private static final Duration START = Duration.ofMinutes(3);
    private static final int TAIL = 3; // lines of its log in a message

    private final Path log;
    private final List<String> command;
    private final String address;
    private Process process;

    private Broker(RunFolder run, int port) throws IOException {
        Path folder = run.folder("kafka");
        Path properties = folder.resolve("server.properties");
        Files.write(properties, settings(port, freePort(), folder.resolve("data")));
        log = folder.resolve("broker.log");
        address = HOST + ":" + port;
        command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-Dhodograph.log=" + folder.resolve("broker-log4j.log"),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                properties.toString(),
                Uuid.randomUuid().toString(),
                run.path().toString());
    }

    /** Starts a broker and waits until it answers. */
    public static Broker start(RunFolder run) throws IOException, InterruptedException {
        return start(run, freePort());
    }

    /** The same at a port that is free. */
    static Broker start(RunFolder run, int port) throws IOException, InterruptedException {
        Broker broker = new Broker(run, port);
        broker.restart();
        return broker;
    }

    /** Starts the process, the first one or the successor of one that was killed, on the same port and data. */
    void restart() throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        try {
            await();
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> settings(int port, int controllerPort, Path data) {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@" + HOST + ":" + controllerPort,
                "listeners=PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort,
                "advertised.listeners=PLAINTEXT://" + HOST + ":" + port,
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + data,
                "auto.create.topics.enable=false",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=4",
                "group.initial.rebalance.delay.ms=0");
    }

    private void await() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 50,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
        try (Admin admin = Admin.create(client)) {
            while (true) {
                try {
                    admin.describeCluster().nodes().get();
                    return;
                } catch (ExecutionException e) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        throw new IOException("the Kafka broker did not start: " + tail(), e);
                    }
                }
            }
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    /** As {@code kill -9} does it; {@link #restart} brings it back. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Host and port for clients. */
    public String address() {
        return address;
    }

    /** Fails, with the end of its log, if the process has ended by itself. */
    void expectAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the Kafka broker has ended with code " + process.exitValue() + ": " + tail());
        }
    }

    /** Ends the process; its data goes with the run's folder, so nothing needs to be written in order. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

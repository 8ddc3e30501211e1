package org.hodograph.local;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Flink cluster as people run it, from Maven's artefacts: a job manager and task managers in JVMs of their own, which know
 * nothing of Hodograph, with ZooKeeper beside them so that a job outlives its job manager. The shaded jar comes in by Flink's
 * own command line.
 */
final class FlinkProcesses implements AutoCloseable {

    /** What a Flink distribution has in its lib folder; the Kafka connector and everything of ours is the job's to bring. */
    private static final String LIB =
            "(flink-(?!connector-(kafka|base))|frocksdbjni|log4j-|slf4j-|kryo-|minlog-|objenesis-"
                    + "|reflectasm-|javassist-|snakeyaml-engine-|lz4-java-|snappy-java-|zstd-jni-|RoaringBitmap-|async-profiler-"
                    + "|commons-(cli|collections|compress|io|lang3|math3|text)-).*[.]jar";

    private static final String TASK_SLOTS = "4";

    private final Path folder;
    private final Path settings;
    private final String classPath;
    private final Path jar;
    private final List<ChildJvm> all = Collections.synchronizedList(new ArrayList<>());
    private final Deque<ChildJvm> taskManagers = new ArrayDeque<>();
    private ChildJvm jobManager;
    private int restPort;
    private int started;

    private FlinkProcesses(Path folder, Path jar) throws IOException {
        this.folder = folder;
        this.jar = jar;
        try (Stream<Path> jars = Files.list(Recordings.ROOT.resolve("src/local/target/lib"))) {
            classPath = jars.filter(file -> file.getFileName().toString().matches(LIB))
                    .map(Path::toString)
                    .collect(joining(File.pathSeparator));
        }
        settings = Files.createDirectories(folder.resolve("conf"));
    }

    /** Starts ZooKeeper and a job manager; task managers are for the test to start. */
    static FlinkProcesses start(Path folder) throws Exception {
        FlinkProcesses cluster = new FlinkProcesses(folder, shadedJar());
        try {
            int zooKeeper = cluster.startZooKeeper();
            Files.write(cluster.settings.resolve("config.yaml"), cluster.configuration(zooKeeper));
            cluster.startJobManager();
            return cluster;
        } catch (Exception | AssertionError e) {
            cluster.close();
            throw e;
        }
    }

    private static Path shadedJar() throws IOException {
        try (Stream<Path> built = Files.list(Recordings.ROOT.resolve("flink-jobs/target"))) {
            return built.filter(file -> file.getFileName().toString().matches("hodograph-flink-jobs-.*-job[.]jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no shaded jar: mvn package makes it"));
        }
    }

    private int startZooKeeper() throws Exception {
        int port = Broker.freePort();
        Path file = folder.resolve("zoo.cfg");
        Files.write(
                file,
                List.of(
                        "clientPort=" + port,
                        "clientPortAddress=127.0.0.1",
                        "dataDir=" + Files.createDirectories(folder.resolve("zookeeper")),
                        "admin.enableServer=false",
                        "server.1=127.0.0.1:" + Broker.freePort() + ":" + Broker.freePort()));
        jvm(
                "zookeeper",
                List.of("-Xmx128m"),
                "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
                "--zkConfigFile",
                file.toString(),
                "--peerId",
                "1");
        Wait.until("ZooKeeper", () -> accepts(port));
        return port;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> configuration(int zooKeeper) {
        return List.of(
                "high-availability.type: zookeeper",
                "high-availability.zookeeper.quorum: 127.0.0.1:" + zooKeeper,
                "high-availability.storageDir: " + folder.resolve("ha").toUri(),
                "execution.checkpointing.dir: " + folder.resolve("checkpoints").toUri(),
                "jobmanager.rpc.address: 127.0.0.1",
                "jobmanager.bind-host: 127.0.0.1",
                "rest.address: 127.0.0.1",
                "rest.bind-address: 127.0.0.1",
                "taskmanager.host: 127.0.0.1",
                "taskmanager.bind-host: 127.0.0.1",
                "taskmanager.numberOfTaskSlots: " + TASK_SLOTS,
                "taskmanager.cpu.cores: 1",
                "taskmanager.memory.task.heap.size: 192m",
                "taskmanager.memory.task.off-heap.size: 0m",
                "taskmanager.memory.framework.heap.size: 64m",
                "taskmanager.memory.framework.off-heap.size: 64m",
                "taskmanager.memory.managed.size: 64m",
                "taskmanager.memory.network.min: 32m",
                "taskmanager.memory.network.max: 32m",
                "taskmanager.memory.jvm-metaspace.size: 192m",
                "taskmanager.memory.jvm-overhead.min: 64m",
                "taskmanager.memory.jvm-overhead.max: 64m",
                "heartbeat.interval: 1s",
                "heartbeat.timeout: 15s", // a killed process is noticed by its closed port, long before
                // a job manager ends when it asks itself in vain while it recovers jobs: on a busy machine, that is no
                // fault
                "pekko.ask.timeout: 60s",
                "restart-strategy.type: fixed-delay",
                "restart-strategy.fixed-delay.delay: 1s",
                "restart-strategy.fixed-delay.attempts: 1000");
    }

    /** Starts a job manager, the first one or the successor of one that was killed, and waits until it answers. */
    void startJobManager() throws Exception {
        restPort = Broker.freePort();
        jobManager = jvm(
                "jobmanager-" + started++,
                List.of("-Xmx512m"),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                "--configDir",
                settings.toString(),
                "-Drest.port=" + restPort);
        Wait.until("the job manager", () -> answers(jobManager));
    }

    private boolean answers(ChildJvm process) throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("ended by itself: " + process.output());
        }
        try {
            return rest().get("/overview").has("taskmanagers");
        } catch (IOException e) {
            return false;
        }
    }

    ChildJvm startTaskManager() throws IOException {
        taskManagers.add(jvm(
                "taskmanager-" + started++,
                List.of("-Xmx256m", "-XX:MaxMetaspaceSize=192m"),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                "--configDir",
                settings.toString()));
        return taskManagers.getLast();
    }

    private ChildJvm jvm(String name, List<String> options, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "-Dlog4j2.configurationFile="
                        + Recordings.ROOT.resolve("src/local/src/main/resources/log4j2.properties"),
                "-cp",
                classPath,
                main));
        command.addAll(List.of(arguments));
        ChildJvm process = ChildJvm.start(name, folder, Map.of("FLINK_CONF_DIR", settings.toString()), command);
        all.add(process);
        return process;
    }

    void killJobManager() throws InterruptedException {
        jobManager.kill();
    }

    /** Kills the oldest task manager. */
    void killTaskManager() throws InterruptedException {
        taskManagers.removeFirst().kill();
    }

    Flink rest() {
        return new Flink("http://127.0.0.1:" + restPort);
    }

    /** Submits the shaded jar by Flink's command line; the job's id. */
    String run(Path job, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", "-d"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(jar.toString(), "--config", job.toString()));
        ChildJvm client = jvm(
                "client-" + started++,
                List.of("-Xmx256m"),
                "org.apache.flink.client.cli.CliFrontend",
                arguments.toArray(String[]::new));
        int code = client.code();
        String output = client.output();
        int id = output.indexOf("JobID ");
        if (code != 0 || id < 0) {
            throw new AssertionError("flink run ended with " + code + ": " + output);
        }
        return output.substring(id + 6, id + 6 + 32);
    }

    /** Stops a job with a savepoint to go on from; its address. */
    String stop(String job) throws Exception {
        return stop(job, false);
    }

    /** Ends a job: what waits for order is answered. */
    void drain(String job) throws Exception {
        stop(job, true);
    }

    private String stop(String job, boolean drain) throws Exception {
        String body = "{\"drain\":" + drain + ",\"targetDirectory\":\""
                + folder.resolve("savepoints").toUri() + "\"}";
        String request =
                rest().post("/jobs/" + job + "/stop", body).path("request-id").asText();
        JsonNode done = Wait.until("the savepoint", () -> {
            JsonNode state = rest().get("/jobs/" + job + "/savepoints/" + request);
            return state.at("/status/id").asText().equals("COMPLETED") ? state : null;
        });
        if (!done.at("/operation").has("location")) {
            throw new AssertionError("no savepoint: " + done);
        }
        return done.at("/operation/location").asText();
    }

    @Override
    public void close() {
        all.forEach(ChildJvm::close);
    }
}

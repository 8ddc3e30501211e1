package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.apache.flink.configuration.RestOptions;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docker-compose.yml says the same as the pom and the code: versions, ports, topics, the path of the jar. */
class ComposeFileTest {

    private static final Path ROOT = Path.of(System.getProperty("hodograph.root"));
    private static final String SOURCE_TOPIC = "telemetry";

    private final Object services = at(yaml("docker-compose.yml"), "services");

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "topics"})
    void kafkaIsTheVersionOfThePom(String service) throws Exception {
        assertThat(at(services, service, "image")).isEqualTo("apache/kafka:" + pom("properties/kafka.version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobmanager", "taskmanager", "job"})
    void flinkAndJavaAreTheVersionsOfThePom(String service) throws Exception {
        assertThat(at(services, service, "image"))
                .isEqualTo("flink:" + pom("properties/flink.version") + "-java"
                        + pom("properties/maven.compiler.release"));
    }

    @Test
    void jarIsTheOneThatTheBuildMakes() throws Exception {
        assertThat(volumes())
                .extracting(volume -> at(volume, "source"))
                .contains("./flink-jobs/target/hodograph-flink-jobs-" + pom("version") + "-job.jar");
    }

    @Test
    void commandOfTheJobNamesWhatIsMounted() {
        String command = (String) at(services, "job", "command");
        assertThat(volumes())
                .extracting(volume -> (String) at(volume, "target"))
                .hasSize(2)
                .allSatisfy(target -> assertThat(command.split(" ")).contains(target));
        assertThat(command)
                .as("a second start looks for the job by its name")
                .contains("' " + at(yaml("docs/examples/compose.yaml"), "name") + " ('");
    }

    /** Without a shared place the job refuses to start. */
    @Test
    void checkpointsAreWhereBothOfFlinksProcessesReachThem() {
        String place = (String) at(yaml("docs/examples/compose.yaml"), "job", "checkpoints");
        for (String service : List.of("jobmanager", "taskmanager")) {
            assertThat((List<?>) at(services, service, "volumes"))
                    .singleElement()
                    .satisfies(volume -> {
                        assertThat("file://" + at(volume, "target")).isEqualTo(place);
                        assertThat(at(volume, "source")).isEqualTo("checkpoints");
                    });
        }
        assertThat(at(yaml("docker-compose.yml"), "volumes", "checkpoints")).isNotNull();
    }

    @Test
    void portsAreTheDefaultsAndOpenOnThisMachineOnly() {
        String brokers = defaults().source().brokers();
        String kafkaPort = brokers.substring(brokers.indexOf(':') + 1);
        int restPort = RestOptions.PORT.defaultValue();

        assertThat(at(services, "kafka", "ports")).isEqualTo(List.of("127.0.0.1:" + kafkaPort + ":" + kafkaPort));
        assertThat((String) at(services, "kafka", "environment", "KAFKA_ADVERTISED_LISTENERS"))
                .contains("HOST://" + brokers);
        assertThat(at(services, "jobmanager", "ports")).isEqualTo(List.of("127.0.0.1:" + restPort + ":" + restPort));
    }

    @Test
    void topicsAreTheSourceAndEveryRole() {
        List<String> roles = Stream.of(Topic.values())
                .map(role -> SOURCE_TOPIC + "." + role.word())
                .toList();

        assertThat(createdTopics()).containsExactlyInAnyOrderElementsOf(withSource(roles));
        assertThat(words("COMPACTED")).containsExactly(SOURCE_TOPIC + "." + Topic.ALERTS.word());
    }

    @Test
    void topicsAreTheDefaultsOfTheCode() {
        assertThat(createdTopics())
                .containsExactlyInAnyOrderElementsOf(
                        withSource(defaults().sink().topics().values()));
    }

    @Test
    void bothExamplesDifferInTheBrokerOnly() throws IOException {
        String internal = (String) at(yaml("docs/examples/compose.yaml"), "source", "brokers");

        assertThat((String) at(services, "kafka", "environment", "KAFKA_ADVERTISED_LISTENERS"))
                .contains("INTERNAL://" + internal);
        assertThat(Files.readString(ROOT.resolve("docs/examples/compose.yaml"))
                        .replace(internal, "localhost:9092")
                        .replaceAll("(?m)^#.*$", ""))
                .isEqualTo(Files.readString(ROOT.resolve("docs/examples/vehicle-telemetry.yaml"))
                        .replaceAll("(?m)^#.*$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "vehicle-telemetry.yaml", "braking.yaml"})
    void examplesAreValid(String example) throws IOException {
        JobConfig config = JobConfigFile.read(ROOT.resolve("docs/examples").resolve(example));

        assertThat(config.source().topics()).hasSize(1);
        assertThat(config.sink().topics().values())
                .allMatch(topic -> topic.startsWith(config.source().topics().get(0) + "."));
    }

    @Test
    void jobWaitsForTheTopicsAndAHealthyCluster() {
        assertThat(at(services, "topics", "depends_on", "kafka", "condition")).isEqualTo("service_healthy");
        assertThat(at(services, "job", "depends_on", "topics", "condition"))
                .isEqualTo("service_completed_successfully");
        assertThat(at(services, "job", "depends_on", "jobmanager", "condition")).isEqualTo("service_healthy");
        assertThat(List.of("kafka", "jobmanager"))
                .allSatisfy(service ->
                        assertThat(at(services, service, "healthcheck", "test")).isNotNull());
    }

    @Test
    void fileHasNoTopLevelName() {
        assertThat(at(yaml("docker-compose.yml"), "name")).isNull(); // docker-compose 1.29 refuses it
    }

    private static JobConfig defaults() {
        return JobConfigFile.parse("source: {topics: [" + SOURCE_TOPIC + "]}", "defaults");
    }

    private List<String> createdTopics() {
        return Stream.concat(words("TOPICS").stream(), words("COMPACTED").stream())
                .toList();
    }

    private static List<String> withSource(Iterable<String> outputs) {
        Stream.Builder<String> all = Stream.builder();
        all.add(SOURCE_TOPIC);
        outputs.forEach(all::add);
        return all.build().toList();
    }

    private List<String> words(String variable) {
        return List.of(((String) at(services, "topics", "environment", variable))
                .strip()
                .split("\\s+"));
    }

    private List<?> volumes() {
        return (List<?>) at(services, "job", "volumes");
    }

    private static Object yaml(String file) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ROOT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object at(Object node, String... path) {
        Object here = node;
        for (String name : path) {
            here = ((Map<?, ?>) here).get(name);
        }
        return here;
    }

    private static String pom(String path) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("pom.xml").toFile());
        return XPathFactory.newInstance().newXPath().evaluate("/project/" + path, document);
    }
}

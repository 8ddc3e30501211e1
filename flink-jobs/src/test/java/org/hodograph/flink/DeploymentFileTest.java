package org.hodograph.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The file for Flink's Kubernetes operator says what the pom and the code say, and its job is one. */
final class DeploymentFileTest {

    private static final Path ROOT = Path.of(System.getProperty("hodograph.root"));

    private final Map<String, Map<?, ?>> documents = new HashMap<>(); // by kind

    DeploymentFileTest() throws IOException {
        String text = Files.readString(ROOT.resolve("docs/operations/flink-deployment.yaml"));
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
            Map<?, ?> map = (Map<?, ?>) document;
            documents.put((String) map.get("kind"), map);
        }
    }

    private static Map<?, ?> in(Map<?, ?> map, String key) {
        return (Map<?, ?>) map.get(key);
    }

    @Test
    void theJobOfTheConfigMapIsOne() {
        String text = (String) in(documents.get("ConfigMap"), "data").get("job.yaml");
        assertThat(text).contains("${env:KAFKA_JAAS}"); // a secret of the cluster's; here is another variable
        JobConfig job = JobConfigFile.parse(text.replace("KAFKA_JAAS", "PATH"), "job.yaml");
        assertThat(job.name()).isEqualTo("vehicle-telemetry");
        assertThat(job.source().topics()).containsExactly("telemetry");
    }

    @Test
    void versionsPathsAndNamesAgree() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Map<?, ?> spec = in(documents.get("FlinkDeployment"), "spec");
        String flink = ((String) spec.get("flinkVersion")).substring(1).replace('_', '.');
        assertThat(pom).contains("<flink.version>" + flink + ".");
        Map<?, ?> job = in(spec, "job");
        String jar = (String) job.get("jarURI");
        String version = jar.substring(jar.indexOf("jobs-") + "jobs-".length(), jar.lastIndexOf("-job.jar"));
        assertThat(pom).contains("<version>" + version + "</version>");
        assertThat(job.get("args")).isEqualTo(List.of("--config", "/etc/hodograph/job.yaml"));
        assertThat(Files.readString(ROOT.resolve("docs/operations/flink-deployment.yaml")))
                .contains("configMap: {name: "
                        + in(documents.get("ConfigMap"), "metadata").get("name") + "}")
                .contains("mountPath: /etc/hodograph,");
    }
}

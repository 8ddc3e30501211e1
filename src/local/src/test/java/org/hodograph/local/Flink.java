package org.hodograph.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Flink's REST interface as anybody may use it. */
final class Flink {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    Flink(String address) {
        this.address = address;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
    }

    void cancel(String job) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(address + "/jobs/" + job)).method("PATCH", BodyPublishers.noBody()));
    }

    /** The ids of the jobs of a name whose tasks all run. */
    List<String> running(String name) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            JsonNode tasks = job.path("tasks");
            if (job.path("name").asText().equals(name)
                    && job.path("state").asText().equals("RUNNING")
                    && tasks.path("running").asInt() == tasks.path("total").asInt()) {
                ids.add(job.path("jid").asText());
            }
        }
        return ids;
    }
}

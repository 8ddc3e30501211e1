package org.hodograph.pipeline.format.avro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.hodograph.pipeline.Placeholders;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Schemas by their ids from a registry, over HTTP. An id that the registry does not know is a fault of the record; it is asked
 * for again after {@value #FORGET_SECONDS} s at the earliest. A registry that does not answer is asked again and again, with
 * longer and longer pauses, and then given up with an UncheckedIOException: nothing is known of the record then. The caller keeps
 * the schemas. For one thread.
 */
final class SchemaRegistry {

    private static final int FORGET_SECONDS = 30;
    private static final int MOST_UNKNOWN = 1000; // ids kept; a damaged record may name any
    private static final int DEEPEST = 16; // references of references
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistrySettings settings;
    private final Patience patience;
    private final String login; // null: none
    private final Map<Long, Unknown> unknown = new HashMap<>();
    private HttpClient client; // null: not yet needed

    /**
     * How often a registry is asked.
     *
     * @param attempts of one schema
     * @param firstPauseMillis after the first one; doubled after each
     */
    record Patience(int attempts, long firstPauseMillis) {}

    private record Unknown(String reason, long sinceNanos) {}

    SchemaRegistry(RegistrySettings settings, Patience patience) {
        this.settings = settings;
        this.patience = patience;
        login = settings.login() == null
                ? null
                : Base64.getEncoder()
                        .encodeToString(Placeholders.resolved(settings.login()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The schema of an id.
     *
     * @throws UnreadableException if there is none, or none of Avro
     * @throws UncheckedIOException if the registry gives no answer
     */
    Schema schema(long id) throws UnreadableException {
        Unknown known = unknown.get(id);
        if (known != null && System.nanoTime() - known.sinceNanos < FORGET_SECONDS * 1_000_000_000L) {
            throw new UnreadableException(known.reason);
        }
        try {
            Schema.Parser parser = new Schema.Parser();
            return parsed(answer(settings.address(id), "schema id " + id), "schema id " + id, parser, 0);
        } catch (UnreadableException e) {
            if (unknown.size() >= MOST_UNKNOWN) {
                unknown.clear();
            }
            unknown.put(id, new Unknown(e.getMessage(), System.nanoTime()));
            throw e;
        }
    }

    /** Confluent's API wraps the schema's text into an object, with the schemas it refers to; Apicurio's own gives it as it is. */
    private Schema parsed(String answer, String what, Schema.Parser parser, int depth) throws UnreadableException {
        try {
            JsonNode json = JSON.readTree(answer);
            boolean isWrapped = json.isObject() && json.path("schema").isTextual() && !json.has("type");
            if (!isWrapped) {
                return parser.parse(answer);
            }
            String type = json.path("schemaType").asText("AVRO");
            if (!type.equals("AVRO")) {
                throw new UnreadableException("malformed: " + what + " is " + Texts.shortened(type) + " and not AVRO");
            }
            if (depth == DEEPEST) {
                throw new UnreadableException(
                        "malformed: " + what + " refers to schemas that refer to others too often");
            }
            for (JsonNode reference : json.path("references")) {
                String subject = reference.path("subject").asText();
                URI address =
                        settings.address(subject, reference.path("version").asInt());
                if (!parser.getTypes().containsKey(reference.path("name").asText())) {
                    Schema unused =
                            parsed(answer(address, subject), "schema " + Texts.shortened(subject), parser, depth + 1);
                }
            }
            return parser.parse(json.path("schema").asText());
        } catch (JsonProcessingException | AvroRuntimeException e) {
            throw new UnreadableException("malformed: " + what + " of the registry is no Avro schema, "
                    + Texts.shortened("" + e.getMessage()));
        }
    }

    private String answer(URI address, String what) throws UnreadableException {
        HttpResponse<String> response =
                send(request(address).build(), "asked for " + what, "reading stops here, and no record is lost");
        if (response.statusCode() == 404) {
            throw new UnreadableException("malformed: " + what + " is not in the registry " + settings.url());
        }
        return response.body();
    }

    /**
     * The id of a schema under a subject, by Confluent's API.
     *
     * @throws UncheckedIOException if the registry refuses it, or gives no answer
     */
    int register(String subject, Schema schema) {
        URI address = settings.address(subject);
        String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        String what = "told the schema of " + subject;
        HttpResponse<String> response = send(
                request(address)
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                what,
                "nothing was written");
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() == 200 && answer.path("id").canConvertToInt()) {
                return answer.path("id").asInt();
            }
        } catch (JsonProcessingException e) {
            // told below: no answer of a registry
        }
        throw failed("answered " + response.statusCode() + " without an id", what, address, "nothing was written");
    }

    /** The answer to a request, of status 200 or 404. */
    private HttpResponse<String> send(HttpRequest request, String what, String then) {
        long pause = patience.firstPauseMillis;
        String failure = "";
        for (int attempt = 0; attempt < patience.attempts; attempt++) {
            if (attempt > 0) {
                sleep(pause);
                pause *= 2;
            }
            try {
                HttpResponse<String> response = client().send(request, HttpResponse.BodyHandlers.ofString());
                int status = response.statusCode();
                if (status == 200 || status == 404) {
                    return response;
                }
                failure = "answered " + status + reason(response.body());
                if (status < 500 && status != 408 && status != 429) {
                    break; // a login, an address or a schema that is wrong stays wrong
                }
            } catch (ConnectException e) {
                failure = "can't be reached";
            } catch (HttpTimeoutException e) {
                failure = "did not answer within " + TIMEOUT.toSeconds() + " s";
            } catch (IOException e) {
                failure = "failed: " + e.getMessage();
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
        throw failed(failure, what, request.uri(), then);
    }

    private UncheckedIOException failed(String failure, String what, URI address, String then) {
        return new UncheckedIOException(new IOException("the schema registry " + settings.url() + " " + failure + ", "
                + what + " at " + address + "; " + then));
    }

    /** What the registry says of it, as Confluent's does. */
    private static String reason(String body) {
        try {
            String message = JSON.readTree(body).path("message").asText();
            return message.isEmpty() ? "" : " (" + Texts.shortened(message) + ")";
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json, */*");
        return login == null ? request : request.header("Authorization", "Basic " + login);
    }

    private HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
        }
        return client;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static UncheckedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new UncheckedIOException(
                new InterruptedIOException("interrupted while waiting for the schema registry"));
    }
}

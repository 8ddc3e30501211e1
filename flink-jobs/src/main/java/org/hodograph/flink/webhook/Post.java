package org.hodograph.flink.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Sends bodies to a receiver, one after the other. It follows no redirection: where that leads nobody has said. For one thread. */
final class Post {

    /** What became of a body. */
    enum Outcome {
        TAKEN,
        /** A later try may do: the receiver is away, overloaded or has a fault of its own. */
        LATER,
        /** No try will do. */
        REFUSED
    }

    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500; // and above

    private final Target target;
    private final HttpClient client;
    private String words = "";

    Post(Target target) {
        this.target = target;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(target.timeout())
                .build();
    }

    /** Why the last body was not taken; nothing that a secret could be in. */
    String words() {
        return words;
    }

    Outcome send(byte[] body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.address())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Hodograph")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (target.authorization() != null) {
            request.header("Authorization", target.authorization());
        }
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request.build(), BodyHandlers.discarding());
        try {
            return outcome(answer.get(target.timeout().toMillis() + 1, TimeUnit.MILLISECONDS)
                    .statusCode());
        } catch (TimeoutException e) {
            words = "no answer within " + target.timeout().toMillis() + " ms";
            return Outcome.LATER;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            words = cause.getClass().getSimpleName() + (cause instanceof SSLException ? ": " + cause.getMessage() : "");
            return Outcome.LATER;
        } finally {
            answer.cancel(true); // does nothing to one that has come
        }
    }

    private Outcome outcome(int status) {
        words = "HTTP " + status;
        if (status / 100 == 2) {
            return Outcome.TAKEN;
        }
        return status >= FAULT || status == TOO_MANY || status == TIMED_OUT ? Outcome.LATER : Outcome.REFUSED;
    }
}

package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code local} tells a webhook of alerts before it ends, though the receiver is away first. */
class WebhookIT {

    @TempDir
    Path folder;

    @Test
    void anAlertIsToldWhenItFiresAndWhenItIsOver() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isAway = asked.incrementAndGet() == 1;
            if (!isAway) {
                told.add(body);
            }
            exchange.sendResponseHeaders(isAway ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String address = "http://127.0.0.1:" + receiver.getAddress().getPort();
            Path yaml = folder.resolve("job.yaml");
            Files.writeString(yaml, Files.readString(Recordings.example("braking.yaml")) + """
                    alerts:
                      - {alert: HarshBraking, on: {quantity: acceleration}, when: "< -2 m/s2", for: 100ms}
                    sink: {webhook: {url: "%s/hunter2"}}
                    """.formatted(address));
            CommandRun run = CommandRun.done(
                    "local", "--config", yaml, "--input", Recordings.example("braking.csv"), "--until-done");

            assertThat(run.notes()).contains("alerts are told to " + address + " too");
            String all = String.join("\n", told);
            assertThat(all)
                    .contains("{\"status\":\"firing\",\"labels\":{\"alertname\":\"HarshBraking\"")
                    .contains("{\"status\":\"resolved\",\"labels\":{\"alertname\":\"HarshBraking\"");
        } finally {
            receiver.stop(0);
        }
    }
}

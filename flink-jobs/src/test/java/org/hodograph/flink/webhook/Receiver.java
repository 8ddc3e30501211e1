package org.hodograph.flink.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** A receiver of webhooks on a free port, which takes what it is told or not. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final List<Long> nanos = new CopyOnWriteArrayList<>();
    private volatile IntSupplier status = () -> 200;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        nanos.add(System.nanoTime());
        logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        int answer = status.getAsInt();
        if (answer / 100 == 2) {
            bodies.add(body);
        }
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    /** What it answers from now on. */
    void answers(IntSupplier next) {
        status = next;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook/hunter2";
    }

    /** Bodies that it has taken. */
    public List<String> bodies() {
        return bodies;
    }

    /** When it was asked, whatever it answered. */
    List<Long> nanos() {
        return nanos;
    }

    List<String> logins() {
        return logins;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

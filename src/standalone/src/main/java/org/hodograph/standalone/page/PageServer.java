package org.hodograph.standalone.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the page, its live streams and what it asks for. One thread makes all frames, in turn. */
final class PageServer implements AutoCloseable {

    private static final int FRAME_MILLIS = 40;
    private static final int MOST_THREADS = 16;
    private static final int MOST_STREAMS = 64;
    private static final int MOST_BODY = 64 * 1024;
    private static final int STALLED_MILLIS = 30_000;
    private static final String JSON = "application/json; charset=utf-8";

    private final Board board;
    private final Guard guard;
    private final Answers answers;
    private final LatestMetrics latest;
    private final Assets assets = new Assets();
    private final Server server;
    private final Frames frames = new Frames(); // of the thread that makes frames
    private final List<LiveStream> streams = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "page");
        thread.setDaemon(true);
        return thread;
    });

    PageServer(Board board, Guard guard, LatestMetrics latest) {
        this.board = board;
        this.guard = guard;
        this.latest = latest;
        answers = new Answers(board);
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("page-server");
        threads.setDaemon(true);
        server = new Server(threads);
    }

    /** Begins to serve on a port that was taken before. */
    void start(ServerSocketChannel port) throws IOException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setOutputBufferSize(64 * 1024);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setIdleTimeout(STALLED_MILLIS);
        connector.open(port);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                PageServer.this.handle(request, response, callback);
                return true;
            }
        });
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the page does not start: " + e.getMessage(), e);
        }
        Future<?> unused = clock.scheduleWithFixedDelay(this::tick, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long now = System.currentTimeMillis();
        for (LiveStream stream : streams) {
            try {
                if (!stream.isClosed()) {
                    stream.tick(now);
                }
            } catch (IOException | RuntimeException e) {
                board.trouble("page", "the page has a fault: " + e);
                stream.close();
            }
        }
        streams.removeIf(LiveStream::isClosed);
    }

    private void handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().add(Guard.HEADERS);
        String fault = guard.fault(request);
        if (fault != null) {
            answer(response, 403, "text/plain; charset=utf-8", fault + "\n", callback);
            return;
        }
        String path = Request.getPathInContext(request);
        Fields query = Request.extractQueryParameters(request);
        if (path.equals("/") && guard.isToken(query.getValue("token"))) {
            Response.addCookie(
                    response,
                    HttpCookie.build(Guard.COOKIE, query.getValue("token"))
                            .httpOnly(true)
                            .sameSite(HttpCookie.SameSite.STRICT)
                            .path("/")
                            .build());
            Response.sendRedirect(request, response, callback, "/");
            return;
        }
        if (!guard.isAllowed(request)) {
            answer(
                    response,
                    401,
                    "text/plain; charset=utf-8",
                    "this page needs the token that Hodograph printed when it started: open the address it printed\n",
                    callback);
            return;
        }
        try {
            route(request, response, callback, path, query);
        } catch (IllegalArgumentException e) {
            answer(response, 400, JSON, Answers.error(e.getMessage()), callback);
        }
    }

    private void route(Request request, Response response, Callback callback, String path, Fields query)
            throws Exception {
        boolean isGet = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (isGet && path.equals("/live")) {
            live(request, response, callback, Selection.of(query));
        } else if (isGet && path.equals("/csv")) {
            response.getHeaders().put("Content-Disposition", "attachment; filename=\"hodograph.csv\"");
            answer(response, 200, "text/csv; charset=utf-8", answers.csv(query), callback);
        } else if (isGet && path.equals("/metrics/latest")) {
            LatestMetrics.Answer metrics = latest.answer(request.getHeaders().get(HttpHeader.ACCEPT));
            answer(response, 200, metrics.type(), metrics.bytes(), callback);
        } else if (isGet && answers.has(path)) {
            answer(response, 200, JSON, answers.get(path, query), callback);
        } else if (isGet) {
            asset(request, response, callback, path);
        } else if (request.getMethod().equals("POST") && answers.takes(path)) {
            String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            if (type == null || !type.startsWith("application/json")) { // what a form of a stranger's page can't send
                throw new IllegalArgumentException("a request must be application/json");
            }
            if (request.getLength() > MOST_BODY || request.getLength() < 0) {
                throw new IllegalArgumentException("a request has at most " + MOST_BODY + " bytes and says how many");
            }
            ByteBuffer body = Content.Source.asByteBuffer(request);
            byte[] bytes = new byte[body.remaining()];
            body.get(bytes);
            answer(response, 200, JSON, answers.post(path, read(bytes)), callback);
        } else {
            answer(response, 405, JSON, Answers.error("no " + request.getMethod() + " of " + path), callback);
        }
    }

    private static JsonRecord read(byte[] body) {
        try {
            return JsonRecord.read(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("a request must be a JSON object", e);
        }
    }

    private void live(Request request, Response response, Callback callback, Selection selection) {
        if (streams.size() >= MOST_STREAMS) {
            answer(response, 503, JSON, Answers.error("more than " + MOST_STREAMS + " pages are open"), callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        String lastId = request.getHeaders().get("Last-Event-ID");
        streams.add(new LiveStream(board, selection, lastId, response, callback, frames));
    }

    private void asset(Request request, Response response, Callback callback, String path) {
        Assets.Asset asset = assets.of(path);
        if (asset == null) {
            answer(response, 404, "text/plain; charset=utf-8", "nothing is at " + path + "\n", callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, asset.type());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put(HttpHeader.ETAG, asset.tag());
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        if (asset.tag().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(304);
            response.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        boolean packs = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        if (packs) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        response.write(true, ByteBuffer.wrap(packs ? asset.packed() : asset.plain()), callback);
    }

    private static void answer(Response response, int status, String type, String text, Callback callback) {
        answer(response, status, type, text.getBytes(StandardCharsets.UTF_8), callback);
    }

    private static void answer(Response response, int status, String type, byte[] bytes, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /** Ends all streams, then the server. */
    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        streams.forEach(LiveStream::close);
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the page does not end: " + e.getMessage(), e);
        }
    }
}

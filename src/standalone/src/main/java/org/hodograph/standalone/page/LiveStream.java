package org.hodograph.standalone.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One browser that listens. At most one frame of it is on its way: what comes meanwhile waits in the rings, where it is thinned as it
 * ages, so that a slow browser costs what a fast one does, or less. All but the end of a write is called by one thread.
 */
final class LiveStream {

    private static final long HEALTH_MILLIS = 1_000;
    private static final long QUIET_MILLIS = 10_000; // below the connection's idle time

    private final Board board;
    private final Selection selection;
    private final Response response;
    private final Callback end;
    private final Frames frames;
    private final Map<SeriesView, Frames.Place> places = new HashMap<>();
    private final long resumed; // number of an arrival; -1: from the beginning
    private boolean greeted;
    private int rulesTold;
    private long alertsTold;
    private long healthMillis;
    private long writtenMillis = System.currentTimeMillis();
    private volatile boolean writing;
    private volatile boolean closed;

    /**
     * A stream.
     *
     * @param lastId of the newest frame that the browser has; null: none
     * @param end of the request
     */
    LiveStream(Board board, Selection selection, String lastId, Response response, Callback end, Frames frames) {
        this.board = board;
        this.selection = selection;
        this.response = response;
        this.end = end;
        this.frames = frames;
        resumed = arrival(lastId, board.epoch());
    }

    private static long arrival(String lastId, long epoch) {
        String own = epoch + "-";
        if (lastId == null || !lastId.startsWith(own)) {
            return -1; // nothing, or of another run
        }
        try {
            return Long.parseLong(lastId.substring(own.length()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Sends what is new, unless the browser has not yet taken what was sent before. */
    void tick(long nowMillis) throws IOException {
        if (writing || closed) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        synchronized (board) {
            List<SeriesView> shown = selection.on(board);
            if (!greeted || rulesTold != board.rulesVersion()) {
                greeted = true;
                rulesTold = board.rulesVersion();
                event(bytes, "job", null, News.job(board));
            }
            rows(bytes, shown);
            if (board.alerts().version() > alertsTold || alertsTold == 0) {
                event(
                        bytes,
                        "alerts",
                        null,
                        Frames.json(
                                json -> News.alerts(json, board, board.alerts().all(alertsTold))));
                alertsTold = Math.max(1, board.alerts().version());
            }
            if (nowMillis - healthMillis >= HEALTH_MILLIS) {
                healthMillis = nowMillis;
                event(bytes, "health", null, Frames.json(json -> News.health(json, board, shown)));
            }
        }
        if (bytes.size() == 0 && nowMillis - writtenMillis >= QUIET_MILLIS) {
            bytes.writeBytes(":\n\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (bytes.size() > 0) {
            writtenMillis = nowMillis;
            write(bytes);
        }
    }

    private void rows(ByteArrayOutputStream bytes, List<SeriesView> shown) {
        boolean[] any = {false};
        byte[] frame = Frames.json(json -> {
            json.writeStartArray();
            for (SeriesView view : shown) {
                board.shown(view);
                any[0] |= advance(json, view);
            }
            json.writeEndArray();
        });
        if (any[0]) {
            event(bytes, "rows", board.epoch() + "-" + board.arrival(), frame);
        }
    }

    private boolean advance(JsonGenerator json, SeriesView view) throws IOException {
        Frames.Place place = places.get(view);
        if (place == null) {
            place = new Frames.Place();
            if (resumed >= 0) {
                place.resume(view, resumed, Frames.width(view, selection.windowNanos(), selection.pixels()));
            }
            places.put(view, place);
        }
        return frames.advance(json, view, place, selection.windowNanos(), selection.pixels(), selection.columns());
    }

    private static void event(ByteArrayOutputStream bytes, String name, String id, byte[] json) {
        String head = "event: " + name + "\n" + (id == null ? "" : "id: " + id + "\n") + "data: ";
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(json); // a generator without a pretty printer writes no line ends
        bytes.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void write(ByteArrayOutputStream bytes) {
        writing = true;
        response.write(false, ByteBuffer.wrap(bytes.toByteArray()), new Callback() {
            @Override
            public void succeeded() {
                writing = false;
            }

            @Override
            public void failed(Throwable gone) {
                closed = true;
                writing = false;
                end.failed(gone);
            }
        });
    }

    /** Ends it from this side. */
    void close() {
        if (!closed && !writing) {
            closed = true;
            response.write(true, ByteBuffer.allocate(0), end);
        }
        closed = true;
    }
}

package org.hodograph.standalone.page;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.util.Fields;
import org.hodograph.pipeline.time.TimeText;

/** What the page asks for beside its live stream. For any thread. */
final class Answers {

    private static final Set<String> GETS = Set.of("/series", "/rows", "/about", "/rules", "/applied", "/tail");
    private static final Set<String> POSTS = Set.of("/acknowledge", "/whatif", "/apply");
    private static final int MOST_LISTED = 500;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Board board;
    private final Object trying = new Object();
    private final SecureRandom random = new SecureRandom();

    Answers(Board board) {
        this.board = board;
    }

    static byte[] error(String words) {
        return Frames.json(json -> {
            json.writeStartObject();
            json.writeStringField("error", words);
            json.writeEndObject();
        });
    }

    boolean has(String path) {
        return GETS.contains(path);
    }

    boolean takes(String path) {
        return POSTS.contains(path);
    }

    /**
     * Answers.
     *
     * @throws IllegalArgumentException if the query asks for what is not there
     */
    byte[] get(String path, Fields query) {
        synchronized (board) {
            return switch (path) {
                case "/series" -> list(query);
                case "/rows" -> rows(query);
                case "/rules" -> News.rules(board, series(query));
                case "/about" -> News.about(board, view(query));
                case "/tail" -> tail(query);
                case "/applied" -> News.applied(board.answer(query.getValue("id")));
                default -> throw new IllegalArgumentException("nothing is at " + path);
            };
        }
    }

    /**
     * Does what is asked.
     *
     * @throws IllegalArgumentException if it can't be done
     */
    byte[] post(String path, JsonRecord body) {
        if (path.equals("/apply")) {
            return apply(body);
        }
        if (path.equals("/whatif")) {
            WhatIf asked;
            synchronized (board) {
                asked = WhatIf.of(board, body);
            }
            synchronized (trying) { // one at a time: it costs what its samples cost
                return asked.run();
            }
        }
        synchronized (board) {
            if (!board.alerts().acknowledge((long) body.number("id"), !body.isFalse("seen"))) {
                throw new IllegalArgumentException("no such alert any more");
            }
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Sends the alert rules of a what-if to the job; its answer comes later, by the id. */
    private byte[] apply(JsonRecord body) {
        String alerts;
        ControlTopic control;
        synchronized (board) {
            control = board.controlTopic();
            if (control == null) {
                throw new IllegalArgumentException("this job has no source.control-topic that rules could be sent to");
            }
            alerts = WhatIf.of(board, body).alerts();
        }
        String id = "page-" + Long.toHexString(random.nextLong() & Long.MAX_VALUE);
        control.send(id, alerts);
        return Frames.json(json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeEndObject();
        });
    }

    private static String series(Fields query) {
        String series = query.getValue("series");
        if (series == null) {
            throw new IllegalArgumentException("rules are of a series, and none is named");
        }
        return series;
    }

    private SeriesView view(Fields query) {
        String key = query.getValue("key");
        SeriesView view = key == null
                ? null
                : key.startsWith("t:") ? board.track(key.substring(2)) : board.series(key.substring(2));
        if (view == null) {
            throw new IllegalArgumentException("no series or track " + key);
        }
        return view;
    }

    /** Series whose name has the words that are looked for, those first that deserve a look. */
    private byte[] list(Fields query) {
        String words = query.getValue("q") == null
                ? ""
                : query.getValue("q").toLowerCase(Locale.ROOT).strip();
        int offset = (int) Selection.number(query, "offset", 0, 0, Integer.MAX_VALUE);
        int limit = (int) Selection.number(query, "limit", 100, 1, MOST_LISTED);
        List<String> wanted = List.of(words.split("\\s+", -1));
        List<SeriesView> found = board.views().stream()
                .filter(view -> wanted.stream().allMatch(view.name.toLowerCase(Locale.ROOT)::contains))
                .sorted(Comparator.comparingDouble(Board::concern)
                        .reversed()
                        .thenComparing(view -> view.name)
                        .thenComparing(view -> view.id))
                .toList();
        return Frames.json(json -> {
            json.writeStartObject();
            json.writeNumberField("total", board.views().size());
            json.writeNumberField("found", found.size());
            json.writeArrayFieldStart("series");
            for (SeriesView view : found.subList(
                    Math.min(offset, found.size()), (int) Math.min((long) offset + limit, found.size()))) {
                json.writeStartObject();
                json.writeStringField("key", Frames.key(view));
                json.writeStringField("name", view.name);
                Frames.number(json, "value", view.columns == Columns.TRACK ? view.newest[2] : view.newest[0]);
                json.writeStringField("unit", view.columns == Columns.TRACK ? "m/s" : view.unit);
                json.writeNumberField("firing", view.firing);
                json.writeNumberField("refused", view.late + view.rejected);
                json.writeNumberField("flags", view.flags);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private byte[] tail(Fields query) {
        AlertBook.Entry entry = board.alerts().find((long) Selection.number(query, "id", 0, 0, Long.MAX_VALUE));
        if (entry == null) {
            throw new IllegalArgumentException("no such alert any more");
        }
        return News.tail(board.learned().tail(entry));
    }

    private byte[] rows(Fields query) {
        SeriesView view = view(query);
        long from = nanos(query, "from");
        long to = nanos(query, "to");
        if (to <= from) {
            throw new IllegalArgumentException("to must be after from");
        }
        int pixels = (int) Selection.number(query, "px", 800, 16, 8_192);
        Frames frames = new Frames();
        return Frames.json(json -> frames.stretch(json, view, from, to, pixels, Selection.columns(query)));
    }

    private static long nanos(Fields query, String name) {
        double millis =
                Selection.number(query, name, 0, Long.MIN_VALUE / NANOS_PER_MILLI, Long.MAX_VALUE / NANOS_PER_MILLI);
        return (long) (millis * NANOS_PER_MILLI);
    }

    /** The rows of a series as CSV, each that is there. */
    String csv(Fields query) {
        synchronized (board) {
            SeriesView view = view(query);
            StringBuilder text = new StringBuilder("t");
            view.columns.names().forEach(name -> text.append(',').append(name));
            text.append("\r\n");
            if (view.rows != null) {
                long from =
                        query.getValue("from") == null ? view.rows.begin() : view.rows.firstFrom(nanos(query, "from"));
                long to = query.getValue("to") == null ? view.rows.end() : view.rows.firstFrom(nanos(query, "to"));
                for (long row = from; row < to; row++) {
                    text.append(TimeText.iso(view.rows.nanos(row)));
                    for (int column = 0; column < view.columns.count(); column++) {
                        double cell = view.rows.cell(row, column);
                        text.append(',').append(Double.isNaN(cell) ? "" : Double.toString(cell));
                    }
                    text.append("\r\n");
                }
            }
            return text.toString();
        }
    }
}

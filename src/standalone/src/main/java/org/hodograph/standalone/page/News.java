package org.hodograph.standalone.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.Counts;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.Context;
import org.hodograph.pipeline.series.SeriesSettings;
import org.hodograph.pipeline.track.TrackRule;
import org.hodograph.pipeline.unit.Unit;

/** What the page is told beside rows: the job, alerts, health. The caller holds the board's monitor. */
final class News {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private News() {}

    /** What does not change while the host runs; nothing that a secret could be in. */
    static byte[] job(Board board) {
        return Frames.json(json -> {
            json.writeStartObject();
            json.writeNumberField("epoch", board.epoch());
            json.writeStringField("name", board.job().name());
            json.writeStringField("host", board.host());
            json.writeObjectFieldStart("columns");
            for (Columns columns : Columns.values()) {
                json.writeArrayFieldStart(columns == Columns.TRACK ? "t" : "s");
                for (String name : columns.names()) {
                    json.writeString(name);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeArrayFieldStart("rules");
            for (AlertRule rule : board.job().entities().alerts().rules()) {
                rule(json, rule);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The rules that hold for a series or for the track of its entity. */
    static byte[] rules(Board board, String series) {
        return Frames.json(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("rules");
            for (AlertRule rule : board.job().entities().alerts().rules()) {
                String of = rule.quantity().ofTrack() == null ? series : Sample.entityOf(series);
                if (NamePattern.matches(rule.series(), of)) {
                    rule(json, rule);
                }
            }
            json.writeEndArray();
            json.writeStringField(
                    "control",
                    board.controlTopic() == null ? null : board.controlTopic().name());
            json.writeEndObject();
        });
    }

    /** What the job answered to rules that were sent to it; null: nothing yet. */
    static byte[] applied(JsonRecord answer) {
        return Frames.json(json -> {
            json.writeStartObject();
            json.writeBooleanField("answered", answer != null);
            if (answer != null) {
                json.writeBooleanField("accepted", !answer.isFalse("accepted"));
                json.writeArrayFieldStart("errors");
                for (String error : answer.texts("errors")) {
                    json.writeString(error);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    private static void rule(JsonGenerator json, AlertRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("alert", rule.name());
        json.writeStringField("series", rule.series());
        json.writeStringField("quantity", rule.quantity().word());
        json.writeStringField("when", rule.whenText());
        json.writeStringField(
                "release", rule.release() == null ? null : rule.release().text());
        json.writeNumberField("for", rule.forNanos() / NANOS_PER_SECOND);
        json.writeStringField("forText", Durations.print(rule.forNanos()));
        json.writeNumberField("keep", rule.keepNanos() / NANOS_PER_SECOND);
        json.writeNumberField("confidence", rule.confidence());
        if (rule.unusual() != null) {
            learns(json, rule);
        }
        json.writeStringField("severity", rule.severity());
        json.writeEndObject();
    }

    private static void learns(JsonGenerator json, AlertRule rule) throws IOException {
        json.writeStringField("learns", rule.unusual().learn().text());
        json.writeStringField("every", rule.unusual().every().text());
        json.writeBooleanField("magnitude", rule.unusual().budget().side() == Budget.Side.MAGNITUDE);
        json.writeBooleanField("twoSided", rule.unusual().budget().side() == Budget.Side.BOTH);
        json.writeBooleanField("common", rule.unusual().isCommon());
        List<Context> contexts = rule.unusual().contexts();
        json.writeStringField(
                "context",
                contexts.isEmpty() ? null : contexts.stream().map(Context::text).collect(Collectors.joining(", ")));
    }

    /** How a series is treated, and the limits that alerts set for its orders. */
    static byte[] about(Board board, SeriesView view) {
        return Frames.json(json -> {
            json.writeStartObject();
            json.writeStringField("key", Frames.key(view));
            json.writeStringField("name", view.name);
            SeriesSettings settings = view.settings;
            if (settings != null) {
                json.writeStringField("method", settings.method().toString());
                json.writeStringField("lag", settings.lag().toString());
                json.writeStringField("kind", settings.kind().toString());
                json.writeNumberField("order", settings.order());
            } else {
                json.writeBooleanField("rightIsPositive", rightIsPositive(board, view.name));
            }
            json.writeArrayFieldStart("limits");
            for (AlertRule rule : board.job().entities().alerts().rules()) {
                limit(json, view, rule);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static boolean rightIsPositive(Board board, String entity) {
        return board.job().entities().tracks().stream()
                .filter(rule -> NamePattern.matches(rule.match(), entity))
                .findFirst()
                .filter(rule -> rule.axes() == TrackRule.Axes.SAE_J670)
                .isPresent();
    }

    /** A level in SI in the unit that the records of its series show. */
    private static double shown(SeriesView view, AlertRule rule, double level) {
        if (rule.quantity().ofTrack() != null) {
            return level; // rows of tracks are in SI
        }
        int order = rule.quantity().order(view.settings.order());
        String text = order < 0 || order > 3 ? null : view.unit(order);
        Unit unit = text == null ? null : Unit.of(text);
        if (unit == null || !unit.isKnown()) {
            return level;
        }
        return order == 0 ? unit.fromSi(level) : unit.sizeFromSi(level);
    }

    private static void limit(JsonGenerator json, SeriesView view, AlertRule rule) throws IOException {
        boolean ofTrack = rule.quantity().ofTrack() != null;
        if (ofTrack != (view.columns == Columns.TRACK) || !NamePattern.matches(rule.series(), view.name)) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("alert", rule.name());
        if (ofTrack) {
            json.writeStringField("quantity", rule.quantity().word());
        } else {
            json.writeNumberField("order", rule.quantity().order(view.settings.order()));
        }
        if (rule.unusual() != null) { // its levels come as they are learned
            learns(json, rule);
            json.writeEndObject();
            return;
        }
        json.writeBooleanField("absolute", rule.when().absolute());
        json.writeBooleanField("above", rule.when().above());
        Frames.number(json, "level", shown(view, rule, rule.when().level()));
        json.writeStringField("unit", rule.when().unit());
        Frames.number(
                json,
                "release",
                rule.release() == null
                        ? Double.NaN
                        : shown(view, rule, rule.release().level()));
        json.writeEndObject();
    }

    /** Alerts that changed. */
    static void alerts(JsonGenerator json, Board board, List<AlertBook.Entry> changed) throws IOException {
        json.writeStartObject();
        json.writeNumberField("firing", board.alerts().firing());
        json.writeArrayFieldStart("alerts");
        for (AlertBook.Entry entry : changed) {
            alert(json, entry);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The tail behind an alert, as its record tells it; null: not known. */
    static byte[] tail(byte[] record) {
        return record == null ? "{\"tail\":null}".getBytes(StandardCharsets.UTF_8) : record;
    }

    static void alert(JsonGenerator json, AlertBook.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", entry.id);
        json.writeStringField("alert", entry.alert);
        json.writeStringField("series", entry.series);
        json.writeStringField("entity", Sample.entityOf(entry.series));
        json.writeStringField("state", entry.state);
        Frames.number(json, "since", entry.since / NANOS_PER_MILLI);
        Frames.number(
                json, "fired", entry.firedNanos == Long.MIN_VALUE ? Double.NaN : entry.firedNanos / NANOS_PER_MILLI);
        Frames.number(json, "end", entry.endNanos == Long.MIN_VALUE ? Double.NaN : entry.endNanos / NANOS_PER_MILLI);
        JsonRecord told = entry.worst == null ? entry.record : entry.worst;
        Frames.number(json, "value", told.number("value"));
        Frames.number(json, "se", told.number("se"));
        json.writeStringField("unit", told.text("unit"));
        Frames.number(json, "probability", told.number("probability"));
        Frames.number(json, "threshold", told.number("threshold"));
        for (String field : List.of("usual", "rarity", "raritySamples", "peak")) { // of alerts on the unusual
            if (entry.record.fields().containsKey(field)) {
                Frames.number(json, field, entry.record.number(field));
            }
        }
        json.writeStringField("severity", told.text("severity"));
        Frames.number(json, "x", entry.x);
        Frames.number(json, "y", entry.y);
        json.writeBooleanField("acknowledged", entry.acknowledged);
        json.writeEndObject();
    }

    /** How the source is. */
    static void health(JsonGenerator json, Board board, List<SeriesView> shown) throws IOException {
        json.writeStartObject();
        long now = System.currentTimeMillis();
        json.writeNumberField("now", now);
        json.writeNumberField("series", board.views().size());
        json.writeNumberField("room", board.roomUsed());
        json.writeBooleanField("ended", board.hasEnded());
        json.writeNumberField("firing", board.alerts().firing());
        Counts counts = board.accounts();
        json.writeObjectFieldStart("counts");
        json.writeNumberField("in", counts.in());
        json.writeNumberField("used", counts.used());
        json.writeNumberField("duplicate", counts.duplicate());
        json.writeNumberField("late", counts.late());
        json.writeNumberField("rejected", counts.rejected());
        json.writeNumberField("absent", counts.absent());
        json.writeEndObject();
        json.writeNumberField("unreadable", board.unreadable());
        json.writeArrayFieldStart("reasons");
        for (Board.Reason reason : board.reasons()) {
            json.writeStartObject();
            json.writeStringField("words", reason.words());
            json.writeStringField("series", reason.series());
            json.writeStringField("kind", reason.kind());
            json.writeNumberField("ago", now - reason.millis());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("troubles");
        for (String words : board.troubles().values()) {
            json.writeString(words);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("shown");
        for (SeriesView view : shown) {
            health(json, view, now);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void health(JsonGenerator json, SeriesView view, long now) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", Frames.key(view));
        Frames.number(json, "rate", 1 / view.meanInterval);
        Frames.number(json, "jitter", view.jitter());
        json.writeNumberField("records", view.records);
        json.writeNumberField("late", view.late);
        json.writeNumberField("rejected", view.rejected);
        json.writeNumberField("silent", view.heardMillis == 0 ? -1 : now - view.heardMillis);
        json.writeEndObject();
    }
}

package org.hodograph.flink.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.pipeline.Sample;

/** Changes of alerts as the body of a webhook of Alertmanager, version 4. */
final class Notification {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String NO_END = "0001-01-01T00:00:00Z"; // Alertmanager's, while an alert fires

    private Notification() {}

    /** {@code changes}: of each alert one at most. */
    static byte[] body(String job, List<AlertRecord> changes) {
        List<Map<String, String>> labels =
                changes.stream().map(change -> labels(job, change)).toList();
        List<Map<String, String>> annotations =
                changes.stream().map(Notification::annotations).toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", "4");
            json.writeStringField(
                    "groupKey", "{}:{job=\"" + job.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
            json.writeNumberField("truncatedAlerts", 0);
            json.writeStringField("status", status(changes.stream().anyMatch(AlertRecord::isFiring)));
            json.writeStringField("receiver", "hodograph");
            write(json, "groupLabels", Map.of("job", job));
            write(json, "commonLabels", common(labels));
            write(json, "commonAnnotations", common(annotations));
            json.writeStringField("externalURL", "");
            json.writeArrayFieldStart("alerts");
            for (int i = 0; i < changes.size(); i++) {
                alert(json, changes.get(i), labels.get(i), annotations.get(i));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void alert(
            JsonGenerator json, AlertRecord change, Map<String, String> labels, Map<String, String> annotations)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("status", status(change.isFiring()));
        write(json, "labels", labels);
        write(json, "annotations", annotations);
        json.writeStringField("startsAt", change.text("since"));
        json.writeStringField("endsAt", change.isFiring() ? NO_END : change.text("t"));
        json.writeStringField("generatorURL", "");
        json.writeStringField("fingerprint", Fingerprint.of(labels));
        json.writeEndObject();
    }

    private static String status(boolean isFiring) {
        return isFiring ? "firing" : "resolved";
    }

    /** Those of the rule, and what makes the alert this one. */
    static Map<String, String> labels(String job, AlertRecord change) {
        Map<String, String> labels = new TreeMap<>(change.labels());
        labels.put("severity", change.texts().getOrDefault("severity", ""));
        labels.put("alertname", change.text("alert"));
        labels.put("series", change.text("series"));
        labels.put("entity", Sample.entityOf(change.text("series")));
        labels.put("job", job);
        return labels;
    }

    /** What changes while the alert stays the same. */
    private static Map<String, String> annotations(AlertRecord change) {
        Map<String, String> annotations = new TreeMap<>();
        for (String field : List.of("value", "se", "unit", "threshold", "probability", "t")) {
            String text = change.text(field);
            if (text != null) {
                annotations.put(field, text);
            }
        }
        annotations.put("summary", summary(change));
        return annotations;
    }

    private static String summary(AlertRecord change) {
        String unit = change.text("unit") == null ? "" : " " + change.text("unit");
        StringBuilder words = new StringBuilder(change.text("alert") + " of " + change.text("series"));
        if (!change.isFiring()) {
            words.append(" is over");
        }
        if (change.text("value") != null) {
            words.append(": ").append(rounded(change.text("value")));
            if (change.text("se") != null) {
                words.append(" ± ").append(rounded(change.text("se")));
            }
            words.append(unit)
                    .append(", threshold ")
                    .append(change.text("threshold"))
                    .append(unit);
        }
        return words.toString();
    }

    private static String rounded(String number) {
        return String.format(Locale.ROOT, "%.3g", Double.parseDouble(number));
    }

    private static Map<String, String> common(List<Map<String, String>> all) {
        Map<String, String> common = new TreeMap<>(all.get(0));
        all.forEach(one -> common.entrySet().retainAll(one.entrySet()));
        return common;
    }

    private static void write(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}

package org.hodograph.pipeline.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hodograph.kernels.text.Durations;

/** Reads {@code sink.webhook}. */
final class WebhookSection {

    private static final String NONE = "none";

    private WebhookSection() {}

    /** Null: nobody is told. */
    static WebhookSettings read(YamlMap sink) {
        YamlMap webhook = sink.map("webhook");
        boolean isGiven = webhook.has("url");
        String url = webhook.read("url", null, text -> text.equals(NONE) ? null : WebhookSettings.checkedUrl(text));
        String bearer =
                webhook.read("bearer", null, text -> text.equals(NONE) ? null : WebhookSettings.checkedBearer(text));
        Duration timeout = Duration.ofNanos(webhook.read("timeout", Texts.duration("10s"), WebhookSection::positive));
        Duration retryFor = Duration.ofNanos(webhook.read("retry-for", Texts.duration("10min"), Texts::duration));
        int queue = webhook.read("queue", 1_000, text -> Texts.wholeNumber(text, 1, 100_000));
        webhook.end();
        if (url == null) {
            if (bearer != null && !isGiven) {
                webhook.fault("sink.webhook has a bearer but no url to send it to");
            }
            return null;
        }
        return webhook.make(() -> new WebhookSettings(url, bearer, timeout, retryFor, queue))
                .orElse(null);
    }

    private static long positive(String text) {
        long nanos = Texts.duration(text);
        if (nanos <= 0) {
            throw new IllegalArgumentException("must be above 0, but is " + text);
        }
        return nanos;
    }

    /** What {@link #read} would read to the same, but for secrets; {@code settings} null: nobody is told. */
    static Map<String, Object> text(WebhookSettings settings) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("url", settings == null ? NONE : settings.printedUrl());
        if (settings != null) {
            text.put("bearer", settings.bearer() == null ? NONE : settings.printedBearer());
            text.put("timeout", Durations.print(settings.timeout().toNanos()));
            text.put("retry-for", Durations.print(settings.retryFor().toNanos()));
            text.put("queue", settings.queue());
        }
        return text;
    }
}

package org.hodograph.kernels.window;

import java.util.List;
import org.hodograph.kernels.text.Durations;
import org.hodograph.kernels.text.Extent;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The settings {@code window=n} and {@code span=d} of methods that fit a window, there and back. */
public final class WindowSettings {

    private WindowSettings() {}

    /**
     * The two settings for the list of a method.
     *
     * @param rule what a number of samples must obey, in words
     * @param otherwise what holds when both are absent
     */
    public static List<Setting> of(String rule, String otherwise) {
        return List.of(
                new Setting("window", rule, otherwise, "streams: the newest n; batch: the n nearest"),
                new Setting(
                        "span",
                        "duration, or x-units in batch",
                        "none",
                        "streams: t > newest - span; batch: within span/2"));
    }

    /**
     * The window of these settings; {@link Window#ALL} if neither is given.
     *
     * @throws IllegalArgumentException if both are given or one is out of range
     */
    public static Window parse(String method, Settings given) {
        if (given.has("window") && given.has("span")) {
            throw new IllegalArgumentException(method + ": window and span exclude each other");
        }
        if (given.has("window")) {
            int samples = given.integer("window").getAsInt();
            if (samples < 1) {
                throw new IllegalArgumentException(method + ": window must be at least 1 sample, but is " + samples);
            }
            return new Window(samples, 0, 0);
        }
        if (given.has("span")) {
            Extent span = given.extent("span").orElseThrow();
            return new Window(0, span.nanos(), span.units());
        }
        return Window.ALL;
    }

    /** As the text form writes it: {@code window=64}, {@code span=2s}, {@code span=2.5}; empty for {@link Window#ALL}. */
    public static String print(Window window) {
        if (window.isCount()) {
            return "window=" + window.samples();
        }
        if (window.spanNanos() > 0) {
            return "span=" + Durations.print(window.spanNanos());
        }
        return window.isSpan() ? "span=" + window.span() : "";
    }
}

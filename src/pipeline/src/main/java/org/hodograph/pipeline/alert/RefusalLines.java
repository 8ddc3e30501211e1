package org.hodograph.pipeline.alert;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Refusals as lines for a log or a terminal: the first of each alert and cause, until {@value #MOST} are written. The status
 * topic has them all. For one thread.
 */
public final class RefusalLines {

    static final int MOST = 50;

    private final Consumer<String> lines;
    private final Set<String> written = new HashSet<>();

    public RefusalLines(Consumer<String> lines) {
        this.lines = lines;
    }

    public void refused(Refusal refusal) {
        String cause = refusal.reason().substring(0, refusal.reason().indexOf(':'));
        if (written.size() < MOST && written.add(cause + " " + refusal.alert())) {
            lines.accept("alert " + refusal.alert() + (refusal.isSilent() ? " says nothing about " : " on ")
                    + refusal.series() + ": " + refusal.reason());
        }
    }
}

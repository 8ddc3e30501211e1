package org.hodograph.standalone.plot;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.kernels.Estimate;

/** What one method said of a series: a trace for each order, and what happened. */
public final class Curve {

    /** More of them would be a grey picture. */
    static final int MOST_MARKS = 1000;

    /**
     * Something that happened.
     *
     * @param fromNanos when it began, nanoseconds since 1970
     * @param toNanos when it ended; the same where it has no length
     * @param isAlert whether it was an alert that fired
     */
    public record Mark(long fromNanos, long toNanos, String word, boolean isAlert) {}

    private final String name;
    private final Trace[] traces = new Trace[Estimate.MAX_ORDER + 1];
    private final List<Mark> marks = new ArrayList<>();

    /** A curve of a method, without a point. */
    public Curve(String name) {
        this.name = name;
        for (int order = 0; order < traces.length; order++) {
            traces[order] = new Trace();
        }
    }

    /** Takes a mark; no more than can be seen are kept. */
    public void mark(Mark mark) {
        if (marks.size() < MOST_MARKS) {
            marks.add(mark);
        }
    }

    /** Nothing joins what was before and what follows. */
    public void breakAt(long nanos) {
        for (Trace trace : traces) {
            trace.breakAt(nanos);
        }
    }

    public Trace trace(int order) {
        return traces[order];
    }

    public String name() {
        return name;
    }

    /** Whether its method states errors. */
    boolean hasErrors() {
        for (Trace trace : traces) {
            for (int i = 0; i < trace.size(); i++) {
                if (!Double.isNaN(trace.error(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Mark> marks() {
        return marks;
    }
}

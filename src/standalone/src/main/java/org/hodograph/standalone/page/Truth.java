package org.hodograph.standalone.page;

/** What a simulated signal truly does, to be drawn beside the answers. */
public interface Truth {

    /**
     * Value and derivatives 1 to 3 at an instant, in the units of the series' records.
     *
     * @return null: it is known of no such series
     */
    double[] at(String series, long nanos);
}

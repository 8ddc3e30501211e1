package org.hodograph;

/**
 * Hears what a {@link SeriesStream} has to say, during the call that caused it and on its thread. Every method does nothing unless it is
 * overridden. An exception leaves through that call, and the stream must not be used after it.
 */
public interface SeriesListener {

    /**
     * One answer for each sample that reaches the fit and whose instant lies in its segment.
     *
     * @param estimate reused by the stream, valid during the call; {@link SeriesEstimate#jet} is a copy
     */
    default void estimate(SeriesEstimate estimate) {}

    /**
     * A gap, a reset, silence and other happenings.
     *
     * @param event to keep
     */
    default void event(SeriesEvent event) {}

    /**
     * An alert changed its state.
     *
     * @param alert to keep
     */
    default void alert(SeriesAlert alert) {}

    /**
     * A sample came too late to be put in its place, and takes no part.
     *
     * @param nanos its instant, nanoseconds since 1970
     * @param reason for people: how far behind it was
     */
    default void late(long nanos, String reason) {}

    /**
     * A sample was refused at the door and takes no part.
     *
     * @param nanos its instant, nanoseconds since 1970
     * @param reason a code and words, as in docs/wire-format.md: {@code not-a-number: NaN}
     */
    default void rejected(long nanos, String reason) {}
}

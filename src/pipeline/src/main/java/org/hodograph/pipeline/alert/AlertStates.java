package org.hodograph.pipeline.alert;

/** The versions of the states of alerts, which are those of their entity's. */
public final class AlertStates {

    /** Knows nothing of alerts that learn; written where there are none, as before there were such. */
    public static final int THRESHOLDS = 2;

    /** Knows them. */
    static final int UNUSUAL = 3;

    /** Their generations are by series. */
    static final int GENERATIONS = 4;

    /** There may be several contexts, of any quantity of the entity. */
    static final int CONTEXTS = 4;

    /** They know the records they come from. */
    static final int ORIGINS = 4;

    /** Places may have a tail in common. */
    static final int COMMON = 4;

    /** The young may be judged by a shared tail. */
    static final int SHARES = 4;

    /** Written where an alert learns. */
    public static final int NEWEST = 4;

    private AlertStates() {}
}

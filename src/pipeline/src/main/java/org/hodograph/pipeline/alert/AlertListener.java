package org.hodograph.pipeline.alert;

/** Takes what alerts have to say, during the call and on its thread. */
public interface AlertListener {

    void alert(AlertChange change);

    /** An alert can say nothing about the data it is given. */
    void refused(Refusal refusal);
}

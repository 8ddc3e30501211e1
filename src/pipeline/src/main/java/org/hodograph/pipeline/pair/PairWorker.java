package org.hodograph.pipeline.pair;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.pipeline.series.Derivatives;

/** A {@link PairRule} at work on one entity. For one thread; its state saves to bytes. */
public sealed interface PairWorker permits Sensitivity, CrossCheck {

    /** Takes the results of workers. */
    interface Listener {

        void sensitivity(SensitivityPoint point);

        void crossCheck(CrossCheckVerdict verdict);
    }

    PairRule rule();

    /** A series of the entity is there; its answers follow. */
    void announce(String series);

    /** Takes an answer of any series of the entity. */
    void answer(Derivatives result, Listener out);

    /** Becomes an exact copy of another worker of an equal rule. */
    void copyFrom(PairWorker same);

    void save(DataOutput out) throws IOException;

    void load(DataInput in) throws IOException;
}

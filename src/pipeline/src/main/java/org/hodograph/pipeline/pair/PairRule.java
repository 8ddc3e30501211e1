package org.hodograph.pipeline.pair;

import java.io.Serializable;

/** A rule over two signals of an entity. */
public sealed interface PairRule extends Serializable permits SensitivityRule, CrossCheckRule {

    /** The entities, a pattern. */
    String match();

    /** A worker for one entity. */
    PairWorker newWorker(String entity);
}

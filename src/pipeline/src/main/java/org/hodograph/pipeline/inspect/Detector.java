package org.hodograph.pipeline.inspect;

import java.io.IOException;
import java.util.List;

/** Knows one kind of file. */
interface Detector {

    /** Settings that may fit, the likeliest first; none if the file is of another kind. */
    List<Proposal> of(Head head) throws IOException;
}

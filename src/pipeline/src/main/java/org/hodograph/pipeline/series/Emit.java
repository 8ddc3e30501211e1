package org.hodograph.pipeline.series;

/** When a sample is answered. */
public enum Emit {
    /** Once, when the watermark of its series has passed it. */
    FINAL,
    /** At once, provisionally; and again when the watermark has passed it, if the answer has changed. */
    IMMEDIATELY
}

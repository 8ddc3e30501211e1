package org.hodograph.pipeline.format;

import org.hodograph.pipeline.SourceRecord;

/** Reads samples out of source records. For one thread. Never throws for what a record holds. */
public interface Format {

    /** Gives every sample of the record, a rejection for each thing in it that should have been one, and an absence for each that the producer left out. A record without anything to give is one rejection. */
    void read(SourceRecord source, SampleListener out);
}

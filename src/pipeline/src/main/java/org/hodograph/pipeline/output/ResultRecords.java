package org.hodograph.pipeline.output;

import org.hodograph.pipeline.series.Derivatives;

/** The records of one result, those of the topics that carry every sample's numbers, in a form of {@link SinkFormat}. For one thread. */
interface ResultRecords {

    /** The result whose records are asked for until the next one begins. */
    void begin(Derivatives result);

    /** One order alone, for a topic. */
    byte[] single(Topic topic, int order);

    /** All orders in one record. */
    byte[] all();
}

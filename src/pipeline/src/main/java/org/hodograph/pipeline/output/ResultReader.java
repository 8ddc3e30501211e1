package org.hodograph.pipeline.output;

import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.hodograph.pipeline.format.avro.DatumJson;
import org.hodograph.pipeline.text.UnreadableException;

/** Records of a job's topics as the JSON of docs/wire-format.md, whatever form they are written in. For one thread. */
public final class ResultReader {

    private final Map<Topic, DatumJson> readers = new EnumMap<>(Topic.class); // of what is not JSON
    private final int from; // where the datum begins

    /** A reader of records that a job writes in this form. */
    public ResultReader(SinkFormat format) {
        from = ResultAvro.head(Topic.DERIVATIVES, format).length;
        if (format.form() == SinkFormat.Form.AVRO) {
            for (Topic topic : SinkFormat.TOPICS) {
                Schema schema = ResultAvro.schema(topic);
                readers.put(topic, new DatumJson(schema, schema, true));
            }
        }
    }

    /**
     * A record of a topic.
     *
     * @throws UnreadableException if it is not of that form
     */
    public byte[] json(Topic topic, byte[] record) throws UnreadableException {
        DatumJson reader = readers.get(topic);
        if (reader == null) {
            return record;
        }
        if (record.length < from) {
            throw new UnreadableException(
                    "malformed: " + record.length + " bytes, of which " + from + " stand before the datum");
        }
        return reader.read(record, from);
    }
}

package org.hodograph.standalone.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/** Reads records of derivatives and tracks, which are many, into numbers of columns. Reused; for one thread. */
final class RowReader {

    private static final List<Flag> FLAGS = List.of(Flag.values());

    private final Columns columns;
    private final double[] row;
    private final int lag; // its column; negative: there is none

    String series;
    String unit;
    String[] units; // of the orders; null: they follow from that of the value
    String method;
    long nanos;
    int flags;
    int revision;

    RowReader(Columns columns) {
        this.columns = columns;
        row = new double[columns.count()];
        lag = columns.of("lag");
    }

    /** The numbers of the record that was read last; NaN where there is none. */
    double[] row() {
        return row;
    }

    /**
     * Reads a record.
     *
     * @throws IOException if it is no such record
     */
    void read(byte[] record) throws IOException {
        Arrays.fill(row, Double.NaN);
        if (lag >= 0) {
            row[lag] = 0; // what json-compact leaves out
        }
        series = null;
        unit = null;
        units = null;
        method = null;
        nanos = Long.MIN_VALUE;
        flags = 0;
        revision = 0;
        try (JsonParser json = JsonRecord.FACTORY.createParser(record)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                field(json, name);
            }
        } catch (UnreadableException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (series == null || nanos == Long.MIN_VALUE) {
            throw new IOException("a record without series and t");
        }
        columns.derive(row);
    }

    private void field(JsonParser json, String name) throws IOException, UnreadableException {
        switch (name) {
            case "series" -> series = json.getValueAsString();
            case "unit" -> unit = json.getValueAsString();
            case "method" -> method = json.getValueAsString();
            case "t" -> nanos = TimeText.parse(json.getText(), TimeScale.ISO);
            case "rev" -> revision = json.getValueAsInt();
            case "flags" -> flags = flags(json);
            case "units" -> units(json);
            case "se" -> errors(json);
            default -> number(json, columns.of(name));
        }
    }

    private void number(JsonParser json, int column) throws IOException {
        if (column >= 0 && json.currentToken().isNumeric()) {
            row[column] = json.getDoubleValue();
        } else {
            json.skipChildren();
        }
    }

    private void errors(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            for (int order = 0; json.nextToken() != JsonToken.END_ARRAY; order++) {
                number(json, columns.errorOf(order));
            }
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                number(json, columns.errorOf(name));
            }
        }
    }

    private void units(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        String[] read = new String[4];
        for (int order = 0; json.nextToken() != JsonToken.END_ARRAY; order++) {
            if (order < read.length) {
                read[order] = json.getValueAsString();
            }
        }
        units = read;
    }

    private static int flags(JsonParser json) throws IOException {
        int bits = 0;
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                bits |= bit(json.getText());
            }
        }
        return bits;
    }

    private static int bit(String word) {
        for (Flag flag : FLAGS) {
            if (flag.name().equals(word)) {
                return flag.bit();
            }
        }
        return 0;
    }
}

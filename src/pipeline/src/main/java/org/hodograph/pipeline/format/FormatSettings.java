package org.hodograph.pipeline.format;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hodograph.pipeline.format.json.JsonShape;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.time.TimeForm;

/**
 * How source records are to be read.
 *
 * @param kind the wire format
 * @param fields where the parts of a sample are found
 * @param csv how rows are cut; read for {@link Kind#CSV} only
 * @param time how times are written
 * @param numbers how numbers are written where the format leaves it open
 * @param absent what becomes of values that are not there
 * @param json where samples are inside a record; read for {@link Kind#JSON} only
 * @param entity whose all series of the source are, put before their names; null: the names say it
 */
public record FormatSettings(
        Kind kind,
        Fields fields,
        Csv csv,
        TimeForm time,
        NumberForm numbers,
        Absent absent,
        JsonShape json,
        String entity)
        implements Serializable {

    /** Plain numbers, series whose names say whose they are, and what is absent is counted. */
    public FormatSettings(Kind kind, Fields fields, Csv csv, TimeForm time) {
        this(kind, fields, csv, time, NumberForm.PLAIN, Absent.COUNT, JsonShape.PLAIN, null);
    }

    /** What becomes of values that are not there. */
    public enum Absent {
        COUNT,
        REJECT
    }

    /** The wire formats. */
    public enum Kind {
        JSON,
        CSV,
        OPENXC,
        SENML
    }

    /**
     * Names of JSON fields or CSV columns.
     *
     * @param series their values, joined by {@code /}, name the series; empty: the format's own rule
     * @param time the time; several are joined by a blank
     * @param value one value, or several, each then its own series
     * @param unit the unit; a record may lack it
     */
    public record Fields(List<String> series, List<String> time, List<String> value, String unit)
            implements Serializable {
        public Fields {
            series = List.copyOf(series);
            time = List.copyOf(time);
            value = List.copyOf(value);
        }
    }

    /**
     * How a CSV row is cut.
     *
     * @param columns names in the order of a row, each once; empty: taken from the file's header
     * @param delimiter between cells; neither a quote nor a line end
     * @param comment lines that begin with it are no rows; empty: none
     * @param skip lines before the header of a file
     * @param headerRows header rows of a file; their cells joined by a space are the names
     */
    public record Csv(List<String> columns, char delimiter, String comment, int skip, int headerRows)
            implements Serializable {

        /** Commas, # for comments, one header row. */
        public static final Csv DEFAULT = new Csv(List.of(), ',', "#", 0, 1);

        public Csv {
            columns = List.copyOf(columns);
            if (delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter == '\0') {
                throw new IllegalArgumentException("csv.delimiter must not be a quote, a line end or a null");
            }
            Set<String> seen = new HashSet<>();
            for (String column : columns) {
                if (!seen.add(column)) {
                    throw new IllegalArgumentException("csv.columns names \"" + column + "\" twice");
                }
            }
        }
    }

    /** The same settings with the columns of a file's header. */
    public FormatSettings withColumns(List<String> columns) {
        return with(new Csv(columns, csv.delimiter, csv.comment, csv.skip, csv.headerRows));
    }

    /** Whether a record's key or headers name its series. */
    public boolean readsEnvelope() {
        return fields.series().stream().anyMatch(EnvelopeName::isKeyOrHeader);
    }

    private FormatSettings with(Csv other) {
        return new FormatSettings(kind, fields, other, time, numbers, absent, json, entity);
    }

    /** The same settings with other numbers. */
    public FormatSettings withNumbers(NumberForm other) {
        return new FormatSettings(kind, fields, csv, time, other, absent, json, entity);
    }

    /** The same settings for the series of one entity; null: the names say whose they are. */
    public FormatSettings withEntity(String other) {
        return new FormatSettings(kind, fields, csv, time, numbers, absent, json, other);
    }

    /** The same settings for records of another shape. */
    public FormatSettings withJson(JsonShape other) {
        return new FormatSettings(kind, fields, csv, time, numbers, absent, other, entity);
    }

    /** The same settings for values that are not there. */
    public FormatSettings withAbsent(Absent other) {
        return new FormatSettings(kind, fields, csv, time, numbers, other, json, entity);
    }
}

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
 * @param layout how records lie in the bytes of the source
 * @param details what only some kinds need
 */
public record FormatSettings(
        Kind kind,
        Fields fields,
        Csv csv,
        TimeForm time,
        NumberForm numbers,
        Absent absent,
        JsonShape json,
        String entity,
        Layout layout,
        FormatDetails details)
        implements Serializable {

    /** Plain numbers, series whose names say whose they are, and what is absent is counted. */
    public FormatSettings(Kind kind, Fields fields, Csv csv, TimeForm time) {
        this(
                kind,
                fields,
                csv,
                time,
                NumberForm.PLAIN,
                Absent.COUNT,
                JsonShape.PLAIN,
                null,
                Layout.DEFAULT,
                FormatDetails.NONE);
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
        SENML,
        INFLUX,
        NMEA,
        AVRO,
        PROTOBUF,
        GPX
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

        /** Whether a value is asked for where records name their values: {@code value}, the default, stands for all. */
        public boolean wants(String name) {
            return value.contains(name) || value.equals(List.of("value"));
        }
    }

    /**
     * How a CSV row is cut.
     *
     * @param columns names in the order of a row, each once; empty: taken from the file's header
     * @param delimiter between cells, neither a quote nor a line end; or {@link #BLANKS}
     * @param comment lines that begin with it are no rows; empty: none
     * @param skip lines before the header of a file
     * @param headerRows header rows of a file; their cells joined by a space are the names
     * @param unitsRow which header row, from 1 on, holds the units of the columns; 0: none; {@link #IN_NAMES}
     * @param units of the columns, in their order; empty: as {@code unitsRow} says
     */
    public record Csv(
            List<String> columns,
            char delimiter,
            String comment,
            int skip,
            int headerRows,
            int unitsRow,
            List<String> units)
            implements Serializable {

        /** A delimiter: any number of blanks and tabs; those before the first cell and behind the last one count for nothing. */
        public static final char BLANKS = '\0';

        /** A row of units: they stand in brackets at the end of the columns' names. */
        public static final int IN_NAMES = -1;

        /** Commas, # for comments, one header row. */
        public static final Csv DEFAULT = new Csv(List.of(), ',', "#", 0, 1);

        /** Rows whose columns have no units. */
        public Csv(List<String> columns, char delimiter, String comment, int skip, int headerRows) {
            this(columns, delimiter, comment, skip, headerRows, 0, List.of());
        }

        public Csv {
            columns = List.copyOf(columns);
            units = List.copyOf(units);
            if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
                throw new IllegalArgumentException("csv.delimiter must not be a quote, a line end or a null");
            }
            Set<String> seen = new HashSet<>();
            for (String column : columns) {
                if (!seen.add(column)) {
                    throw new IllegalArgumentException("csv.columns names \"" + column + "\" twice");
                }
            }
            if (unitsRow > headerRows) {
                throw new IllegalArgumentException(
                        "csv.units-row must be one of the header rows, as in {header-rows: 2,"
                                + " units-row: 2}, but is " + unitsRow + " where header-rows is " + headerRows);
            }
            if (!columns.isEmpty() && units.size() > columns.size()) {
                throw new IllegalArgumentException("csv.units has at most one for each of the " + columns.size()
                        + " columns, but has " + units.size());
            }
        }

        /** The unit of a column; null: none. */
        String unit(int column) {
            return column < units.size() && !units.get(column).isBlank() ? units.get(column) : null;
        }

        /** The same rows with the columns of a file's header; units beyond them have no column. */
        Csv with(List<String> others, List<String> otherUnits) {
            List<String> known = otherUnits.size() > others.size() ? otherUnits.subList(0, others.size()) : otherUnits;
            return new Csv(
                    others, delimiter, comment, skip, headerRows, unitsRow, others.isEmpty() ? otherUnits : known);
        }
    }

    /** The same settings with other details. */
    public FormatSettings withDetails(FormatDetails other) {
        return new FormatSettings(kind, fields, csv, time, numbers, absent, json, entity, layout, other);
    }

    /** The same settings with other columns of a CSV source. */
    public FormatSettings withColumns(List<String> columns) {
        return withCsv(csv.with(columns, csv.units));
    }

    /** The same settings with rows cut another way. */
    public FormatSettings withCsv(Csv other) {
        return new FormatSettings(kind, fields, other, time, numbers, absent, json, entity, layout, details);
    }

    /** The same settings with other fields. */
    public FormatSettings withFields(Fields other) {
        return new FormatSettings(kind, other, csv, time, numbers, absent, json, entity, layout, details);
    }

    /** The same settings with another layout. */
    public FormatSettings withLayout(Layout other) {
        return new FormatSettings(kind, fields, csv, time, numbers, absent, json, entity, other, details);
    }

    /** Whether a record's key or headers name its series. */
    public boolean readsEnvelope() {
        return fields.series().stream().anyMatch(EnvelopeName::isKeyOrHeader);
    }

    /** The same settings with other numbers. */
    public FormatSettings withNumbers(NumberForm other) {
        return new FormatSettings(kind, fields, csv, time, other, absent, json, entity, layout, details);
    }

    /** The same settings for the series of one entity; null: the names say whose they are. */
    public FormatSettings withEntity(String other) {
        return new FormatSettings(kind, fields, csv, time, numbers, absent, json, other, layout, details);
    }

    /** The same settings for records of another shape. */
    public FormatSettings withJson(JsonShape other) {
        return new FormatSettings(kind, fields, csv, time, numbers, absent, other, entity, layout, details);
    }

    /** The same settings for values that are not there. */
    public FormatSettings withAbsent(Absent other) {
        return new FormatSettings(kind, fields, csv, time, numbers, other, json, entity, layout, details);
    }
}

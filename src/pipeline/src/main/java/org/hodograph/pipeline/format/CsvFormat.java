package org.hodograph.pipeline.format;

import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * One CSV row a record, without a header. Every value column gives one sample or one rejection. What can't be read as a row
 * with a time and a series is one rejection, however many value columns there are.
 */
final class CsvFormat implements Format {

    private final FormatSettings settings;
    private final CsvCells rows;
    private final int[] series;
    private final CsvTimes times;
    private final Values numbers;
    private final int[] values;
    private final int unit; // -1: no such column
    private final String[] units; // of the value columns; null: none
    private final Validity validity; // null: every sample counts

    CsvFormat(FormatSettings settings) {
        this.settings = settings;
        rows = new CsvCells(settings.csv());
        FormatSettings.Fields fields = settings.fields();
        series = fields.series().stream()
                .mapToInt(name -> EnvelopeName.isOne(name) ? -1 : rows.index(name))
                .toArray();
        times = new CsvTimes(settings, rows);
        numbers = new Values(settings.numbers());
        values = indexes(fields.value());
        unit = rows.columns().names().contains(fields.unit()) || CsvColumns.isPlace(fields.unit())
                ? rows.index(fields.unit())
                : -1;
        validity = Validity.of(settings);
        settings.details().guards().fields().forEach(rows::index); // tells a column that is not there
        units = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            units[i] = settings.csv().unit(values[i]);
        }
    }

    private int[] indexes(List<String> names) {
        return names.stream().mapToInt(rows::index).toArray();
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        String entity = null;
        try {
            List<String> cells = rows.of(source.payload());
            entity = entity(cells, source);
            long nanos = times.read(cells, entity, source);
            String note = times.note();
            if (note != null) {
                out.noted(note);
            }
            SampleListener counting =
                    validity == null ? out : validity.over(field -> cells.get(rows.index(field)), out);
            String declared = unit < 0 ? null : Texts.unit(cells.get(unit));
            for (int i = 0; i < values.length; i++) {
                String name = settings.fields().value().get(i);
                String own = declared == null ? units[i] : declared;
                numbers.give(series(entity, name), nanos, cells.get(values[i]), name, own, source, counting);
            }
        } catch (UnreadableException e) {
            // with several value columns there is no one series that the fault would belong to
            String only = values.length == 1
                    ? series(entity, settings.fields().value().get(0))
                    : null;
            out.rejected(new Rejection(e.getMessage(), only, null, source));
        }
    }

    /** The cells that name the series, joined; empty without such columns. */
    private String entity(List<String> cells, SourceRecord source) throws UnreadableException {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < series.length; i++) {
            String field = settings.fields().series().get(i);
            String part = series[i] < 0 ? EnvelopeName.of(field, source) : Texts.name(cells.get(series[i]), field);
            name.append(i == 0 ? "" : "/").append(part);
        }
        return name.toString();
    }

    /** The series of a value column; null while its entity is not known. */
    private String series(String entity, String value) {
        if (series.length == 0) {
            return value;
        }
        return entity == null || values.length == 1 ? entity : entity + "/" + value;
    }
}

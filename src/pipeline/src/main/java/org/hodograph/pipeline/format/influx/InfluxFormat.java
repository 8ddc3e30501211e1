package org.hodograph.pipeline.format.influx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.LineAnswers;
import org.hodograph.pipeline.format.RecordTime;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.format.Validity;
import org.hodograph.pipeline.format.Values;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeReader;
import org.hodograph.pipeline.time.TimeScale;

/**
 * Lines of InfluxDB's protocol, one or many a record: {@code tank,site=s1 level=2.01,flow=3i 1700000001000000000}. Each field
 * is a series of the entity that {@link Heads} names, {@code tank,site=s1/level}. A timestamp counts in the configured unit,
 * nanoseconds unless there is one; a line without takes that of its record. A line that can't be read is one rejection, and
 * the lines behind it are read. For one thread.
 */
public final class InfluxFormat implements Format {

    private static final String KEY_ENDS = ",= ";

    private final FormatSettings settings;
    private final TimeReader times;
    private final boolean isFree; // the time is not in the line
    private final Heads heads;
    private final Validity validity; // null: every sample counts

    public InfluxFormat(FormatSettings settings) {
        this.settings = settings;
        TimeForm form = settings.time() instanceof TimeForm.Iso ? TimeForm.of(TimeScale.NS) : settings.time();
        isFree = !form.needsText();
        times = form.newReader();
        heads = new Heads(settings.fields());
        validity = Validity.of(settings);
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        int from = Texts.byteOrderMark(source.payload());
        String text = new String(source.payload(), from, source.payload().length - from, StandardCharsets.UTF_8);
        int lines = LineAnswers.lines(text);
        LineAnswers answers = new LineAnswers(source, out, lines > 1);
        if (lines > LineAnswers.MOST_LINES) {
            answers.end("malformed: " + lines + " lines, a record has at most " + LineAnswers.MOST_LINES);
            return;
        }
        boolean any = false;
        boolean isCommented = false;
        Line line = new Line(text);
        for (int number = 1; !line.isAtEnd(); number++) {
            answers.line(number);
            line.skipBlanks();
            isCommented |= line.here() == '#';
            if (!line.isLineEnd() && line.here() != '#') {
                any = true;
                read(line, source, answers);
            }
            line.skipLine();
        }
        answers.end(
                any
                        ? nothing()
                        : isCommented
                                ? "absent: nothing but a comment"
                                : "malformed: no line with a measurement, for example tank,site=s1 level=2.01 1700000001000000000");
    }

    /** As for JSON: of several fields any may be absent; one that is never there is more likely misspelt. */
    private String nothing() {
        List<String> wanted = settings.fields().value();
        String names = Texts.shortened(String.join(", ", wanted));
        return wanted.size() > 1
                ? "absent: no line has " + names
                : "unknown-field: " + names + " is in no line of the record";
    }

    private void read(Line line, SourceRecord source, LineAnswers answers) {
        Heads.Head head = null;
        try {
            head = heads.read(line);
            List<Field> fields = Field.read(line, KEY_ENDS);
            long nanos = time(line, head.entity(), source);
            answers.noted(times.note());
            for (Field field : fields) {
                if (settings.fields().wants(field.name())) {
                    give(head, field, nanos, fields, answers);
                }
            }
        } catch (UnreadableException e) {
            answers.rejected(
                    e.getMessage(),
                    head == null ? null : head.only(settings.fields().value()),
                    null);
        }
    }

    /** Who names a field wants a number of it; among all fields of a line texts and booleans are something else. */
    private void give(Heads.Head head, Field field, long nanos, List<Field> all, LineAnswers answers) {
        String series = head.series(field.name());
        double value = field.value();
        String absence = validity == null ? null : validity.absence(series, name -> text(name, all));
        if (Double.isFinite(value) && absence != null) {
            answers.absent(absence, series, nanos);
        } else if (Double.isFinite(value)) {
            answers.sample(series, nanos, value, head.unit());
        } else if (field.isNoNumber() && !settings.fields().value().contains(field.name())) {
            String reason = "absent: \"" + Texts.shortened(field.plain()) + "\" in " + Texts.shortened(field.name())
                    + " is no number";
            answers.absent(reason, series, nanos);
        } else {
            answers.rejected(Values.notANumber(field.text(), Texts.shortened(field.name())), series, nanos);
        }
    }

    private static String text(String name, List<Field> fields) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field.plain();
            }
        }
        return null;
    }

    private long time(Line line, String entity, SourceRecord source) throws UnreadableException {
        line.skipBlanks();
        String text = line.until(" \t", "");
        line.skipBlanks();
        if (!line.isLineEnd()) {
            throw new UnreadableException("malformed: text behind the time: "
                    + Texts.shortened(text + " " + line.until("", "")) + ", a blank in a name is written \"\\ \"");
        }
        if (text.isEmpty() && !isFree) {
            return RecordTime.nanos(source);
        }
        if (!isFree && !Field.isWhole(text)) {
            throw new UnreadableException("malformed: time \"" + Texts.shortened(text) + "\" is not a whole number");
        }
        return times.read(isFree ? "" : text, entity, source);
    }
}

package org.hodograph.pipeline.format;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.json.FieldName;
import org.hodograph.pipeline.format.json.FlatJson.Kind;
import org.hodograph.pipeline.format.json.FlatRecord;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeReader;

/**
 * The short way of {@link JsonFormat}: a flat record that has all that its samples need, read by the places of its fields without a
 * map of them. Whatever is missing, null, no name or of another form, it leaves to the long way before it has said anything, so that
 * every reason is worded in one place. For one thread.
 */
final class FlatSamples {

    private static final int NOT_THERE = -1;
    private static final byte[] NOTHING = {};

    private final List<String> slots = new ArrayList<>(); // the names that are looked for
    private final boolean isPlain; // numbers as JSON writes them
    private final boolean isTimed; // by a field
    private final boolean hasEntity;
    private final int[][] parts; // of a series' name: slots of each one's alternatives; none: the usual names
    private final String[] partNames;
    private final int[] vehicle;
    private final int[] signal;
    private final int[] series;
    private final int[] time;
    private final int[] unit;
    private final int[][] values;
    private final FieldName[] valueNames;
    private final int[] found; // the slot of each value
    private final Values numbers;
    private final TimeReader times;
    private final FlatRecord record;
    private byte[] lastUnit = NOTHING;
    private String lastUnitText;

    private FlatSamples(FormatSettings settings, TimeReader times) {
        FormatSettings.Fields fields = settings.fields();
        this.times = times;
        isPlain = settings.numbers().equals(NumberForm.PLAIN);
        isTimed = settings.time().needsText();
        hasEntity = settings.entity() != null;
        partNames = fields.series().toArray(new String[0]);
        parts = slots(FieldName.of(fields.series()));
        vehicle = slots(FieldName.of("vehicle"));
        signal = slots(FieldName.of("signal"));
        series = slots(FieldName.of("series"));
        time = isTimed ? slots(FieldName.of(fields.time().get(0))) : new int[0];
        unit = slots(FieldName.of(fields.unit()));
        valueNames = FieldName.of(fields.value());
        values = slots(valueNames);
        found = new int[values.length];
        numbers = new Values(settings.numbers());
        record = new FlatRecord(slots);
    }

    /** Null where a record needs more than its own flat fields. */
    static FlatSamples of(FormatSettings settings, TimeReader times) {
        boolean isSimple = settings.fields().series().stream().allMatch(SeriesNames::isField)
                && (settings.fields().time().size() == 1 || !settings.time().needsText())
                && settings.details().guards().guards().isEmpty()
                && settings.json().units().isEmpty()
                && !settings.json().hasDecimals();
        return isSimple ? new FlatSamples(settings, times) : null;
    }

    private int[][] slots(FieldName[] names) {
        int[][] all = new int[names.length][];
        for (int i = 0; i < names.length; i++) {
            all[i] = slots(names[i]);
        }
        return all;
    }

    private int[] slots(FieldName name) {
        List<String> own = name.own();
        int[] found = new int[own.size()];
        for (int i = 0; i < found.length; i++) {
            if (!slots.contains(own.get(i))) {
                slots.add(own.get(i));
            }
            found[i] = slots.indexOf(own.get(i));
        }
        return found;
    }

    /** Gives the samples of a record; false: the long way has to, and nothing was given. */
    boolean give(SourceRecord source, SampleListener out) {
        if (!record.read(source.payload())) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            found[i] = in(values[i]);
            if (!isValue(found[i])) {
                return false;
            }
        }
        int when = isTimed ? in(time) : NOT_THERE;
        if (isTimed && (when == NOT_THERE || record.kind(when) == Kind.NULL)) {
            return false;
        }
        String entity;
        String declared;
        try {
            entity = name();
            if (entity == null && !isNamedByValue()) {
                return false;
            }
            declared = unit();
        } catch (UnreadableException e) {
            return false;
        }
        give(entity, isTimed ? record.text(when) : "", declared, source, out);
        return true;
    }

    private void give(String entity, String text, String declared, SourceRecord source, SampleListener out) {
        try {
            long nanos = times.read(text, entity == null ? "" : entity, source);
            String note = times.note();
            if (note != null) {
                out.noted(note);
            }
            for (int i = 0; i < found.length; i++) {
                value(i, entity, nanos, declared, source, out);
            }
        } catch (UnreadableException e) {
            out.rejected(new Rejection(e.getMessage(), found.length == 1 ? entity : null, null, source));
        }
    }

    private void value(int i, String entity, long nanos, String declared, SourceRecord source, SampleListener out) {
        FieldName name = valueNames[i];
        String named = entity == null ? name.label() : found.length == 1 ? entity : entity + "/" + name.label();
        boolean isNumber = isPlain && record.kind(found[i]) == Kind.NUMBER;
        double value = isNumber ? record.number(found[i]) : Double.NaN;
        if (Double.isNaN(value)) {
            numbers.give(named, nanos, record.text(found[i]), name.text(), declared, source, out);
        } else {
            out.sample(new Sample(named, nanos, value, declared, source));
        }
    }

    private boolean isValue(int slot) {
        return slot != NOT_THERE
                && (record.kind(slot) == Kind.NUMBER
                        || (record.kind(slot) == Kind.TEXT && !record.text(slot).isBlank()));
    }

    /** The first alternative that is there and not null, else the first one that is null. */
    private int in(int[] alternatives) {
        int nothing = NOT_THERE;
        for (int slot : alternatives) {
            Kind kind = record.kind(slot);
            if (kind != null && kind != Kind.NULL) {
                return slot;
            }
            nothing = kind == null || nothing != NOT_THERE ? nothing : slot;
        }
        return nothing;
    }

    private boolean isNamedByValue() {
        return parts.length == 0
                && hasEntity
                && in(series) == NOT_THERE
                && (in(vehicle) == NOT_THERE || in(signal) == NOT_THERE);
    }

    /** The series' name by the rule of {@link SeriesNames}; null: there is none that this knows. */
    private String name() throws UnreadableException {
        if (parts.length > 0) {
            String name = part(in(parts[0]), partNames[0]);
            for (int i = 1; i < parts.length && name != null; i++) {
                String next = part(in(parts[i]), partNames[i]);
                name = next == null ? null : name + "/" + next;
            }
            return name;
        }
        int first = in(vehicle);
        int second = first == NOT_THERE ? NOT_THERE : in(signal);
        if (second == NOT_THERE) {
            return part(in(series), "series");
        }
        String name = part(first, "vehicle");
        String behind = part(second, "signal");
        return name == null || behind == null ? null : name + "/" + behind;
    }

    private String part(int slot, String field) throws UnreadableException {
        boolean isName = slot != NOT_THERE && (record.kind(slot) == Kind.TEXT || record.kind(slot) == Kind.NUMBER);
        return isName ? Texts.name(record.text(slot), field) : null;
    }

    /** Most records of a source are in one unit. */
    private String unit() throws UnreadableException {
        int slot = in(unit);
        if (slot == NOT_THERE || record.kind(slot) == Kind.NULL) {
            return null;
        }
        if (lastUnit == NOTHING || !record.is(slot, lastUnit)) {
            lastUnitText = Texts.unit(record.text(slot));
            lastUnit = record.bytes(slot);
        }
        return lastUnitText;
    }
}

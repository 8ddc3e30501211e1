package org.hodograph.pipeline.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.json.FlatJson;
import org.hodograph.pipeline.format.json.FlatJson.Field;
import org.hodograph.pipeline.text.NumberForm;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.time.TimeText;

/**
 * Sensor Measurement Lists in JSON (RFC 8428): a pack of records, whose base fields hold for those behind them. Base name and
 * name together are the series; base value is added to the value, base time to the time. A time below 2^28 s is relative to the
 * source record's timestamp. Every record with a number gives one sample or one rejection; a text, a boolean or
 * data is absent; one without any value, which only sets base fields, gives none.
 */
final class SenMlFormat implements Format {

    private final Values numbers = new Values(NumberForm.PLAIN);

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long RELATIVE_NANOS = (1L << 28) * 1_000_000_000L; // times below are seconds from now
    private static final int VERSION = 10; // of RFC 8428
    private static final List<String> OTHER_VALUES = List.of("vs", "vb", "vd", "s");

    @Override
    public void read(SourceRecord source, SampleListener out) {
        List<Map<String, Field>> records;
        try {
            records = FlatJson.parseList(source.payload());
            version(records);
        } catch (IOException e) {
            out.rejected(new Rejection("malformed: " + e.getMessage(), null, null, source));
            return;
        } catch (UnreadableException e) {
            out.rejected(new Rejection(e.getMessage(), null, null, source));
            return;
        }
        Pack pack = new Pack(source, numbers, out);
        records.forEach(pack::read);
        if (!pack.answered) {
            out.rejected(new Rejection("unknown-field: v is in no record of the pack", null, null, source));
        }
    }

    /** A later version, or a field that has to be understood (its name ends in _), forbids to read the pack. */
    private static void version(List<Map<String, Field>> records) throws UnreadableException {
        for (Map<String, Field> record : records) {
            Field version = record.get("bver");
            if (version != null && !(Values.number(version.text()) <= VERSION)) { // a NaN too
                throw new UnreadableException("malformed: SenML version " + Texts.shortened(version.text())
                        + ", read are those to " + VERSION + " (RFC 8428)");
            }
            for (String name : record.keySet()) {
                if (name.endsWith("_")) {
                    throw new UnreadableException(
                            "malformed: SenML field " + Texts.shortened(name) + " has to be understood, and is not");
                }
            }
        }
    }

    /** The base fields up to a record. */
    private static final class Pack {

        private final SourceRecord source;
        private final Values numbers;
        private final SampleListener out;
        private Field baseName; // null: none
        private Field baseTime; // null: none
        private Field baseValue; // null: none
        private Field baseUnit; // null: none
        private boolean answered;

        Pack(SourceRecord source, Values numbers, SampleListener out) {
            this.source = source;
            this.numbers = numbers;
            this.out = out;
        }

        void read(Map<String, Field> record) {
            baseName = record.getOrDefault("bn", baseName);
            baseTime = record.getOrDefault("bt", baseTime);
            baseValue = record.getOrDefault("bv", baseValue);
            baseUnit = record.getOrDefault("bu", baseUnit);
            Field value = record.get("v");
            Field other = OTHER_VALUES.stream()
                    .map(record::get)
                    .filter(field -> field != null)
                    .findFirst()
                    .orElse(null);
            if (value == null && other == null && !record.containsKey("n")) {
                return;
            }
            answered = true;
            give(record, value == null ? other : value, value != null);
        }

        private void give(Map<String, Field> record, Field value, boolean isNumber) {
            String series = null;
            Long nanos = null;
            try {
                series = Texts.name(part(baseName, "bn") + part(record.get("n"), "n"), "bn and n");
                nanos = time(record.get("t"));
                if (value == null) {
                    throw new UnreadableException("unknown-field: v is not in the record");
                }
                if (!isNumber) {
                    String reason = Values.absent(value.text(), series) + " is no number";
                    out.absent(new Rejection(reason, series, nanos, source));
                    return;
                }
                if (!value.isNumber()) {
                    throw new UnreadableException(Values.notANumber(value.text(), series));
                }
                Field unit = record.getOrDefault("u", baseUnit);
                numbers.give(
                        series,
                        nanos,
                        sum(value, series),
                        series,
                        unit == null ? null : registered(Texts.unit(unit.text())),
                        source,
                        out);
            } catch (UnreadableException e) {
                out.rejected(new Rejection(e.getMessage(), series, nanos, source));
            }
        }

        private static String part(Field name, String field) throws UnreadableException {
            if (name != null && name.kind() != FlatJson.Kind.TEXT) {
                throw new UnreadableException(
                        "malformed: " + field + ", which names the series, is " + Texts.shortened(name.text()));
            }
            return name == null ? "" : name.text();
        }

        private String sum(Field value, String series) throws UnreadableException {
            if (baseValue == null) {
                return value.text();
            }
            double base = baseValue.isNumber() ? Values.number(baseValue.text()) : Double.NaN;
            double sum = base + Values.number(value.text());
            if (!Double.isFinite(sum)) {
                throw new UnreadableException(Values.notANumber(baseValue.text() + " + " + value.text(), series));
            }
            return Double.toString(sum);
        }

        private long time(Field time) throws UnreadableException {
            try {
                long nanos = Math.addExact(seconds(baseTime), seconds(time));
                if (nanos >= RELATIVE_NANOS) {
                    return nanos;
                }
                if (!source.hasTimestamp()) {
                    throw new UnreadableException("missing-time");
                }
                return Math.addExact(Math.multiplyExact(source.timestampMillis(), NANOS_PER_MILLI), nanos);
            } catch (ArithmeticException e) {
                throw new UnreadableException("time-range: the sum of bt and t is outside " + TimeText.RANGE);
            }
        }

        private static long seconds(Field time) throws UnreadableException {
            return time == null ? 0 : TimeText.parse(time.text(), TimeScale.S);
        }
    }

    /** RFC 8428 means the coulomb and the farad where others mean degrees. */
    private static String registered(String unit) {
        return "C".equals(unit) ? "A s" : "F".equals(unit) ? "A s/V" : unit;
    }
}

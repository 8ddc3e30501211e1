package org.hodograph.standalone.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.standalone.page.SeriesView.Mark;

/**
 * Rows as the page reads them: {@code {"key","t0","t":[…],"c":[[…],…],"f":[…],…}}, times in microseconds after {@code t0}, which is in
 * milliseconds since 1970. A block replaces what the page has from the block's first instant on: the newest bucket is not complete yet.
 * The caller holds the board's monitor. For one thread.
 */
final class Frames {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int KEPT = Flag.GAP.bit() | Flag.RESET.bit() | Flag.OUTLIER.bit();

    private final Thinning ofSeries = new Thinning(Columns.SERIES.plotted(), KEPT);
    private final Thinning ofTracks = new Thinning(Columns.TRACK.plotted(), KEPT);
    private final Thinning ofSamples = new Thinning(1, 0);

    /** What writes a JSON value. */
    interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    /** Where a browser is in the rows of a series. */
    static final class Place {
        private Ring rows;
        private long from; // the first row of the bucket that was not complete
        private long sent; // one after the newest row that was sent
        private Ring samples;
        private long samplesFrom;
        private long samplesSent;
        private long marked = -1; // number of the newest mark's arrival
        private long levelled = -1; // and of that of the newest learned limit
        private String told; // what it is measured in, and by what

        /** A place behind what a browser had when it lost its connection. */
        void resume(SeriesView view, long arrival, long width) {
            if (view.rows != null && !view.rows.isEmpty()) {
                rows = view.rows;
                from = bucketBegin(rows, Math.max(rows.begin(), rows.firstAfterArrival(arrival) - 1), width);
                sent = from;
            }
            if (view.samples != null && !view.samples.isEmpty()) {
                samples = view.samples;
                samplesFrom =
                        bucketBegin(samples, Math.max(samples.begin(), samples.firstAfterArrival(arrival) - 1), width);
                samplesSent = samplesFrom;
            }
            marked = arrival;
            levelled = arrival;
        }

        private static long bucketBegin(Ring ring, long row, long width) {
            return Math.max(ring.begin(), ring.firstFrom(Math.floorDiv(ring.nanos(row), width) * width));
        }
    }

    static byte[] json(Value value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            value.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    static void number(JsonGenerator json, double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(number == 0 ? 0.0 : number);
        } else {
            json.writeNull();
        }
    }

    static void number(JsonGenerator json, String name, double number) throws IOException {
        json.writeFieldName(name);
        number(json, number);
    }

    static String key(SeriesView view) {
        return (view.columns == Columns.TRACK ? "t:" : "s:") + view.name;
    }

    /** Writes what is new of a series since the place, and moves it; whether there was anything. */
    boolean advance(JsonGenerator json, SeriesView view, Place place, long windowNanos, int pixels, int columns)
            throws IOException {
        boolean newRows = view.rows != null && (place.rows != view.rows || place.sent != view.rows.end());
        boolean newSamples = view.isPlain()
                && view.samples != null
                && (place.samples != view.samples || place.samplesSent != view.samples.end());
        boolean newMarks = !view.marks.isEmpty() && view.marks.peekLast().arrival() > place.marked;
        boolean newLevels = view.levels.newest() > place.levelled;
        if (!newRows && !newSamples && !newMarks && !newLevels) {
            return false;
        }
        json.writeStartObject();
        json.writeStringField("key", key(view));
        long newest = Math.max(view.nanos, newestOf(view.samples));
        long width = width(view, windowNanos, pixels);
        if (newRows) {
            advanceRows(
                    json,
                    view,
                    place,
                    windowNanos == Selection.ALL ? Long.MIN_VALUE : newest - windowNanos,
                    width,
                    columns);
        }
        if (newSamples) {
            advanceSamples(
                    json, view, place, windowNanos == Selection.ALL ? Long.MIN_VALUE : newest - windowNanos, width);
        }
        if (newMarks) {
            marks(json, view, place.marked);
            place.marked = view.marks.peekLast().arrival();
        }
        if (newLevels) {
            long from = windowNanos == Selection.ALL ? Long.MIN_VALUE : newest - windowNanos;
            levels(json, view.levels.between(place.levelled, from, Long.MAX_VALUE));
            place.levelled = view.levels.newest();
        }
        String tell = view.method + " " + view.unit;
        if (!tell.equals(place.told)) {
            place.told = tell;
            about(json, view);
        }
        json.writeEndObject();
        return true;
    }

    private static long newestOf(Ring ring) {
        return ring == null || ring.isEmpty() ? Long.MIN_VALUE : ring.nanos(ring.end() - 1);
    }

    /** Nanoseconds that a pixel stands for. */
    static long width(SeriesView view, long windowNanos, int pixels) {
        long span = windowNanos;
        if (windowNanos == Selection.ALL) {
            Ring ring = view.rows != null && !view.rows.isEmpty() ? view.rows : view.samples;
            span = ring == null || ring.isEmpty() ? 1 : ring.nanos(ring.end() - 1) - ring.nanos(ring.begin());
        }
        return Math.max(1, span / pixels);
    }

    private void advanceRows(JsonGenerator json, SeriesView view, Place place, long least, long width, int columns)
            throws IOException {
        Ring ring = view.rows;
        boolean isNew = place.rows != ring;
        place.rows = ring;
        long from = Math.max(isNew ? ring.begin() : Math.max(place.from, ring.begin()), ring.firstFrom(least));
        long to = ring.end();
        rows(json, view, from, to, width, columns);
        place.sent = to;
        place.from = to == ring.begin() ? to : Place.bucketBegin(ring, to - 1, width);
    }

    private void advanceSamples(JsonGenerator json, SeriesView view, Place place, long least, long width)
            throws IOException {
        Ring ring = view.samples;
        boolean isNew = place.samples != ring;
        place.samples = ring;
        long from = Math.max(isNew ? ring.begin() : Math.max(place.samplesFrom, ring.begin()), ring.firstFrom(least));
        samples(json, view, from, ring.end(), width);
        place.samplesSent = ring.end();
        place.samplesFrom = ring.isEmpty() ? ring.end() : Place.bucketBegin(ring, ring.end() - 1, width);
    }

    /** Writes the rows and samples of a stretch of time, and what is to be known of the series. */
    void stretch(JsonGenerator json, SeriesView view, long fromNanos, long toNanos, int pixels, int columns)
            throws IOException {
        long width = Math.max(1, (toNanos - fromNanos) / pixels);
        json.writeStartObject();
        json.writeStringField("key", key(view));
        if (view.rows != null) {
            // one more at each end, so that lines go on over the edges
            long from = Math.max(view.rows.begin(), view.rows.firstFrom(fromNanos) - 1);
            long to = Math.min(view.rows.end(), view.rows.firstFrom(toNanos) + 1);
            rows(json, view, from, to, width, columns);
        }
        if (view.samples != null && view.isPlain()) {
            samples(json, view, view.samples.firstFrom(fromNanos), view.samples.firstFrom(toNanos), width);
        }
        if (!view.marks.isEmpty()) {
            marks(json, view, Long.MIN_VALUE);
        }
        levels(json, view.levels.between(-1, fromNanos, toNanos));
        about(json, view);
        json.writeEndObject();
    }

    private void rows(JsonGenerator json, SeriesView view, long from, long to, long width, int columns)
            throws IOException {
        boolean isTrack = view.columns == Columns.TRACK;
        Thinning thinning = isTrack ? ofTracks : ofSeries;
        thinning.pick(view.rows, from, to, width, isTrack ? Thinning.EVERY : columns);
        times(json, view.rows, thinning);
        json.writeArrayFieldStart("c");
        for (int column = 0; column < view.columns.count(); column++) {
            json.writeStartArray();
            for (int i = 0; i < thinning.count(); i++) {
                number(json, view.rows.cell(thinning.row(i), column));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("f");
        for (int i = 0; i < thinning.count(); i++) {
            json.writeNumber(view.rows.flags(thinning.row(i)));
        }
        json.writeEndArray();
        if (view.truth != null) {
            truth(json, view, thinning);
        }
    }

    private static void truth(JsonGenerator json, SeriesView view, Thinning thinning) throws IOException {
        json.writeArrayFieldStart("truth");
        for (int i = 0; i < thinning.count(); i++) {
            json.writeStartArray();
            for (double number : view.truth.at(view.name, view.rows.nanos(thinning.row(i)))) {
                number(json, number);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void times(JsonGenerator json, Ring ring, Thinning thinning) throws IOException {
        long first = thinning.count() == 0 ? 0 : Math.floorDiv(ring.nanos(thinning.row(0)), NANOS_PER_MILLI);
        json.writeNumberField("t0", first);
        json.writeArrayFieldStart("t");
        for (int i = 0; i < thinning.count(); i++) {
            json.writeNumber((ring.nanos(thinning.row(i)) - first * NANOS_PER_MILLI) / 1_000);
        }
        json.writeEndArray();
    }

    private void samples(JsonGenerator json, SeriesView view, long from, long to, long width) throws IOException {
        ofSamples.pick(view.samples, from, to, width);
        json.writeObjectFieldStart("samples");
        times(json, view.samples, ofSamples);
        json.writeArrayFieldStart("y");
        for (int i = 0; i < ofSamples.count(); i++) {
            number(json, view.shown(view.samples.cell(ofSamples.row(i), 0)));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void marks(JsonGenerator json, SeriesView view, long after) throws IOException {
        json.writeArrayFieldStart("marks");
        for (Mark mark : view.marks) {
            if (mark.arrival() > after) {
                json.writeStartObject();
                number(json, "t", mark.nanos() / (double) NANOS_PER_MILLI);
                json.writeStringField("kind", mark.kind());
                number(json, "confidence", mark.confidence());
                json.writeStringField("words", mark.words());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void levels(JsonGenerator json, List<Levels.Level> levels) throws IOException {
        json.writeArrayFieldStart("levels");
        for (Levels.Level level : levels) {
            json.writeStartObject();
            json.writeStringField("alert", level.alert());
            number(json, "t", level.nanos() / (double) NANOS_PER_MILLI);
            number(json, "learned", level.learned());
            number(json, "below", level.below());
            number(json, "above", level.above());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void about(JsonGenerator json, SeriesView view) throws IOException {
        json.writeStringField("method", view.method);
        if (view.columns == Columns.SERIES) {
            json.writeArrayFieldStart("units");
            for (int order = 0; order <= 3; order++) {
                json.writeString(view.unit(order));
            }
            json.writeEndArray();
            json.writeNumberField("order", view.settings.order());
            json.writeNumberField("lowSnr", view.settings.lowSnr());
        }
    }
}

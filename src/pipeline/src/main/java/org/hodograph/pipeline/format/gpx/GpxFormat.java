package org.hodograph.pipeline.format.gpx;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.LineAnswers;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.format.Values;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeReader;
import org.hodograph.pipeline.time.TimeScale;

/**
 * Track points of GPX, one or many a record: {@code latitude}, {@code longitude}, {@code course} (deg), {@code altitude} (m) and
 * {@code speed} (m/s) where a point has them, and any other element of a point that is asked for by its name, such as
 * {@code hr}. The entity is the track's name, unless one is configured. Times are ISO 8601, without an offset in the configured zone, else UTC. A point that
 * can't be read is one rejection. For one thread.
 */
public final class GpxFormat implements Format {

    private static final List<String> USUAL = List.of("latitude", "longitude", "altitude", "speed", "course");
    private static final Map<String, String> UNITS =
            Map.of("latitude", "deg", "longitude", "deg", "altitude", "m", "speed", "m/s", "course", "deg");

    private final List<String> names;
    private final boolean hasEntity;
    private final TimeReader times;

    public GpxFormat(FormatSettings settings) {
        List<String> values = settings.fields().value();
        names = values.equals(List.of("value")) ? USUAL : values;
        hasEntity = settings.entity() != null;
        times = (settings.time() instanceof TimeForm.Iso iso ? iso : TimeForm.of(TimeScale.ISO)).newReader();
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        byte[] bytes = source.payload();
        LineAnswers answers = new LineAnswers(source, out, false);
        boolean any = false;
        try {
            Track track = new Track(new ByteArrayInputStream(bytes));
            for (TrackPoint point = track.next(); point != null; point = track.next()) {
                any = true;
                read(point, source, answers);
            }
        } catch (XMLStreamException e) {
            boolean isToldBreak = bytes.length > 0 && bytes[0] == 'n'; // a file's last record, see GpxPoints
            String told = isToldBreak ? new String(bytes, StandardCharsets.UTF_8) : "";
            answers.rejected(
                    "malformed: " + (told.startsWith("not XML") ? Texts.shortened(told) : Track.told(e)), null, null);
        } catch (RuntimeException e) { // the JDK's XML reader has been seen to throw some for bytes that are no XML
            answers.rejected("malformed: not XML, " + e.getClass().getSimpleName(), null, null);
        }
        answers.end(any ? nothing() : "malformed: no track point (trkpt)");
    }

    /** As for JSON: of several values any may be absent; one that is never there is more likely misspelt. */
    private String nothing() {
        String wanted = Texts.shortened(String.join(", ", names));
        return names.size() > 1
                ? "absent: no track point has " + wanted
                : "unknown-field: no track point has " + wanted;
    }

    private void read(TrackPoint point, SourceRecord source, LineAnswers answers) {
        String prefix = "";
        try {
            prefix = hasEntity || point.track().isEmpty() ? "" : Texts.name(point.track(), "name") + "/";
            long nanos = times.read(point.elements().getOrDefault("time", ""), prefix, source);
            answers.noted(times.note());
            for (String name : names) {
                String text = text(point, name);
                if (!text.isEmpty()) {
                    give(prefix + name, text, name, nanos, answers);
                }
            }
        } catch (UnreadableException e) {
            answers.rejected(e.getMessage(), null, null);
        }
    }

    private static String text(TrackPoint point, String name) {
        return switch (name) {
            case "latitude" -> point.latitude();
            case "longitude" -> point.longitude();
            case "altitude" -> point.elements().getOrDefault("ele", "");
            default -> point.elements().getOrDefault(name, "");
        };
    }

    private static void give(String series, String text, String name, long nanos, LineAnswers answers) {
        double value = Values.number(text);
        if (Double.isFinite(value)) {
            answers.sample(series, nanos, value, UNITS.get(name));
        } else {
            answers.rejected(Values.notANumber(text, name), series, nanos);
        }
    }
}

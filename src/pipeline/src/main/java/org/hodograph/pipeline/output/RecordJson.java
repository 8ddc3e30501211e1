package org.hodograph.pipeline.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.kernels.geometry.Motion.Quantity;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.AlertRule;
import org.hodograph.pipeline.alert.Origin;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.config.ControlMessage;
import org.hodograph.pipeline.entity.UnmatchedRule;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;
import org.hodograph.pipeline.series.SeriesCurvature;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.time.TimeText;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.unit.ShowIn;

/** The JSON records of docs/wire-format.md, UTF-8. What is not available is null; NaN and infinity never appear. For one thread. */
public final class RecordJson {

    /** Bytes of a payload that a late or rejected record keeps. */
    static final int LONGEST_PAYLOAD = 64 * 1024;

    private static final double NANOS_PER_SECOND = 1e9;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final String[] AXES = {"x", "y", "z"};
    private static final List<Quantity> TRACK = List.of(
            Quantity.SPEED,
            Quantity.COURSE,
            Quantity.YAW_RATE,
            Quantity.LONGITUDINAL_ACCELERATION,
            Quantity.LATERAL_ACCELERATION,
            Quantity.CURVATURE);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final ShowIn showIn;
    private final TrackUnits trackUnits;
    private final ResultJson results = new ResultJson(false);

    /** What writes the fields of a record. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** Records in SI, but for series whose settings say other units. */
    public RecordJson() {
        this(ShowIn.SI);
    }

    /** Records of tracks and alerts in these units; those of a series are in its settings. */
    public RecordJson(ShowIn showIn) {
        this.showIn = showIn;
        trackUnits = new TrackUnits(showIn);
    }

    /** All orders of a result in one record. */
    public byte[] all(Derivatives result) {
        results.begin(result);
        return results.all();
    }

    /** A gap, a reset, a silence; with the fields that belong to it. */
    public byte[] event(SeriesEvent event) {
        return object(json -> {
            begin(json, event.series(), event.nanos());
            json.writeStringField("event", event.kind().name());
            number(json, "confidence", event.confidence());
            present(json, "length", event.lengthSeconds());
            present(json, "left", event.left());
            present(json, "right", event.right());
            present(json, "height", event.height());
        });
    }

    /** A track at an instant. */
    public byte[] track(TrackPoint point) {
        return object(json -> {
            begin(json, point.series(), point.nanos());
            int axes = point.inSpace() ? AXES.length : AXES.length - 1;
            for (int axis = 0; axis < axes; axis++) {
                number(json, AXES[axis], trackUnits.length(point.position(axis)));
            }
            for (Quantity quantity : TRACK) {
                track(json, quantity, point.value(quantity));
            }
            if (point.inSpace()) {
                track(json, Quantity.TORSION, point.value(Quantity.TORSION));
            }
            number(json, "pathLength", trackUnits.length(point.pathLength()));
            json.writeObjectFieldStart("se");
            for (int axis = 0; axis < axes; axis++) {
                number(json, AXES[axis], trackUnits.length(point.positionError(axis)));
            }
            for (Quantity quantity : TRACK) {
                track(json, quantity, point.standardError(quantity));
            }
            if (point.inSpace()) {
                track(json, Quantity.TORSION, point.standardError(Quantity.TORSION));
            }
            json.writeEndObject();
            trackUnits.write(json, point, TRACK);
            json.writeNumberField("lag", point.lagNanos() / NANOS_PER_SECOND);
            flags(json, point.flags());
        });
    }

    /** The curvature of a plain series that asks for it. */
    public byte[] curvature(Derivatives result) {
        return object(json -> {
            SeriesCurvature curvature = result.settings().curvature();
            begin(json, result.series(), result.nanos());
            number(json, "value", curvature.value(result));
            number(json, "se", curvature.standardError(result));
            json.writeStringField("unit", curvature.unit(result));
            end(json, result, result.flags());
        });
    }

    /** A track's curvature alone. */
    public byte[] curvature(TrackPoint point) {
        return object(json -> {
            begin(json, point.series(), point.nanos());
            number(json, "value", trackUnits.of(Quantity.CURVATURE, point.value(Quantity.CURVATURE)));
            number(json, "se", trackUnits.of(Quantity.CURVATURE, point.standardError(Quantity.CURVATURE)));
            json.writeStringField("unit", trackUnits.curvature());
            json.writeNumberField("lag", point.lagNanos() / NANOS_PER_SECOND);
            json.writeNumberField("n", point.samples());
            number(json, "span", point.span());
            json.writeNumberField("rev", 0);
            json.writeStringField("method", point.method());
            flags(json, point.flags());
        });
    }

    /** A change of an alert's state. */
    public byte[] alert(AlertChange change) {
        return object(json -> {
            AlertRule rule = change.rule();
            json.writeStringField("alert", rule.name());
            begin(json, change.series(), change.nanos());
            json.writeStringField("state", change.state().name().toLowerCase(Locale.ROOT));
            ShownAlert shown = ShownAlert.of(change, showIn);
            number(json, "value", shown.value());
            number(json, "se", shown.error());
            json.writeStringField("unit", shown.unit());
            number(json, "probability", change.probability());
            number(json, "threshold", shown.threshold());
            json.writeStringField("severity", rule.severity());
            json.writeObjectFieldStart("labels");
            for (Map.Entry<String, String> label : new TreeMap<>(rule.labels()).entrySet()) {
                json.writeStringField(label.getKey(), label.getValue());
            }
            json.writeEndObject();
            json.writeStringField("since", TimeText.iso(change.sinceNanos()));
            if (change.story() != null) {
                story(json, change, shown);
            }
        });
    }

    /** What an alert on the unusual knows beside its threshold. */
    private static void story(JsonGenerator json, AlertChange change, ShownAlert shown) throws IOException {
        AlertChange.Story story = change.story();
        number(json, "usual", shown.threshold());
        boolean inSamples = change.rule().unusual().budget().everyInSamples();
        number(json, inSamples ? "raritySamples" : "rarity", story.rarity());
        number(json, "peak", shown.peak());
        if (change.state() == AlertChange.State.RESOLVED) {
            number(json, "mean", shown.mean());
            number(json, "duration", story.seconds());
        }
        if (!Double.isNaN(story.x())) {
            json.writeObjectFieldStart("position");
            number(json, "x", story.x());
            number(json, "y", story.y());
            json.writeEndObject();
        }
        origin(json, "source", story.first());
        origin(json, "peakSource", story.atPeak());
    }

    private static void origin(JsonGenerator json, String name, Origin origin) throws IOException {
        if (origin != null) {
            json.writeObjectFieldStart(name);
            json.writeStringField("topic", origin.topic());
            json.writeNumberField("partition", origin.partition());
            json.writeNumberField("offset", origin.offset());
            json.writeEndObject();
        }
    }

    /** The derivative of one signal with respect to another. */
    public byte[] sensitivity(SensitivityPoint point) {
        return object(json -> {
            begin(json, point.series(), point.nanos());
            number(json, "value", point.value());
            number(json, "se", point.error());
            number(json, "elasticity", point.elasticity());
            json.writeStringField("unit", point.unit());
            json.writeNumberField("lag", point.lagNanos() / NANOS_PER_SECOND);
            json.writeNumberField("n", point.pairs());
            number(json, "span", point.span());
            json.writeArrayFieldStart("flags");
            if (!point.identifiable()) {
                json.writeString("NOT_IDENTIFIABLE");
            }
            json.writeEndArray();
        });
    }

    /** What a cross-check found. */
    public byte[] crossCheck(CrossCheckVerdict verdict) {
        return object(json -> {
            begin(json, verdict.series(), verdict.nanos());
            json.writeStringField("event", verdict.agrees() ? "AGREEMENT" : "DISAGREEMENT");
            number(json, "confidence", verdict.confidence());
            json.writeStringField("with", verdict.with());
            number(json, "scale", verdict.scale());
            number(json, "scaleSe", verdict.scaleError());
            number(json, "delay", verdict.delaySeconds());
            number(json, "offset", verdict.offset());
            number(json, "disagreement", verdict.disagreement());
        });
    }

    /** A unit that is not known. */
    public byte[] unknownUnit(UnknownUnit unknown) {
        return object(json -> {
            json.writeStringField("unit", unknown.unit());
            begin(json, unknown.series(), unknown.nanos());
            json.writeBooleanField("accepted", false);
            json.writeArrayFieldStart("errors");
            json.writeString(unknown.reason());
            json.writeEndArray();
        });
    }

    /** A profile that refuses data. */
    public byte[] refusal(Refusal refusal) {
        return object(json -> {
            if (refusal.profile() != null) {
                json.writeStringField("profile", refusal.profile());
            }
            json.writeStringField("alert", refusal.alert());
            begin(json, refusal.series(), refusal.nanos());
            json.writeBooleanField("accepted", false);
            json.writeArrayFieldStart("errors");
            json.writeString(refusal.reason());
            json.writeEndArray();
        });
    }

    /** A rule that matches nothing. */
    public byte[] unmatched(UnmatchedRule rule) {
        return object(json -> {
            json.writeStringField("rule", rule.rule());
            json.writeStringField("name", rule.name());
            json.writeStringField(rule.ofEntity() ? "entity" : "series", rule.pattern());
            json.writeStringField("nearest", rule.nearest());
            json.writeBooleanField("accepted", false);
            json.writeArrayFieldStart("errors");
            json.writeString(rule.reason());
            json.writeEndArray();
        });
    }

    /** The answer to a control message. */
    public byte[] status(ControlMessage control) {
        return object(json -> {
            json.writeStringField("id", control.id());
            json.writeBooleanField("accepted", control.isAccepted());
            json.writeArrayFieldStart("errors");
            for (String error : control.errors()) {
                json.writeString(error);
            }
            json.writeEndArray();
        });
    }

    /** A late or rejected sample, or an unreadable record, with its original bytes. */
    public byte[] rejection(Rejection rejection) {
        return object(json -> {
            json.writeStringField("reason", rejection.reason());
            if (rejection.series() != null) {
                json.writeStringField("series", rejection.series());
            }
            if (rejection.nanos() != null) {
                json.writeStringField("t", TimeText.iso(rejection.nanos()));
            }
            byte[] payload = rejection.source().payload();
            json.writeStringField("topic", rejection.source().topic());
            json.writeNumberField("partition", rejection.source().partition());
            json.writeNumberField("offset", rejection.source().offset());
            json.writeNumberField("size", payload.length);
            json.writeBinaryField(
                    "payload", payload.length <= LONGEST_PAYLOAD ? payload : Arrays.copyOf(payload, LONGEST_PAYLOAD));
        });
    }

    private byte[] object(Fields fields) {
        bytes.reset();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void begin(JsonGenerator json, String series, long nanos) throws IOException {
        json.writeStringField("series", series);
        json.writeStringField("t", TimeText.iso(nanos));
    }

    private static void end(JsonGenerator json, Derivatives result, int flags) throws IOException {
        json.writeNumberField("lag", result.lagNanos() / NANOS_PER_SECOND);
        json.writeNumberField("n", result.estimate().samples());
        number(json, "span", result.estimate().span());
        json.writeNumberField("rev", result.revision());
        json.writeStringField("method", result.method());
        flags(json, flags);
    }

    private static void flags(JsonGenerator json, int flags) throws IOException {
        json.writeArrayFieldStart("flags");
        for (Flag flag : Flag.values()) {
            if (flag.in(flags)) {
                json.writeString(flag.name());
            }
        }
        json.writeEndArray();
    }

    private void track(JsonGenerator json, Quantity quantity, double si) throws IOException {
        number(json, TrackUnits.field(quantity), trackUnits.of(quantity, si));
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        number(json, value);
    }

    /** A field that another event doesn't have is left out. */
    private static void present(JsonGenerator json, String name, double value) throws IOException {
        if (!Double.isNaN(value)) {
            number(json, name, value);
        }
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value == 0 ? 0.0 : value); // never -0
        } else {
            json.writeNull();
        }
    }
}

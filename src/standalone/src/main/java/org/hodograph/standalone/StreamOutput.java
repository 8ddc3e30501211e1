package org.hodograph.standalone;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hodograph.kernels.tail.ReturnLevels;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.alert.AlertChange;
import org.hodograph.pipeline.alert.Refusal;
import org.hodograph.pipeline.alert.RefusalLines;
import org.hodograph.pipeline.alert.UsualLevel;
import org.hodograph.pipeline.config.SinkConfig;
import org.hodograph.pipeline.entity.EntityListener;
import org.hodograph.pipeline.entity.UnmatchedRule;
import org.hodograph.pipeline.output.MessageEncoder;
import org.hodograph.pipeline.output.RecordJson;
import org.hodograph.pipeline.pair.CrossCheckVerdict;
import org.hodograph.pipeline.pair.SensitivityPoint;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.SeriesEvent;
import org.hodograph.pipeline.series.UnknownUnit;
import org.hodograph.pipeline.time.TimeScale;
import org.hodograph.pipeline.track.TrackPoint;
import org.hodograph.pipeline.unit.ShowIn;

/** Derivatives on standard output, as JSON lines or CSV; every topic into a folder where one is given. */
final class StreamOutput implements EntityListener, Closeable {

    private final DerivativesCsv csv; // null: JSON lines
    private final PrintStream standardOutput;
    private final PrintStream lines;
    private final RecordJson json = new RecordJson();
    private final DumpFolder dump; // null: none
    private final MessageEncoder encoder; // null: none
    private final boolean alerts;
    private final ShowIn showIn; // of alerts
    private final Consumer<String> notes;
    private final RefusalLines refusals;

    /**
     * An output.
     *
     * @param folder of the dump; null: none
     * @param alerts whether those are among the notes
     * @param notes takes lines for the user's eyes
     */
    StreamOutput(
            String form,
            PrintStream standardOutput,
            TimeScale time,
            Path folder,
            SinkConfig sink,
            boolean alerts,
            Consumer<String> notes)
            throws IOException {
        if (!form.equals("jsonl") && !form.equals("csv")) {
            throw new IllegalArgumentException("--out must be jsonl or csv, but is \"" + form + "\"");
        }
        csv = form.equals("csv") ? new DerivativesCsv(time) : null;
        this.standardOutput = standardOutput;
        // the stream's own buffer would be flushed by every line
        lines = new PrintStream(
                new java.io.BufferedOutputStream(standardOutput, 1 << 16), false, StandardCharsets.UTF_8);
        dump = folder == null ? null : new DumpFolder(folder, sink);
        encoder = folder == null
                ? null
                : new MessageEncoder(dump, MessageEncoder.Tally.NONE, sink.showIn(), sink.written());
        refusals = new RefusalLines(notes);
        this.alerts = alerts;
        showIn = sink.showIn();
        this.notes = notes;
        if (csv != null) {
            lines.println(DerivativesCsv.HEADER);
        }
    }

    /** Hands on what there is. */
    void flush() {
        lines.flush();
        if (dump != null) {
            dump.flush();
        }
    }

    /** Hands on what there is; whether the reader of a pipe has gone, so that nobody wants the rest. */
    boolean isClosedByReader() {
        flush();
        return dump == null && standardOutput.checkError(); // only the stream that failed knows
    }

    @Override
    public void derivatives(Derivatives result) {
        if (!result.isRepeated()) {
            write(result);
        }
        if (encoder != null) {
            encoder.derivatives(result);
        }
    }

    @Override
    public void provisional(Derivatives result) {
        write(result);
        if (encoder != null) {
            encoder.provisional(result);
        }
    }

    private void write(Derivatives result) {
        if (csv != null) {
            csv.write(result, lines);
        } else {
            byte[] record = json.all(result);
            lines.write(record, 0, record.length);
            lines.write('\n');
        }
    }

    @Override
    public void used() {}

    @Override
    public void duplicate() {}

    @Override
    public void late(Rejection rejection) {
        if (encoder != null) {
            encoder.late(rejection);
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        if (encoder != null) {
            encoder.rejected(rejection);
        }
    }

    /** Written nowhere. */
    @Override
    public void absent(Rejection absence) {}

    @Override
    public void event(SeriesEvent event) {
        if (encoder != null) {
            encoder.event(event);
        }
    }

    @Override
    public void unknownUnit(UnknownUnit unknown) {
        notes.accept(unknown.line());
        if (encoder != null) {
            encoder.unknownUnit(unknown);
        }
    }

    @Override
    public void track(TrackPoint point) {
        if (encoder != null) {
            encoder.track(point);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.refused(refusal);
        if (encoder != null) {
            encoder.refused(refusal);
        }
    }

    @Override
    public void usual(UsualLevel level) {
        if (encoder != null) {
            encoder.usual(level);
        }
    }

    @Override
    public void unusual(AlertChange change, Supplier<ReturnLevels> levels) {
        if (encoder != null) {
            encoder.unusual(change, levels);
        }
    }

    /** A rule that matches nothing. */
    void unmatched(UnmatchedRule rule) {
        notes.accept(rule.line());
        if (dump != null) {
            dump.accept(MessageEncoder.unmatched(rule));
        }
    }

    @Override
    public void sensitivity(SensitivityPoint point) {
        if (encoder != null) {
            encoder.sensitivity(point);
        }
    }

    @Override
    public void crossCheck(CrossCheckVerdict verdict) {
        if (encoder != null) {
            encoder.crossCheck(verdict);
        }
    }

    @Override
    public void alert(AlertChange change) {
        if (alerts) {
            notes.accept(AlertLine.of(change, showIn));
        }
        if (encoder != null) {
            encoder.alert(change);
        }
    }

    @Override
    public void close() {
        lines.flush();
        if (dump != null) {
            try {
                dump.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

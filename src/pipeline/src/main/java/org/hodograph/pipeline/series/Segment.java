package org.hodograph.pipeline.series;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Lookback;

/** The part of a series that one fit may see: its differentiator, its first instant, and the instants that are owed an answer. */
final class Segment {

    private final SeriesSettings settings;
    private final Differentiator differentiator;
    private final RecentTimes instants; // the newest lag.samples + 1
    private boolean begun;
    private long first;
    private long newest;

    Segment(SeriesSettings settings) {
        this.settings = settings;
        Lookback lookback = new Lookback(settings.lag().nanos(), settings.lag().samples());
        differentiator = settings.method().newDifferentiator(lookback);
        instants = new RecentTimes(settings.lag().samples() + 1);
    }

    boolean hasBegun() {
        return begun;
    }

    /** The instant of the newest sample. */
    long newest() {
        return newest;
    }

    boolean isWarm() {
        return differentiator.isWarm();
    }

    /** Takes the next sample in the order of time. */
    void push(long nanos, double value) {
        Intake intake = differentiator.push(nanos, value);
        if (intake != Intake.ACCEPTED) {
            throw new IllegalStateException("a sample past the door was " + intake + " at " + nanos);
        }
        if (!begun) {
            begun = true;
            first = nanos;
        }
        newest = nanos;
        instants.add(nanos);
    }

    /** Whether the newest sample's answer lies inside the segment. */
    boolean owesAnswer() {
        return settings.lag().samples() > 0
                ? instants.size() > settings.lag().samples()
                : newest - first >= settings.lag().nanos();
    }

    /** The instant of the newest sample's answer. */
    long answerInstant() {
        return settings.lag().samples() > 0
                ? instants.back(settings.lag().samples())
                : newest - settings.lag().nanos();
    }

    boolean estimateAt(long nanos, Estimate out) {
        return differentiator.estimateAt(nanos, out);
    }

    /** Forgets everything; the next sample begins anew. */
    void restart() {
        differentiator.reset();
        instants.clear();
        begun = false;
    }

    void copyFrom(Segment other) {
        differentiator.copyFrom(other.differentiator);
        instants.copyFrom(other.instants);
        begun = other.begun;
        first = other.first;
        newest = other.newest;
    }

    /** The fit's bytes carry their length and the text of the method, so that another method can skip them. */
    void save(DataOutput out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeBoolean(begun);
        data.writeLong(first);
        data.writeLong(newest);
        instants.save(data);
        differentiator.save(data);
        out.writeUTF(settings.method().toString());
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    /** Returns false, and begins anew, if the state is that of another method. */
    boolean load(DataInput in) throws IOException {
        String method = in.readUTF();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        if (!method.equals(settings.method().toString())) {
            restart();
            return false;
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
        begun = data.readBoolean();
        first = data.readLong();
        newest = data.readLong();
        instants.load(data);
        differentiator.load(data);
        return true;
    }
}

package org.hodograph.pipeline.instant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Estimate;
import org.hodograph.pipeline.series.Derivatives;
import org.hodograph.pipeline.series.Flag;

/** A final answer of a series as it waits for the others. */
final class Answer {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int INTERVALS = 3;
    private static final int BREAKS = Flag.GAP.bit() | Flag.RESET.bit();

    final Estimate estimate = new Estimate();
    long nanos;
    long newest; // of the series when it answered
    int flags;
    boolean begins; // nothing is known between the answer before and this one
    String method;

    void set(Derivatives result, boolean first) {
        estimate.copyFrom(result.estimate());
        nanos = result.nanos();
        newest = result.nanos() + result.lagNanos();
        flags = result.flags();
        begins = first || (flags & BREAKS) != 0;
        method = result.method();
    }

    /**
     * Whether the fit knows of an instant: its own, or one before it since the answer before, not further away than its window
     * and than a silence of {@value #INTERVALS} of its mean intervals.
     */
    boolean reaches(long instant) {
        if (nanos == instant) {
            return true;
        }
        double interval = estimate.span() / (estimate.samples() - 1);
        return !begins && (nanos - instant) / NANOS_PER_SECOND <= Math.min(estimate.span(), INTERVALS * interval);
    }

    void copyFrom(Answer other) {
        estimate.copyFrom(other.estimate);
        nanos = other.nanos;
        newest = other.newest;
        flags = other.flags;
        begins = other.begins;
        method = other.method;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(nanos);
        out.writeLong(newest);
        out.writeInt(flags);
        out.writeBoolean(begins);
        out.writeUTF(method);
        out.writeInt(estimate.samples());
        out.writeDouble(estimate.span());
        out.writeDouble(estimate.freedom());
        for (int i = 0; i <= Estimate.MAX_ORDER; i++) {
            out.writeDouble(estimate.derivative(i));
            for (int j = 0; j <= i; j++) {
                out.writeDouble(estimate.covariance(i, j));
            }
        }
    }

    void load(DataInput in) throws IOException {
        nanos = in.readLong();
        newest = in.readLong();
        flags = in.readInt();
        begins = in.readBoolean();
        method = in.readUTF();
        estimate.clear();
        estimate.setInstant(nanos);
        estimate.setWindow(in.readInt(), in.readDouble());
        estimate.setFreedom(in.readDouble());
        for (int i = 0; i <= Estimate.MAX_ORDER; i++) {
            estimate.setDerivative(i, in.readDouble());
            for (int j = 0; j <= i; j++) {
                estimate.setCovariance(i, j, in.readDouble());
            }
        }
    }
}

package org.hodograph.pipeline.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hodograph.kernels.Differentiator;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Intake;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.Samples;
import org.hodograph.kernels.window.SampleWindow;
import org.hodograph.kernels.window.Window;

/**
 * The estimator that UN Regulation No. 79 prescribes for the lateral jerk: the lateral acceleration through a Butterworth low
 * pass of fourth order at 0.5 Hz, differentiated, and the derivative averaged over the last 500 ms, which is
 * (F(t) − F(t − 0.5 s)) / 0.5 s of the filtered signal F.
 *
 * <p>The low pass is two second-order sections with damping cos(π/8) and cos(3π/8), each stepped by the trapezoid rule
 * over the samples' own intervals, so it is stable for any spacing; it begins in the steady state of the first sample, and is warm
 * once the error of that sample has decayed, after 4 s. It answers at its newest sample only, with F and its averaged first derivative.
 * It delays, as prescribed.
 *
 * <p>Standard errors, once warm, are what white noise of variance σ² at intervals h leaves: its density σ² h through the filter,
 * var F = σ² h ∫ |H|² df = σ² h · 1.026 Hz and var F′ = σ² h ∫ |H|² (2 sin(πf/2) / 0.5 s)² df = σ² h · 3.452 Hz/s², with
 * |H|² = 1 / (1 + (f / 0.5 Hz)⁸): at 100 samples a second 0.10 σ and 0.19 σ/s. σ² comes from {@link NeighbourNoise}: of noise below 1 Hz it
 * knows nothing, for there noise and motion are the same.
 *
 * <p>Cost O(1) per sample. Source: UN Regulation No. 79, revision 4, 5.6.2.1.3; S. Butterworth 1930.
 */
record LateralJerkFilter() implements Method {

    private static final double CUTOFF = 2 * Math.PI * 0.5; // rad/s
    private static final double[] DAMPING = {Math.cos(Math.PI / 8), Math.cos(3 * Math.PI / 8)};
    private static final long AVERAGE = 500_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SETTLED = 4_000_000_000L;

    // integrals over all frequencies of |H|², of |H|² |D|² and of |H|² D, D being the transfer of the averaged
    // derivative
    private static final double BANDWIDTH = Math.PI / 8 / Math.sin(Math.PI / 8);
    private static final double RATE_BANDWIDTH = 3.452438174139038;
    private static final double CROSS_BANDWIDTH = RATE_BANDWIDTH / 4; // |D|² = 4 Re D, as D = (1 − e^(−iω/2 s)) / 0.5 s

    private static final int STATE_VERSION = 2; // 1 had neither first nor noise

    @Override
    public String name() {
        return "un-r79-lateral-jerk";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int maxOrder() {
        return 1;
    }

    /** It answers at the newest sample only. */
    @Override
    public int reachSamples() {
        return 1;
    }

    /** What it keeps of the filtered signal. */
    @Override
    public long reachNanos() {
        return 2 * AVERAGE;
    }

    @Override
    public Differentiator newDifferentiator() {
        return new Worker();
    }

    /** Streams the samples, x in seconds; the answer at x is that of the last sample up to it. */
    @Override
    public Fit fit(double[] x, double[] y) {
        Samples samples = Samples.of(x, y, Samples.Repeats.LAST);
        return (at, out) -> {
            Worker worker = new Worker();
            long newest = 0;
            for (int i = 0; i < samples.x().length && samples.x()[i] <= at; i++) {
                newest = Math.round(samples.x()[i] * NANOS_PER_SECOND);
                worker.push(newest, samples.y()[i]);
            }
            return worker.estimateAt(newest, out);
        };
    }

    @Override
    public String toString() {
        return name();
    }

    private static final class Worker implements Differentiator {

        private final double[] position = new double[DAMPING.length]; // of each section, its output
        private final double[] rate = new double[DAMPING.length]; // its derivative
        private final SampleWindow filtered =
                new SampleWindow(new Window(0, 2 * AVERAGE, 2 * AVERAGE / NANOS_PER_SECOND));
        private boolean begun;
        private double input; // the newest sample
        private long first;
        private final NeighbourNoise noise = new NeighbourNoise();

        @Override
        public Intake push(long nanos, double y) {
            double step = begun && filtered.size() > 0 ? (nanos - filtered.newest()) / NANOS_PER_SECOND : 0;
            if (!Double.isFinite(y)) {
                return Intake.NOT_FINITE;
            }
            if (begun && step <= 0) {
                return step == 0 ? Intake.DUPLICATE : Intake.OUT_OF_ORDER;
            }
            if (!hasRoom(nanos, 0)) {
                return Intake.FULL;
            }
            if (begun) {
                filter(step, y);
            } else {
                begun = true;
                first = nanos;
                position[0] = y;
                position[1] = y;
            }
            input = y;
            noise.push(nanos, y);
            return filtered.push(nanos, position[1]);
        }

        @Override
        public boolean hasRoom(long nanos, int more) {
            return filtered.hasRoom(nanos, more);
        }

        /** p″ = ω² (u − p) − 2 ζ ω p′ by the trapezoid rule over h; what goes into the second section is the first one's output. */
        private void filter(double h, double y) {
            double before = input;
            double now = y;
            for (int i = 0; i < DAMPING.length; i++) {
                double p = position[i];
                double v = rate[i];
                double stiffness = CUTOFF * CUTOFF;
                double drag = 2 * DAMPING[i] * CUTOFF;
                // v₁ = v + h/2 (a₀ + a₁), p₁ = p + h/2 (v + v₁), solved for v₁
                double first = stiffness * (before - p) - drag * v;
                double free = v + h / 2 * (first + stiffness * (now - p - h / 2 * v));
                double next = free / (1 + h / 2 * drag + h * h / 4 * stiffness);
                position[i] = p + h / 2 * (v + next);
                rate[i] = next;
                before = p;
                now = position[i];
            }
        }

        @Override
        public boolean estimateAt(long nanos, Estimate out) {
            out.clear();
            if (filtered.size() == 0 || nanos != filtered.newest()) {
                return false;
            }
            out.setInstant(nanos);
            out.setDerivative(0, position[1]);
            int since = filtered.size() - 1;
            while (since >= 0 && nanos - filtered.nanos(since) < AVERAGE) {
                since--;
            }
            int oldest = Math.max(since, 0);
            out.setWindow(filtered.size() - oldest, (nanos - filtered.nanos(oldest)) / NANOS_PER_SECOND);
            if (since >= 0) {
                out.setDerivative(1, (position[1] - at(since, nanos - AVERAGE)) / (AVERAGE / NANOS_PER_SECOND));
            }
            if (isWarm()) {
                setErrors(out);
            }
            return true;
        }

        private void setErrors(Estimate out) {
            double interval =
                    (filtered.newest() - filtered.oldest()) / NANOS_PER_SECOND / Math.max(filtered.size() - 1, 1);
            double density = noise.variance() * interval;
            out.setNoise(Math.sqrt(noise.variance()));
            out.setNoiseGain(0, Math.sqrt(interval * BANDWIDTH));
            out.setNoiseGain(1, Math.sqrt(interval * RATE_BANDWIDTH));
            out.setCovariance(0, 0, density * BANDWIDTH);
            out.setCovariance(0, 1, density * CROSS_BANDWIDTH);
            out.setCovariance(1, 1, density * RATE_BANDWIDTH);
        }

        /** The filtered signal on the straight line from a sample to the next. */
        private double at(int i, long nanos) {
            if (filtered.nanos(i) == nanos) {
                return filtered.value(i);
            }
            double share = (double) (nanos - filtered.nanos(i)) / (filtered.nanos(i + 1) - filtered.nanos(i));
            return filtered.value(i) + share * (filtered.value(i + 1) - filtered.value(i));
        }

        @Override
        public boolean isWarm() {
            return begun && filtered.size() > 1 && filtered.newest() - first >= SETTLED;
        }

        @Override
        public void copyFrom(Differentiator same) {
            if (!(same instanceof Worker other)) {
                throw new IllegalArgumentException("a worker of un-r79-lateral-jerk can't copy " + same);
            }
            System.arraycopy(other.position, 0, position, 0, position.length);
            System.arraycopy(other.rate, 0, rate, 0, rate.length);
            filtered.copyFrom(other.filtered);
            begun = other.begun;
            input = other.input;
            first = other.first;
            noise.copyFrom(other.noise);
        }

        @Override
        public void reset() {
            filtered.clear();
            noise.clear();
            begun = false;
            rate[0] = 0;
            rate[1] = 0;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(STATE_VERSION);
            out.writeBoolean(begun);
            out.writeDouble(input);
            for (int i = 0; i < DAMPING.length; i++) {
                out.writeDouble(position[i]);
                out.writeDouble(rate[i]);
            }
            filtered.save(out);
            out.writeLong(first);
            noise.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            int version = in.readByte();
            if (version < 1 || version > STATE_VERSION) {
                throw new IOException(
                        "state of un-r79-lateral-jerk has version " + version + ", known are 1 to " + STATE_VERSION);
            }
            begun = in.readBoolean();
            input = in.readDouble();
            for (int i = 0; i < DAMPING.length; i++) {
                position[i] = in.readDouble();
                rate[i] = in.readDouble();
            }
            filtered.load(in);
            noise.clear();
            first = filtered.size() == 0 ? 0 : filtered.oldest();
            if (version > 1) {
                first = in.readLong();
                noise.load(in);
            }
        }
    }
}

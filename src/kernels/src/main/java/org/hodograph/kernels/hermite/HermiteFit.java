package org.hodograph.kernels.hermite;

import java.util.Arrays;
import org.hodograph.kernels.Estimate;
import org.hodograph.kernels.Fit;
import org.hodograph.kernels.Samples;

/** The batch side: pieces between all samples; beyond them there is no answer. */
final class HermiteFit implements Fit {

    private final double[] x;
    private final double[] y;
    private final Piece piece = new Piece();

    HermiteFit(double[] x, double[] y) {
        Samples samples = Samples.of(x, y, Samples.Repeats.KEEP);
        this.x = samples.x();
        this.y = samples.y();
    }

    @Override
    public boolean estimateAt(double at, Estimate out) {
        out.clear();
        if (x.length < 2 || !(x[0] <= at && at <= x[x.length - 1])) {
            return false;
        }
        int found = Arrays.binarySearch(x, at);
        int left = Math.max(0, (found < 0 ? -found - 1 : found) - 1);
        double value = y[left + 1];
        piece.clear();
        for (int i = Math.max(0, left - 1); i < Math.min(x.length, left + 3); i++) {
            piece.set(i - left, x[i] - at, y[i] - value);
        }
        if (!piece.solve(0, value, out)) {
            out.clear();
            return false;
        }
        return true;
    }
}

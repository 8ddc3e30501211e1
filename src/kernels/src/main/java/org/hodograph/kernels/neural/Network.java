package org.hodograph.kernels.neural;

import java.util.Arrays;
import java.util.Random;

/**
 * f(x) = b + Σₕ vₕ tanh(wₕ x + cₕ) and its Taylor series, with their gradients by the weights θ = (b, v, w, c).
 *
 * <p>With t(δ) = tanh(w (x + δ) + c) = Σ tₖ δᵏ, from t′ = w (1 − t²): (k + 1) tₖ₊₁ = w sₖ, sₖ = [k = 0] − Σᵢ tᵢ tₖ₋ᵢ. The
 * gradients are series too: ∂f/∂v = t, ∂f/∂c = v s, ∂f/∂w = v (x + δ) s. Derivative k is k! times coefficient k.
 */
final class Network {

    private final int hidden;
    private final int terms;
    private final double[] tanh;
    private final double[] slope; // s
    private final double[] series;
    private final double[][] gradients; // terms × weights

    /** {@code terms} coefficients: 1 for training, 4 for orders 0 to 3. */
    Network(int hidden, int terms) {
        this.hidden = hidden;
        this.terms = terms;
        tanh = new double[terms];
        slope = new double[terms];
        series = new double[terms];
        gradients = new double[terms][weights(hidden)];
    }

    static int weights(int hidden) {
        return 3 * hidden + 1;
    }

    /** Bends spread evenly over −1 to 1, each about as wide as its share (Nguyen and Widrow 1990, doi 10.1109/IJCNN.1990.137819). */
    static double[] start(int hidden, int seed) {
        Random random = new Random(seed);
        double[] weights = new double[weights(hidden)];
        for (int h = 0; h < hidden; h++) {
            double steepness = (random.nextBoolean() ? 1 : -1) * (1 + 0.7 * hidden * (0.5 + random.nextDouble()) / 2);
            double centre = (2 * h + 1.0) / hidden - 1 + (random.nextDouble() - 0.5) / hidden;
            weights[1 + h] = 0.2 * random.nextGaussian();
            weights[1 + hidden + h] = steepness;
            weights[1 + 2 * hidden + h] = -steepness * centre;
        }
        return weights;
    }

    /** Evaluates the series round {@code x} and its gradients. */
    void evaluate(double[] weights, double x) {
        Arrays.fill(series, 0);
        series[0] = weights[0];
        gradients[0][0] = 1;
        for (int h = 0; h < hidden; h++) {
            double v = weights[1 + h];
            double w = weights[1 + hidden + h];
            expand(StrictMath.tanh(w * x + weights[1 + 2 * hidden + h]), w);
            for (int k = 0; k < terms; k++) {
                series[k] += v * tanh[k];
                gradients[k][1 + h] = tanh[k];
                gradients[k][1 + hidden + h] = v * (x * slope[k] + (k > 0 ? slope[k - 1] : 0));
                gradients[k][1 + 2 * hidden + h] = v * slope[k];
            }
        }
    }

    private void expand(double value, double w) {
        tanh[0] = value;
        for (int k = 0; k < terms; k++) {
            double sum = k == 0 ? 1 : 0;
            for (int i = 0; i <= k; i++) {
                sum -= tanh[i] * tanh[k - i];
            }
            slope[k] = sum;
            if (k + 1 < terms) {
                tanh[k + 1] = w * sum / (k + 1);
            }
        }
    }

    /** Coefficient k of the series. */
    double coefficient(int k) {
        return series[k];
    }

    /** Its gradient by the weights; overwritten by the next evaluation. */
    double[] gradient(int k) {
        return gradients[k];
    }
}

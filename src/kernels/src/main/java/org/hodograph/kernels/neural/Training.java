package org.hodograph.kernels.neural;

import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Fits a network to samples whose x spans −1 to 1 and whose y has mean 0 and variance 1: minimises
 *
 * <pre>E = Σ (yᵢ − f(xᵢ))² + λ |θ|²</pre>
 *
 * <p>by Levenberg–Marquardt. λ is chosen by the evidence, with A = JᵀJ + λ I and γ = p − λ tr A⁻¹ weights that the samples
 * determine: λ ← γ Σ(y − f)² / ((n − γ) |θ|²), in turns with the fit. σ² = Σ(y − f)² / (n − γ) is the noise and σ² A⁻¹ the
 * covariance of the weights.
 *
 * <p>Source: F. D. Foresee, M. T. Hagan 1997, doi 10.1109/ICNN.1997.614194, after D. J. C. MacKay 1992,
 * doi 10.1162/neco.1992.4.3.415.
 */
final class Training {

    private static final int ROUNDS = 30; // of λ
    private static final int ITERATIONS = 30; // of a fit in a round
    private static final double SETTLED = 0.02; // relative change of λ
    private static final double FIRST_PENALTY = 0.01;

    private final double[] x;
    private final double[] y;
    private final int weights;
    private final Network network;
    private double[] best;
    private double bestCost;
    private double penalty = FIRST_PENALTY;
    private double noise; // σ²
    private RealMatrix covariance;

    Training(Neural method, double[] x, double[] y) {
        this.x = x;
        this.y = y;
        network = new Network(method.hidden(), 1);
        best = Network.start(method.hidden(), method.seed());
        weights = best.length;
    }

    /** Trains; {@link #weights}, {@link #noise} and {@link #covariance} are set after. */
    void run() {
        for (int round = 0; round < ROUNDS; round++) {
            fit();
            double before = penalty;
            weigh();
            if (Math.abs(penalty - before) <= SETTLED * before) {
                break;
            }
        }
    }

    double[] weights() {
        return best;
    }

    double noise() {
        return noise;
    }

    RealMatrix covariance() {
        return covariance;
    }

    private void fit() {
        bestCost = Double.POSITIVE_INFINITY;
        try {
            new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .start(best)
                            .target(new double[x.length + weights])
                            .model(this::residuals)
                            .maxEvaluations(Integer.MAX_VALUE)
                            .maxIterations(Integer.MAX_VALUE)
                            .checker((iteration, previous, current) -> iteration >= ITERATIONS)
                            .build());
        } catch (ConvergenceException converged) {
            return; // no step lowers the cost by more than rounding: the best point so far is the answer
        }
    }

    /** (f(xᵢ) − yᵢ, √λ θ) and its Jacobian; remembers the best θ. */
    private Pair<RealVector, RealMatrix> residuals(RealVector point) {
        double[] theta = point.toArray();
        double[] value = new double[x.length + weights];
        double[][] jacobian = new double[x.length + weights][];
        double cost = 0;
        for (int i = 0; i < x.length; i++) {
            network.evaluate(theta, x[i]);
            value[i] = network.coefficient(0) - y[i];
            jacobian[i] = network.gradient(0).clone();
            cost += value[i] * value[i];
        }
        double root = Math.sqrt(penalty);
        for (int j = 0; j < weights; j++) {
            value[x.length + j] = root * theta[j];
            jacobian[x.length + j] = new double[weights];
            jacobian[x.length + j][j] = root;
            cost += value[x.length + j] * value[x.length + j];
        }
        if (cost < bestCost) {
            bestCost = cost;
            best = theta;
        }
        return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(jacobian, false));
    }

    /** The evidence's λ, the noise and the covariance at the best point. */
    private void weigh() {
        double[][] normal = new double[weights][weights];
        double error = 0;
        for (int i = 0; i < x.length; i++) {
            network.evaluate(best, x[i]);
            double[] row = network.gradient(0);
            error += (network.coefficient(0) - y[i]) * (network.coefficient(0) - y[i]);
            for (int j = 0; j < weights; j++) {
                for (int k = 0; k <= j; k++) {
                    normal[j][k] += row[j] * row[k];
                }
            }
        }
        double trace = 0;
        double size = 0;
        for (int j = 0; j < weights; j++) {
            for (int k = 0; k < j; k++) {
                normal[k][j] = normal[j][k];
            }
            trace += normal[j][j];
            size += best[j] * best[j];
        }
        double least = 1e-12 * trace; // below it the normal equations are rounding
        for (int j = 0; j < weights; j++) {
            normal[j][j] += Math.max(penalty, least);
        }
        RealMatrix inverse = new CholeskyDecomposition(new Array2DRowRealMatrix(normal, false), 1e-8, 0)
                .getSolver()
                .getInverse();
        double determined = Math.min(weights - penalty * inverse.getTrace(), x.length - 1.0);
        noise = error / (x.length - determined);
        covariance = inverse;
        penalty = Math.max(least, determined * noise / size);
    }
}

package org.hodograph.kernels;

import org.junit.jupiter.api.Nested;

/**
 * The laws for every spline method. Windows of 21 samples. Where the smoothing is found from the samples there is no noise gain
 * to tell what rounding may do, and the tolerance is a number.
 */
final class SplineContractTest {

    /** Times on the seconds scale, values up to 1: measured 1e-13, 1e-12, 1e-11, 1e-10, times 20. */
    private static double absolute(int order, double largest) {
        return 2e-12 * Math.pow(20, order) * largest;
    }

    abstract static class Laws extends MethodStateContract {

        /** The settings besides the window. */
        abstract String settings();

        abstract String name();

        @Override
        String text() {
            return name() + "(window=21" + (settings().isEmpty() ? "" : ", " + settings()) + ")";
        }

        @Override
        String scaled(int k) {
            return text();
        }

        @Override
        String batch(double lagSeconds) {
            return settings().isEmpty() ? name() : name() + "(" + settings() + ")";
        }
    }

    /** f″ is 0 at the ends of a natural spline whatever the samples. */
    abstract static class NaturalLaws extends Laws {

        @Override
        boolean knows(int order, long lag) {
            return lag > 0 || order != 2;
        }
    }

    @Nested
    final class NotAKnot extends Laws {

        @Override
        String name() {
            return "cubic-spline";
        }

        @Override
        String settings() {
            return "";
        }

        @Override
        int degree() {
            return 3;
        }
    }

    @Nested
    final class Natural extends NaturalLaws {

        @Override
        String name() {
            return "cubic-spline";
        }

        @Override
        String settings() {
            return "boundary=natural";
        }

        @Override
        int degree() {
            return 1;
        }
    }

    @Nested
    final class Clamped extends Laws {

        @Override
        String name() {
            return "cubic-spline";
        }

        @Override
        String settings() {
            return "boundary=clamped(0,0)";
        }

        @Override
        int degree() {
            return 0; // a slope of 0 at the ends is no other polynomial's
        }
    }

    @Nested
    final class Quintic extends Laws {

        @Override
        String name() {
            return "quintic-spline";
        }

        @Override
        String settings() {
            return "";
        }

        @Override
        int degree() {
            return 5;
        }
    }

    @Nested
    final class Smoothing extends NaturalLaws {

        @Override
        String name() {
            return "smoothing-spline";
        }

        @Override
        String settings() {
            return "lambda=0.01";
        }

        @Override
        String scaled(int k) {
            return name() + "(window=21, lambda=" + 0.01 * Math.pow(8, k) + ")";
        }

        @Override
        int degree() {
            return 1;
        }
    }

    @Nested
    final class SmoothingBySpan extends NaturalLaws {

        @Override
        String name() {
            return "smoothing-spline";
        }

        @Override
        String settings() {
            return "lambda=0.01";
        }

        @Override
        String text() {
            return "smoothing-spline(span=2s, lambda=0.01)";
        }

        @Override
        String scaled(int k) {
            return "smoothing-spline(span=" + (2 << k) + "s, lambda=" + 0.01 * Math.pow(8, k) + ")";
        }

        @Override
        int degree() {
            return 1;
        }
    }

    abstract static class Found extends Laws {

        @Override
        boolean isLinear() {
            return false;
        }

        @Override
        double tolerance(Estimate of, int order, double largest) {
            return absolute(order, largest);
        }
    }

    @Nested
    final class SmoothingByCrossValidation extends Found {

        @Override
        boolean knows(int order, long lag) {
            return lag > 0 || order != 2;
        }

        @Override
        String name() {
            return "smoothing-spline";
        }

        @Override
        String settings() {
            return "lambda=gcv";
        }

        @Override
        int degree() {
            return 1;
        }
    }

    @Nested
    final class ByCrossValidation extends Found {

        @Override
        String name() {
            return "spline";
        }

        @Override
        String settings() {
            return "degree=5";
        }

        @Override
        int degree() {
            return 3; // the penalty is on the fourth derivative
        }
    }

    @Nested
    final class ByResidual extends Found {

        @Override
        String name() {
            return "spline";
        }

        @Override
        String settings() {
            return "smoothing=0.2, degree=4";
        }

        @Override
        int degree() {
            return 4;
        }
    }

    @Nested
    final class WithoutResidual extends Found {

        @Override
        String name() {
            return "spline";
        }

        @Override
        String settings() {
            return "smoothing=0, degree=2";
        }

        @Override
        int degree() {
            return 2;
        }
    }
}

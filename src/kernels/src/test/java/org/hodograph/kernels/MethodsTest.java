package org.hodograph.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form of methods, there and back, and what a wrong one is answered. */
final class MethodsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local-polynomial(window=21, degree=3)",
                "local-polynomial(span=2s, degree=2, weights=tricube)",
                "local-polynomial(span=2.5, degree=6)",
                "local-polynomial(degree=1, weights=tricube, bandwidth=0.25)",
                "finite-difference(points=5)",
                "finite-difference",
                "savitzky-golay(window=21, degree=3)",
                "glla(embedding=5, order=2)",
                "gold(embedding=5, order=2)",
                "lla(window=7)",
                "hermite",
                "hermite(window=16)",
                "loess(fraction=0.3, degree=2, robust=0)",
                "lowess(fraction=0.4, robust=3, window=128)",
                "robust(local-polynomial(window=21, degree=3))",
                "neural(hidden=16, seed=1)",
                "neural(hidden=4, seed=-7, window=16)",
                "kalman(model=iwp3)",
                "kalman(model=iwp4, process-noise=0.02)",
                "kalman(model=iwp2, process-noise=1.0E-9, measurement-noise=0.04)",
                "cubic-spline(boundary=natural)",
                "cubic-spline(window=32, boundary=clamped(0.0,-1.5))",
                "quintic-spline",
                "quintic-spline(span=2s)",
                "smoothing-spline(window=32, lambda=0.01)",
                "smoothing-spline(lambda=gcv)",
                "spline(degree=5)",
                "spline(window=32, smoothing=0.01, degree=3)"
            })
    void textComesBackAsItWas(String text) {
        Method method = Methods.parse(text);

        assertThat(method).hasToString(text).isEqualTo(Methods.parse(method.toString()));
    }

    @Test
    void defaultsAreWrittenOut() {
        assertThat(Methods.parse(" local-polynomial ( window = 21 ) "))
                .hasToString("local-polynomial(window=21, degree=3)");
        assertThat(Methods.parse("robust(method=local-polynomial(span=2s))"))
                .hasToString("robust(local-polynomial(span=2s, degree=3))");
        assertThat(Methods.parse("kalman(process-noise=auto)")).hasToString("kalman(model=iwp3)");
        assertThat(Methods.parse("lowess")).hasToString("lowess(fraction=0.3, robust=3)");
        assertThat(Methods.parse("local-polynomial(degree=2, weights=uniform, span=2000ms)"))
                .hasToString("local-polynomial(span=2s, degree=2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local-polynomal(window=21)            | unknown method \"local-polynomal\", did you mean local-polynomial?",
                "finite-diference                      | did you mean finite-difference?",
                "wavelet                               | unknown method \"wavelet\" (valid: auto, cubic-spline, finite-difference, ",
                "local-polynomial(windw=21)            | unknown setting \"windw\", did you mean window?",
                "finite-difference(point=5)            | unknown setting \"point\", did you mean points?",
                "local-polynomial(weights=tricub)      | did you mean tricube?",
                "local-polynomial(weights=tricub)      | but is \"tricub\"",
                "local-polynomial(degree=three)        | degree is a whole number, but is \"three\"",
                "local-polynomial(degree=7)            | degree must be 1 to 6, but is 7",
                "local-polynomial(window=3, degree=3)  | window must be at least degree + 1 = 4 samples, but is 3",
                "local-polynomial(window=21, span=2s)  | window and span exclude each other",
                "local-polynomial(window=21, window=5) | setting window is given twice",
                "local-polynomial(window=)             | setting window needs a value, written window=value",
                "local-polynomial(span=fast)           | span is a duration such as 2s",
                "finite-difference(points=13)          | points must be 2 to 12, but is 13",
                "finite-difference(points=0)           | points must be 2 to 12, but is 0",
                "savitzky-golay(window=4, degree=4)    | window must be degree + 1 = 5 to 10000 samples, but is 4",
                "neural(hidden=65)                     | neural: hidden must be 1 to 64, but is 65",
                "neural(window=7)                      | neural: window must be 8 to 10000 samples, but is 7",
                "kalman(model=iwp5)                    | kalman: model is one of iwp2, iwp3, iwp4",
                "kalman(process-noise=0)               | kalman: process-noise must be auto or a number above 0, but is 0",
                "kalman(measurement-noise=aut)         | kalman: measurement-noise must be auto or a number above 0, but is \"aut\"",
                "glla(embedding=3, order=3)            | embedding must be order + 1 = 4 to 10000 samples, but is 3",
                "gold(order=7)                         | order must be 1 to 6, but is 7",
                "lla(window=4)                         | window must be an odd number from 3 to 9999, but is 4",
                "hermite(window=2)                     | window must be 3 to 10000 samples, but is 2",
                "loess(fraction=1.5)                   | fraction must be above 0 and at most 1, but is 1.5",
                "loess(robust=11)                      | robust must be 0 to 10, but is 11",
                "lowess(degree=2)                      | unknown setting \"degree\"",
                "robust(finite-difference)             | the method inside must be local-polynomial, but is finite-difference",
                "robust(local-polynomial(windw=21))    | unknown setting \"windw\", did you mean window?",
                "local-polynomial(21)                  | unknown setting \"21\"",
                "cubic-spline(boundary=free)           | boundary is one of natural, not-a-knot, clamped",
                "cubic-spline(boundary=clamped(0))     | boundary clamped is written clamped(start,end) with the slopes",
                "cubic-spline(boundary=clamped(0,x))   | boundary needs numbers as slopes, but is \"clamped(0,x)\"",
                "cubic-spline(window=3)                | window must be at least 4 samples for degree 3, but is 3",
                "quintic-spline(window=5)              | window must be at least 6 samples for degree 5, but is 5",
                "smoothing-spline(lambda=0)            | lambda must be above 0 and finite, or gcv, but is 0",
                "smoothing-spline(lambda=auto)         | lambda must be above 0 and finite, or gcv, but is \"auto\"",
                "spline(smoothing=-1)                  | smoothing must be at least 0 and finite, but is -1.0",
                "spline(degree=6)                      | degree must be 1 to 5, but is 6",
                "spline(window=4, degree=4)            | window must be at least 5 samples for degree 4, but is 4",
                "local-polynomial(window=21            | a method is written name(setting=value, …)"
            })
    void wrongTextIsAnsweredInOneLineThatNamesTheRule(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Methods.parse(text))
                .satisfies(thrown ->
                        assertThat(thrown.getMessage()).contains(message).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local-polynomial",
                "local-polynomial(span=2.5)",
                "finite-difference",
                "spline(span=2.5)",
                "robust(local-polynomial(degree=2))"
            })
    void streamNeedsAWindow(String text) {
        Method method = Methods.parse(text);

        assertThatIllegalArgumentException()
                .isThrownBy(method::newDifferentiator)
                .withMessageContaining("in a stream needs");
    }
}

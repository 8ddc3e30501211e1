package org.hodograph.pipeline.series;

import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.unit.Unit;

/** A result as a tracker would give it, for tests of what is written of it. */
public final class GivenDerivatives {

    private GivenDerivatives() {}

    /** A result of 21 samples over 2 s, a quarter of a second behind the newest one, whose rule has these keys. */
    public static Derivatives of(String rule, double[] derivatives, double[] errors) {
        SeriesSettings settings = JobConfigFile.parse("series: [{match: '*', " + rule + "}]", "test")
                .series()
                .settingsFor("car-1/speed");
        Derivatives result = new Derivatives();
        result.series = "car-1/speed";
        result.settings = settings;
        result.unit = settings.unit() == null ? null : Unit.of(settings.unit());
        result.nanos = 1_767_607_201_250_000_000L;
        result.lagNanos = 250_000_000;
        result.method = "local-polynomial@2";
        result.estimate.setWindow(21, 2);
        for (int order = 0; order < derivatives.length; order++) {
            result.estimate.setDerivative(order, derivatives[order]);
            result.estimate.setCovariance(order, order, errors[order] * errors[order]);
        }
        return result;
    }

    /** The same result at another instant with flags. */
    public static Derivatives at(Derivatives result, long nanos, Flag... flags) {
        result.nanos = nanos;
        for (Flag flag : flags) {
            result.flags |= flag.bit();
        }
        return result;
    }

    /** The same result of another series and method. */
    public static void name(Derivatives result, String series, String method) {
        result.series = series;
        result.method = method;
    }

    /** The same result so far behind the newest sample, after so many revisions. */
    public static void behind(Derivatives result, long lagNanos, int revision) {
        result.lagNanos = lagNanos;
        result.revision = revision;
    }
}

package org.hodograph;

import java.util.List;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.Methods;
import org.hodograph.pipeline.unit.Unit;

/**
 * The way in: {@code Hodograph.fit("spline()", x, y).differentiate(1)}. For samples that arrive one by one, {@link Series}.
 *
 * <p>Stateless, for any thread.
 */
public final class Hodograph {

    private static final String DEFAULT_METHOD = "auto";

    private Hodograph() {}

    /**
     * Fits samples by the method that needs no setting, {@code auto}.
     *
     * @param x where, n places; need not be time, sorted or evenly spaced
     * @param y n values
     * @return the curve
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Fit fit(double[] x, double[] y) {
        return fit(DEFAULT_METHOD, x, y);
    }

    /**
     * Fits samples. Those whose x or y is not finite are left out; too few are no error, the fit then has no answer. The arrays are copied.
     *
     * @param method {@code name(setting=value, …)}, for example {@code spline()} or {@code local-polynomial(window=21, degree=3)};
     *     all of them: docs/methods.md
     * @param x where, n places; need not be time, sorted or evenly spaced
     * @param y n values
     * @return the curve
     * @throws IllegalArgumentException if the lengths differ, or the method is none; the message names the rule and the nearest valid word
     */
    public static Fit fit(String method, double[] x, double[] y) {
        return new Fit(Methods.parse(method).fit(x, y), new Places(x, y));
    }

    /**
     * The names of the methods there are, in the order of the documentation.
     *
     * @return such as {@code auto} and {@code local-polynomial}
     */
    public static List<String> methods() {
        return Methods.definitions().stream().map(MethodDefinition::name).toList();
    }

    /**
     * A value in another unit.
     *
     * @param value in {@code from}
     * @param from for example {@code km/h}; all of them: docs/units.md
     * @param to for example {@code m/s}
     * @return the value in {@code to}
     * @throws IllegalArgumentException if a unit is not known, or they measure different things
     */
    public static double convert(double value, String from, String to) {
        Unit source = known(from);
        Unit target = known(to);
        if (!source.isDerivative(target, 0)) {
            throw new IllegalArgumentException(
                    from + " is in SI " + source.text(0) + ", but " + to + " is " + target.text(0));
        }
        return target.fromSi(source.toSi(value));
    }

    private static Unit known(String text) {
        Unit unit = Unit.of(text);
        if (!unit.isKnown()) {
            throw new IllegalArgumentException("unknown unit \"" + text + "\"" + unit.hint());
        }
        return unit;
    }
}

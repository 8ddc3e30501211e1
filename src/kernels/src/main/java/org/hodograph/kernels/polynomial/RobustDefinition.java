package org.hodograph.kernels.polynomial;

import java.util.List;
import java.util.Optional;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.Methods;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code robust(local-polynomial(window=21, degree=3))}. */
public final class RobustDefinition implements MethodDefinition {

    private static final String METHOD = "method";
    private static final String DEFAULT = LocalPolynomial.NAME + "(window=21, degree=3)";

    @Override
    public String name() {
        return Robust.NAME;
    }

    @Override
    public String summary() {
        return "a local polynomial that outliers don't move: a sample far outside its predicted error loses its weight and is flagged";
    }

    @Override
    public String formula() {
        return "weights times min(1, (4/|t|)^4), t = residual over its predicted error, iterated; three outlying in a row are a jump and are believed";
    }

    @Override
    public String cost() {
        return "about twice that of the method inside per estimate with up to 256 samples, up to 80 times while a wild sample is in the window; O(1) per push";
    }

    @Override
    public String source() {
        return "Huber 1964, doi 10.1214/aoms/1177703732; Holland and Welsch 1977, doi 10.1080/03610927708827533";
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(
                METHOD,
                LocalPolynomial.NAME + "(…), with or without method= before it",
                DEFAULT,
                "the method made robust"));
    }

    @Override
    public Optional<String> positional() {
        return Optional.of(METHOD);
    }

    @Override
    public Method method(Settings given) {
        Method inside = Methods.parse(given.has(METHOD) ? given.text(METHOD) : DEFAULT);
        if (inside instanceof LocalPolynomial polynomial) {
            return new Robust(polynomial);
        }
        throw new IllegalArgumentException(
                name() + ": the method inside must be " + LocalPolynomial.NAME + ", but is " + inside);
    }
}

package org.hodograph.kernels.embedding;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code glla(embedding=5, order=2)}. */
public final class GllaDefinition implements MethodDefinition {

    @Override
    public String name() {
        return Glla.NAME;
    }

    @Override
    public String summary() {
        return "generalized local linear approximation: least-squares polynomial of a short run, by definition at the run's mean time";
    }

    @Override
    public String formula() {
        return "Y L (L'L)^-1 with L_ij = (t_i - mean t)^j / j!; off the mean time the same polynomial is evaluated there";
    }

    @Override
    public String cost() {
        return "O(embedding x order) per estimate, O(1) per push";
    }

    @Override
    public String source() {
        return "Boker, Deboeck, Edler and Keel 2010; used in Deboeck, Montpetit, Bergeman and Boker 2009, doi 10.1037/a0016622";
    }

    @Override
    public List<Setting> settings() {
        return Runs.settings();
    }

    @Override
    public Method method(Settings given) {
        return new Glla(
                given.integer("embedding").orElse(Runs.EMBEDDING),
                given.integer("order").orElse(Runs.ORDER));
    }
}

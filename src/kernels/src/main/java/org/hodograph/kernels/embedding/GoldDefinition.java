package org.hodograph.kernels.embedding;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code gold(embedding=5, order=2)}. */
public final class GoldDefinition implements MethodDefinition {

    @Override
    public String name() {
        return Gold.NAME;
    }

    @Override
    public String summary() {
        return "generalized orthogonal local derivative: each order from the polynomial of its own degree, told at the run's mean time";
    }

    @Override
    public String formula() {
        return "derivative k is k! times the leading coefficient of the least-squares polynomial of degree k over the run";
    }

    @Override
    public String cost() {
        return "O(embedding x order) per estimate, O(1) per push";
    }

    @Override
    public String source() {
        return "Deboeck 2010, doi 10.1080/00273171.2010.498294";
    }

    @Override
    public List<Setting> settings() {
        return Runs.settings();
    }

    @Override
    public Method method(Settings given) {
        return new Gold(
                given.integer("embedding").orElse(Runs.EMBEDDING),
                given.integer("order").orElse(Runs.ORDER));
    }
}

package org.hodograph.kernels.neural;

import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text form {@code neural(hidden=16, seed=1)}. */
public final class NeuralDefinition implements MethodDefinition {

    @Override
    public String name() {
        return Neural.NAME;
    }

    @Override
    public String summary() {
        return "a tanh net of one hidden layer: smooth curves in batch, without a scale to choose; slow in streams";
    }

    @Override
    public String formula() {
        return "f(x) = b + sum_h v_h tanh(w_h x + c_h), minimising sum (y - f)^2 + lambda |weights|^2; derivative k is that of f";
    }

    @Override
    public String cost() {
        return "O(iterations x samples x hidden^2) per fit: milliseconds to seconds; streams fit per estimate";
    }

    @Override
    public String source() {
        return "Foresee and Hagan 1997, doi 10.1109/ICNN.1997.614194; Marquardt 1963, doi 10.1137/0111030";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        "hidden",
                        "1 to " + Neural.MAX_HIDDEN,
                        Integer.toString(Neural.HIDDEN),
                        "units of the hidden layer: more follow more bends"),
                new Setting("seed", "whole number", Integer.toString(Neural.SEED), "of the weights at the start"),
                new Setting(
                        "window",
                        Neural.LEAST + " to " + Neural.MAX_WINDOW + " samples",
                        Integer.toString(Neural.WINDOW),
                        "the newest samples a stream fits; batch fits all"));
    }

    @Override
    public Method method(Settings given) {
        return new Neural(
                given.integer("hidden").orElse(Neural.HIDDEN),
                given.integer("seed").orElse(Neural.SEED),
                given.integer("window").orElse(Neural.WINDOW));
    }
}

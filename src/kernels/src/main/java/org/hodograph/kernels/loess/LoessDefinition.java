package org.hodograph.kernels.loess;

import java.util.ArrayList;
import java.util.List;
import org.hodograph.kernels.Method;
import org.hodograph.kernels.MethodDefinition;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** The text forms {@code loess(fraction=0.3, degree=2, robust=0)} and {@code lowess(fraction=0.3, robust=3)}. */
public final class LoessDefinition implements MethodDefinition {

    private static final double FRACTION = 0.3;

    private final String name;
    private final int degree;
    private final int robust;

    private LoessDefinition(String name, int degree, int robust) {
        this.name = name;
        this.degree = degree;
        this.robust = robust;
    }

    /** Any degree; not robust unless asked. */
    public static LoessDefinition loess() {
        return new LoessDefinition(Loess.LOESS, 2, 0);
    }

    /** Degree 1, robust unless asked otherwise. */
    public static LoessDefinition lowess() {
        return new LoessDefinition(Loess.LOWESS, 1, 3);
    }

    private boolean hasDegree() {
        return name.equals(Loess.LOESS);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return hasDegree()
                ? "polynomial of the nearest share of the samples, tricube weights: adapts to their density"
                : "robust straight line of the nearest share of the samples, tricube weights: first derivative only";
    }

    @Override
    public String formula() {
        return "minimise sum w_i (y_i - sum_j b_j (t_i - q)^j)^2 over the k nearest samples, w = (1 - u^3)^3, u = distance / that of the k-th;"
                + " robust: w times (1 - (r/6m)^2)^2";
    }

    @Override
    public String cost() {
        return "O(fraction x samples x degree) per estimate, with robust iterations that times samples x iterations; O(1) per push";
    }

    @Override
    public String source() {
        return hasDegree()
                ? "Cleveland and Devlin 1988, doi 10.1080/01621459.1988.10478639"
                : "Cleveland 1979, doi 10.1080/01621459.1979.10481038";
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(
                "fraction", "above 0, at most 1", Double.toString(FRACTION), "of the samples that are neighbours"));
        if (hasDegree()) {
            settings.add(new Setting("degree", "1 to " + Loess.MAX_DEGREE, "2", "orders above it are absent"));
        }
        settings.add(new Setting(
                "robust", "0 to " + Loess.MAX_ROBUST, Integer.toString(robust), "iterations against outliers"));
        settings.add(new Setting(
                "window",
                "1 to " + Loess.MAX_WINDOW + " samples",
                Integer.toString(Loess.WINDOW),
                "the newest samples a stream fits; batch fits all"));
        return settings;
    }

    @Override
    public Method method(Settings given) {
        return new Loess(
                name,
                given.number("fraction").orElse(FRACTION),
                hasDegree() ? given.integer("degree").orElse(degree) : degree,
                given.integer("robust").orElse(robust),
                given.integer("window").orElse(Loess.WINDOW));
    }
}

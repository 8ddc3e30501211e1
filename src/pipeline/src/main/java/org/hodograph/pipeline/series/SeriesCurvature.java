package org.hodograph.pipeline.series;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.geometry.GraphCurvature;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.unit.Unit;

/**
 * What a plain series, one that is no coordinate of a track, says on the curvature topic: nothing, its second derivative, or the
 * curvature y″ / (1 + y′²)^(3/2) of its graph. The latter depends on how both axes are drawn, so the scales have to be declared: that
 * long on the time axis and that much on the value axis are one unit of length.
 *
 * @param form which of them
 * @param seconds of time that are drawn as one unit of length; graphs only
 * @param size of the value that is drawn as one unit of length, in SI; graphs only
 */
public record SeriesCurvature(Form form, double seconds, double size) implements Serializable {

    /** Nothing: the default. */
    public static final SeriesCurvature NONE = new SeriesCurvature(Form.NONE, 1, 1);

    private static final Pattern GRAPH =
            Pattern.compile("graph\\(\\s*x\\s*=\\s*([^,]+),\\s*y\\s*=\\s*([-+0-9.eE]+)\\s*([^)]*)\\)");

    /** The forms. */
    public enum Form {
        NONE,
        SECOND_DERIVATIVE,
        GRAPH
    }

    public SeriesCurvature {
        if (!(seconds > 0 && size > 0) || Double.isInfinite(seconds) || Double.isInfinite(size)) {
            throw new IllegalArgumentException(
                    "the scales of a graph must be above 0, but are " + seconds + " s and " + size);
        }
    }

    /**
     * Reads {@code none}, {@code second-derivative} or {@code graph(x=10s, y=5 m/s)}.
     *
     * @throws IllegalArgumentException if the text is none of them
     */
    public static SeriesCurvature parse(String text) {
        Matcher graph = GRAPH.matcher(text.strip());
        if (text.strip().equals("none")) {
            return NONE;
        } else if (text.strip().equals("second-derivative")) {
            return new SeriesCurvature(Form.SECOND_DERIVATIVE, 1, 1);
        } else if (!graph.matches()) {
            throw new IllegalArgumentException("must be none, second-derivative or a graph with its scales such as"
                    + " graph(x=10s, y=5 m/s), but is \"" + text + "\"");
        }
        double size = Double.parseDouble(graph.group(2));
        String unit = graph.group(3).strip();
        return new SeriesCurvature(
                Form.GRAPH,
                Durations.parse(graph.group(1).strip()) / 1e9,
                unit.isEmpty() ? size : Unit.of(unit).sizeToSi(size));
    }

    /** The curvature of a result, as records show it; NaN if not available. */
    public double value(Derivatives result) {
        return switch (form) {
            case NONE -> Double.NaN;
            case SECOND_DERIVATIVE -> result.shown(2);
            case GRAPH -> GraphCurvature.value(result.estimate(), seconds / size, seconds * seconds / size);
        };
    }

    /** Its standard error; NaN if not available. */
    public double standardError(Derivatives result) {
        return switch (form) {
            case NONE -> Double.NaN;
            case SECOND_DERIVATIVE -> result.shownError(2);
            case GRAPH -> GraphCurvature.standardError(result.estimate(), seconds / size, seconds * seconds / size);
        };
    }

    /** Its unit: 1 for a graph, which is drawn. */
    public String unit(Derivatives result) {
        return form == Form.GRAPH ? "1" : result.shownUnit(2);
    }

    /** The text form; a graph's y is in SI. */
    @Override
    public String toString() {
        return switch (form) {
            case NONE -> "none";
            case SECOND_DERIVATIVE -> "second-derivative";
            case GRAPH -> "graph(x=" + Durations.print(Math.round(seconds * 1e9)) + ", y=" + size + ")";
        };
    }
}

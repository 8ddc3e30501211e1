package org.hodograph.pipeline.alert;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hodograph.kernels.geometry.Motion;
import org.hodograph.pipeline.series.Derivatives;

/** What a rule looks at. */
public enum Quantity {
    VALUE(0, -1, null),
    D1(1, -1, null),
    D2(2, -1, null),
    D3(3, -1, null),
    NOISE(-1, -1, null),
    VELOCITY(-1, 1, null),
    ACCELERATION(-1, 2, null),
    JERK(-1, 3, null),
    CURVATURE(-1, -1, Motion.Quantity.CURVATURE),
    LATERAL_ACCELERATION(-1, -1, Motion.Quantity.LATERAL_ACCELERATION),
    LONGITUDINAL_ACCELERATION(-1, -1, Motion.Quantity.LONGITUDINAL_ACCELERATION),
    YAW_RATE(-1, -1, Motion.Quantity.YAW_RATE),
    SPEED(-1, -1, Motion.Quantity.SPEED);

    private final int order; // of the derivative; -1: not given by it
    private final int total; // the series' order plus the derivative's; -1: not given by it
    private final Motion.Quantity ofTrack; // null: of a series

    Quantity(int order, int total, Motion.Quantity ofTrack) {
        this.order = order;
        this.total = total;
        this.ofTrack = ofTrack;
    }

    /** The words of the configuration. */
    public static Map<String, Quantity> words() {
        Map<String, Quantity> words = new TreeMap<>();
        for (Quantity quantity : values()) {
            words.put(quantity.word(), quantity);
        }
        return words;
    }

    /** As the configuration writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The quantity of a track's point, or null if it is one of a series. */
    public Motion.Quantity ofTrack() {
        return ofTrack;
    }

    /** The order of the derivative that it is in a series' answers; negative, or above 3, if it is none of them. */
    public int order(Derivatives result) {
        return order(result.settings().order());
    }

    /** The same for series of an order. */
    public int order(int ofSeries) {
        return total < 0 ? order : total - ofSeries;
    }

    /** The SI unit of a track's quantity. */
    String trackUnit() {
        return switch (this) {
            case CURVATURE -> "1/m";
            case YAW_RATE -> "rad/s";
            case SPEED -> "m/s";
            default -> "m/s2";
        };
    }
}

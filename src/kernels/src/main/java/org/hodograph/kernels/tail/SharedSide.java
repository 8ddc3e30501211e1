package org.hodograph.kernels.tail;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One side of a {@link SharedTail}: a threshold, peaks above it and the samples that they are of, in deviations. Immutable.
 *
 * <p>Of the peaks of a fleet the highest stay, {@value #PEAKS_OF_BUDGET} for each time that the budget has passed in the samples of all: a
 * higher threshold would lie beyond the budget's own level, as the highest 48 of a large fleet do. Where those are more than
 * {@link SharedTail#MOST}, evenly spaced ranks of them stay, and the same share of the samples: the law is the same, the doubt about it
 * that of as many peaks.
 */
final class SharedSide implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int PEAKS_OF_BUDGET = 4;
    private static final MathContext DIGITS = new MathContext(4);
    private static final Pattern TEXT = Pattern.compile("(\\S+) in ([0-9]{1,15}) samples: +(.+)");
    private static final int SHOWN = 40; // characters of a wrong text

    private final double threshold;
    private final long samples;
    private final double[] excesses;
    private final boolean[] censored;

    private record Peak(double value, boolean isCensored) {}

    private SharedSide(double threshold, long samples, List<Peak> peaks) {
        this.threshold = threshold;
        this.samples = samples;
        excesses = new double[peaks.size()];
        censored = new boolean[peaks.size()];
        for (int i = 0; i < excesses.length; i++) {
            excesses[i] = peaks.get(i).value;
            censored[i] = peaks.get(i).isCensored;
        }
    }

    /** That of members with one budget; null: none has a peak there. */
    static SharedSide pooled(List<Usual> members, boolean isHigh) {
        double threshold = Double.NEGATIVE_INFINITY;
        double samples = 0;
        double seconds = 0;
        List<Peak> all = new ArrayList<>();
        ParetoTail scratch = new ParetoTail();
        for (Usual member : members) {
            Tail tail = member.tail(isHigh);
            double scale = member.deviation();
            double from = tail.excesses(scratch);
            if (!(scale > 0) || from == Double.NEGATIVE_INFINITY) {
                continue;
            }
            threshold = Math.max(threshold, from / scale);
            samples += tail.samples();
            seconds += tail.seconds();
            for (int i = 0; i < scratch.size(); i++) {
                all.add(new Peak((from + scratch.excess(i)) / scale, scratch.isCensored(i)));
            }
        }
        if (all.isEmpty()) {
            return null;
        }
        double common = threshold;
        all.removeIf(peak -> peak.value <= common);
        all.sort(Comparator.comparingDouble(Peak::value).reversed());
        double budgets = samples / members.get(0).budget().samplesEvery(seconds / samples);
        return thinned(all, threshold, samples, budgets);
    }

    private static SharedSide thinned(List<Peak> falling, double below, double samples, double budgets) {
        int kept = (int) Math.min(falling.size(), Math.max(SharedTail.MOST, Math.ceil(PEAKS_OF_BUDGET * budgets)));
        double threshold = rounded(kept < falling.size() ? falling.get(kept).value : below);
        int size = Math.min(kept, SharedTail.MOST);
        List<Peak> peaks = new ArrayList<>();
        for (int i = size - 1; i >= 0; i--) {
            Peak peak = falling.get((int) ((i + 0.5) * kept / size));
            double excess = rounded(peak.value - threshold);
            if (excess > 0) { // the threshold is rounded
                peaks.add(new Peak(excess, peak.isCensored));
            }
        }
        // where all are alarms, none says how far they go
        return peaks.stream().allMatch(Peak::isCensored)
                ? null
                : new SharedSide(threshold, Math.round(samples * size / kept), peaks);
    }

    private static double rounded(double x) {
        return BigDecimal.valueOf(x).round(DIGITS).doubleValue();
    }

    /** Reads the text behind the side's word; {@code whole}: with it. */
    static SharedSide parse(String text, String whole) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw fault(whole, "is not so");
        }
        double threshold = number(matcher.group(1), whole);
        long samples = Long.parseLong(matcher.group(2));
        List<Peak> peaks = new ArrayList<>();
        for (String word : matcher.group(3).split(" +", -1)) {
            boolean isCensored = word.endsWith("+");
            double excess = number(isCensored ? word.substring(0, word.length() - 1) : word, whole);
            if (!(excess > 0)) {
                throw fault(whole, "has the excess " + word + ", and each is above 0");
            }
            peaks.add(new Peak(excess, isCensored));
        }
        if (peaks.size() > SharedTail.MOST) {
            throw fault(whole, "has " + peaks.size() + " excesses, and at most " + SharedTail.MOST + " are read");
        }
        if (peaks.stream().allMatch(Peak::isCensored)) {
            throw fault(whole, "has only excesses with a +, and one without says how far they go");
        }
        if (samples < peaks.size()) {
            throw fault(whole, "has more excesses than samples");
        }
        return new SharedSide(threshold, samples, peaks);
    }

    private static double number(String word, String whole) {
        try {
            double number = rounded(Double.parseDouble(word));
            if (Math.abs(number) < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            // NaN and infinities end here as well
        }
        throw fault(whole, "has " + word + " where a number belongs");
    }

    static IllegalArgumentException fault(String part, String what) {
        String shown = part.length() > SHOWN ? part.substring(0, SHOWN) + "…" : part;
        return new IllegalArgumentException(
                "share is a tail as stream --tails prints it, for example \"high 2.31 in 412345 samples: 0.12 0.4 0.9+\", but \""
                        + shown + "\" " + what);
    }

    String text() {
        StringBuilder text = new StringBuilder(digits(threshold) + " in " + samples + " samples:");
        for (int i = 0; i < excesses.length; i++) {
            text.append(' ').append(digits(excesses[i])).append(censored[i] ? "+" : "");
        }
        return text.toString();
    }

    private static String digits(double x) {
        return BigDecimal.valueOf(x).round(DIGITS).stripTrailingZeros().toString();
    }

    double threshold() {
        return threshold;
    }

    long samples() {
        return samples;
    }

    /** Fits the law of the excesses. */
    void fit(ParetoTail law) {
        law.clear();
        for (int i = 0; i < excesses.length; i++) {
            law.add(excesses[i], censored[i]);
        }
        law.fit();
    }

    /** The level that a next peak passes once in so many samples. */
    double level(double every, ParetoTail law) {
        fit(law);
        return threshold + law.level(samples / every / law.size());
    }
}

package org.hodograph.pipeline.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hodograph.kernels.tail.Budget;
import org.hodograph.kernels.tail.Budget.Side;
import org.hodograph.kernels.text.Durations;
import org.hodograph.pipeline.NamePattern;
import org.hodograph.pipeline.RuleTexts;

/**
 * A condition that learns its threshold: {@code when: unusual high}, with {@code false-alarms: 1/week}, {@code learn: 1h}, {@code
 * memory: 30d}, {@code context: hour-of-day Europe/Berlin} and its {@code tail: common}.
 *
 * @param budget which side, how many false alarms, how it learns
 * @param contexts what is usual only where these are the same
 * @param isCommon whether all their places have one tail, each in deviations of its own
 * @param isWidened whether a standard error widens what is usual
 * @param generations another one begins to learn anew
 * @param freeze a pattern of series, of a track of entities, that learn nothing more for now; empty: none
 * @param shares the tails by which the young are judged, which are no part of what is learned
 */
public record Unusual(
        Budget budget,
        List<Context> contexts,
        boolean isCommon,
        boolean isWidened,
        Generations generations,
        String freeze,
        Shares shares)
        implements Serializable {

    private static final int MOST_CONTEXTS = 3;

    public Unusual {
        contexts = List.copyOf(contexts);
        if (new HashSet<>(contexts).size() < contexts.size()) {
            throw new IllegalArgumentException("context has the same entry twice");
        }
        if (isCommon && contexts.isEmpty()) {
            throw new IllegalArgumentException("tail: common is of the places of a context, but there is no context");
        }
        if (contexts.size() > MOST_CONTEXTS) {
            throw new IllegalArgumentException(
                    "context has at most " + MOST_CONTEXTS + " entries, but " + contexts.size());
        }
        RuleTexts.require("an alert", freeze);
        shares.require(budget);
        contexts.forEach(context -> RuleTexts.require("an alert", context.text()));
    }

    /** The texts of {@code when}. */
    public static final Map<String, Side> SIDES = Map.of(
            "unusual", Side.BOTH,
            "abs unusual", Side.MAGNITUDE,
            "unusual high", Side.HIGH,
            "unusual low", Side.LOW);

    public static final String DEFAULT_FALSE_ALARMS = "1/week";
    public static final String DEFAULT_LEARN = "1h";
    public static final String DEFAULT_MEMORY = "30d";

    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?(?:[eE]\\+?[0-9]+)?)";
    private static final Pattern RATE = Pattern.compile(NUMBER + "\\s*/\\s*(.+)");
    private static final Pattern SAMPLES = Pattern.compile(NUMBER + "\\s*samples");
    private static final Map<String, String> PERIODS =
            Map.of("hour", "1h", "day", "1d", "week", "7d", "month", "30d", "year", "365d");
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * A time, or a number of samples.
     *
     * @param number seconds, or samples
     * @param isSamples which of both
     */
    public record Amount(double number, boolean isSamples) {

        /** Reads {@code 1h}, {@code week} or {@code 1e6 samples}. */
        public static Amount parse(String text) {
            Matcher samples = SAMPLES.matcher(text.strip());
            if (samples.matches()) {
                return new Amount(Double.parseDouble(samples.group(1)), true);
            }
            String period = PERIODS.getOrDefault(text.strip(), text);
            try {
                return new Amount(Durations.parse(period) / NANOS_PER_SECOND, false);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "a time is a duration such as 12h, or hour, day, week, month, year; or a number of samples, 1e6 samples;"
                                + " but this is \"" + text.strip() + "\"",
                        e);
            }
        }

        /** Reads {@code 1/week} or {@code 3/1e6 samples}: the amount that one of them has. */
        public static Amount parseRate(String text) {
            Matcher rate = RATE.matcher(text.strip());
            if (!rate.matches()) {
                throw new IllegalArgumentException(
                        "false-alarms is a number in a time or in samples, for example 1/week,"
                                + " 2/12h or 1/1e6 samples, but is \"" + text + "\"");
            }
            double number = Double.parseDouble(rate.group(1));
            if (number == 0) {
                throw new IllegalArgumentException("false-alarms must be above 0, but is \"" + text + "\"");
            }
            Amount each = parse(rate.group(2));
            return new Amount(each.number / number, each.isSamples);
        }

        private String digits() {
            return number == Math.rint(number) && number < 1e15
                    ? Long.toString((long) number)
                    : Double.toString(number);
        }

        /** The text form. */
        public String text() {
            return isSamples ? digits() + " samples" : Durations.print(Math.round(number * NANOS_PER_SECOND));
        }
    }

    /** The condition of a text of {@code when}; null: it is none that learns. */
    public static Side side(String when) {
        return SIDES.get(when.strip().replaceAll("\\s+", " "));
    }

    public static Unusual of(
            Side side,
            Amount every,
            Amount learn,
            Amount memory,
            List<Context> contexts,
            boolean isCommon,
            boolean isWidened,
            Generations generations,
            String freeze,
            Shares shares) {
        return new Unusual(
                new Budget(
                        side,
                        every.number,
                        every.isSamples,
                        learn.number,
                        learn.isSamples,
                        memory.number,
                        memory.isSamples),
                contexts,
                isCommon,
                isWidened,
                generations,
                freeze,
                shares);
    }

    /** The same at another budget. */
    public Unusual with(Amount every) {
        return of(budget.side(), every, learn(), memory(), contexts, isCommon, isWidened, generations, freeze, shares);
    }

    /** Whether what a series learned under it is what it would have learned under the other. */
    boolean learnsAs(Unusual other, String series) {
        return other != null
                && budget.equals(other.budget)
                && contexts.equals(other.contexts)
                && isCommon == other.isCommon
                && isWidened == other.isWidened
                && generations.nameOf(series).equals(other.generations.nameOf(series));
    }

    boolean isFrozen(String series) {
        return !freeze.isEmpty() && NamePattern.matches(freeze, series);
    }

    /** The text form of {@code when}. */
    public String text() {
        return switch (budget.side()) {
            case BOTH -> "unusual";
            case MAGNITUDE -> "abs unusual";
            case HIGH -> "unusual high";
            case LOW -> "unusual low";
        };
    }

    /** The time or number of samples with one false alarm. */
    public Amount every() {
        return new Amount(budget.every(), budget.everyInSamples());
    }

    public Amount learn() {
        return new Amount(budget.learn(), budget.learnInSamples());
    }

    public Amount memory() {
        return new Amount(budget.memory(), budget.memoryInSamples());
    }

    void save(DataOutput out) throws IOException {
        out.writeUTF(budget.side().name());
        out.writeDouble(budget.every());
        out.writeBoolean(budget.everyInSamples());
        out.writeDouble(budget.learn());
        out.writeBoolean(budget.learnInSamples());
        out.writeDouble(budget.memory());
        out.writeBoolean(budget.memoryInSamples());
        out.writeByte(contexts.size());
        for (Context context : contexts) {
            out.writeUTF(context.text());
        }
        generations.save(out);
        out.writeUTF(freeze);
        out.writeBoolean(isCommon);
        out.writeBoolean(isWidened);
        shares.save(out);
    }

    static Unusual load(DataInput in, int version) throws IOException {
        Budget budget = new Budget(
                Side.valueOf(in.readUTF()),
                in.readDouble(),
                in.readBoolean(),
                in.readDouble(),
                in.readBoolean(),
                in.readDouble(),
                in.readBoolean());
        List<Context> contexts = new ArrayList<>();
        for (int left = version < AlertStates.CONTEXTS ? 1 : in.readByte(); left > 0; left--) {
            String context = in.readUTF();
            if (!context.isEmpty()) { // so it was told that there is none
                contexts.add(Context.parse(context));
            }
        }
        Generations generations =
                version < AlertStates.GENERATIONS ? Generations.of(in.readUTF()) : Generations.load(in);
        String freeze = in.readUTF();
        boolean isNew = version >= AlertStates.COMMON;
        boolean isCommon = isNew && in.readBoolean();
        boolean isWidened = !isNew || in.readBoolean();
        Shares shares = version < AlertStates.SHARES ? Shares.NONE : Shares.load(in);
        return new Unusual(budget, contexts, isCommon, isWidened, generations, freeze, shares);
    }
}

package org.hodograph.pipeline.unit;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a unit: factors joined by {@code *}, {@code ·}, {@code .}, a space or a hyphen between letters, and divided by
 * {@code /} or {@code per}, which divides by the one factor after it. Exponents are digits, behind {@code ^} or not, negative ones
 * too, and superscripts. Whole numbers are factors.
 */
final class UnitText {

    private static final String UPPER = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/%]+");
    private static final Pattern ENCLOSED = Pattern.compile("\\[([^\\[\\]]*)]|\\(([^()]*)\\)");
    private static final Pattern TRAILING_POWER = Pattern.compile("(.*[^0-9])([1-9])");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})(.*)");
    private static final Pattern EXPONENT = Pattern.compile("\\^?([+-]?[1-9])(?![0-9])");
    private static final String ENDS = "./()^+-";

    private final UnitTable table;
    private final String text; // plain
    private int at;
    private String unknown; // the first symbol that is none

    UnitText(String written, UnitTable table) {
        this.table = table;
        text = plain(written);
    }

    /** The text in the form of the table's keys: {@code /} divides, {@code .} multiplies, and no other form of either is left. */
    static String plain(String written) {
        if (PLAIN.matcher(written).matches()) {
            return written;
        }
        String text = raised(written.strip().replace('º', '°').replace('˚', '°').replace('∘', '°'));
        text = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("\\*\\*", "^")
                .replaceAll("[·⋅•∙×*]", ".")
                .replaceAll("[÷∕⁄]", "/")
                .replaceAll("\\^[({]\\s*([+-]?\\d+)\\s*[)}]", "^$1")
                .replaceAll("\\{[^}]*}", "1")
                .replaceAll("[\\s_]+", " ")
                .replaceAll("(?i)(?<= |^)per ", "/")
                .replaceAll("(?<=\\p{L})-(?=\\p{L})", ".")
                .replaceAll(" ?([/^]) ?", "$1")
                .replaceAll("[ .]+", ".")
                .replaceAll("\\.?/\\.?", "/");
        Matcher enclosed = ENCLOSED.matcher(text);
        if (enclosed.matches()) {
            text = enclosed.group(1) == null ? enclosed.group(2) : enclosed.group(1);
        }
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** Superscripts as exponents: 10² is not 102. */
    private static String raised(String written) {
        StringBuilder text = new StringBuilder();
        boolean isUp = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean up = UPPER.indexOf(c) >= 0;
            text.append(up && !isUp ? "^" : "").append(c);
            isUp = up;
        }
        return text.toString();
    }

    /** What the text stands for, or null. */
    Quantity quantity() {
        Quantity whole = table.of(text);
        if (whole != null || text.isEmpty()) {
            return whole;
        }
        Quantity product = product();
        boolean isRead = product != null && at == text.length();
        return isRead && product.isWithinNumbers() ? product : null;
    }

    /** The first symbol that is not known; null: there is none. */
    String unknown() {
        return unknown;
    }

    private Quantity product() {
        Quantity product = Quantity.ONE;
        Quantity last = null; // the factor before, where it was multiplied
        boolean divides = next('/');
        do {
            Quantity factor = factor(divides);
            if (factor == null) {
                return null;
            }
            factor = again(factor);
            product = divides ? product.over(factor) : product.times(factor);
            if (!divides && last != null && isTorque(last, factor)) {
                product = product.over(table.of("rad"));
            }
            last = divides ? null : factor;
            divides = next('/');
        } while (divides || next('.'));
        return product;
    }

    /** A force times a length is written as such where a torque is meant: a joule for each radian. */
    private boolean isTorque(Quantity one, Quantity other) {
        Quantity force = table.of("N");
        Quantity length = table.of("m");
        return force != null
                && ((one.samePowers(force) && other.samePowers(length))
                        || (one.samePowers(length) && other.samePowers(force)));
    }

    /** Words behind a factor: metres per second squared. */
    private Quantity again(Quantity factor) {
        int power = word(".squared") ? 2 : word(".cubed") ? 3 : 1;
        return power == 1 ? factor : factor.power(power);
    }

    private Quantity factor(boolean divides) {
        if (next('(')) {
            Quantity inside = product();
            return inside == null || !next(')') ? null : raise(inside);
        }
        int power = word("square.") || word("sq.") ? 2 : word("cubic.") || word("cu.") ? 3 : 1;
        boolean isFirst = at == 0;
        String run = run();
        Matcher number = NUMBER.matcher(run);
        if (!number.matches()) {
            Quantity symbol = symbol(run);
            return symbol == null || power == 1 ? symbol : symbol.power(power);
        }
        double count = Double.parseDouble(number.group(1));
        Quantity scale = count == 0 ? null : raise(Quantity.ONE.by(count, 1));
        if (scale == null || power != 1) {
            return null;
        }
        if (!number.group(2).isEmpty()) {
            return scaled(scale, symbol(number.group(2)));
        }
        boolean isOfNext = divides && count > 1 && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        if (isOfNext && next('.')) {
            return scaled(scale, factor(true)); // L/100 km
        }
        boolean isDecimal =
                text.startsWith(".", at) && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return (isFirst || divides) && !isDecimal ? scale : null; // m/s 2 has lost a sign
    }

    private static Quantity scaled(Quantity scale, Quantity unit) {
        return unit == null ? null : scale.times(unit);
    }

    private Quantity symbol(String run) {
        String symbol = joined(run);
        Quantity whole = table.of(symbol);
        Matcher exponent = exponent();
        if (whole != null && exponent.lookingAt()) {
            at = exponent.end();
            Quantity one = table.of(symbol + exponent.group()); // Nm^3 is no power of Nm
            return one == null ? whole.power(Integer.parseInt(exponent.group(1))) : one;
        } else if (whole != null) {
            return table.besideOthers(symbol);
        }
        Matcher power = TRAILING_POWER.matcher(symbol);
        Quantity base = power.matches() ? table.of(power.group(1)) : null;
        if (base == null) {
            unknown = unknown != null ? unknown : power.matches() ? power.group(1) : symbol;
            return null;
        }
        return base.power(Integer.parseInt(power.group(2)));
    }

    /** Two words that are one symbol: {@code deg C}; an exponent would be of the second one alone. */
    private String joined(String run) {
        int before = at;
        if (next('.')) {
            String both = run + "." + run();
            if (table.of(both) != null && !exponent().lookingAt()) {
                return both;
            }
            at = before;
        }
        return run;
    }

    private Quantity raise(Quantity base) {
        Matcher exponent = exponent();
        if (!exponent.lookingAt()) {
            return base;
        }
        at = exponent.end();
        return base.power(Integer.parseInt(exponent.group(1)));
    }

    private Matcher exponent() {
        return EXPONENT.matcher(text).region(at, text.length());
    }

    private String run() {
        int begin = at;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    private boolean word(String word) {
        boolean isNext = text.startsWith(word, at);
        at += isNext ? word.length() : 0;
        return isNext;
    }

    private boolean next(char c) {
        boolean isNext = at < text.length() && text.charAt(at) == c;
        at += isNext ? 1 : 0;
        return isNext;
    }
}

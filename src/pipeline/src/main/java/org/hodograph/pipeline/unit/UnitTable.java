package org.hodograph.pipeline.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hodograph.kernels.text.Nearest;

/** The symbols that users write, as {@code units.txt} lists them. */
final class UnitTable {

    /** Texts that mean too different things to be guessed, also where only their case would decide. */
    private static final Set<String> AMBIGUOUS = Set.of("nm", "Gal", "GAL", "Mm", "Cal", "KN");

    private static final Pattern LINE =
            Pattern.compile("(beside )?([^=\\[;]+?)(?:\\[([^]]*)])?(?: = ([^;]+))?\\s*(?:;(.*))?");
    private static final Pattern VALUE =
            Pattern.compile("(?:([-\\d.e]+)(?:/([-\\d.e]+))?\\s+)?(\\S.*?)(?:\\s+\\+\\s+([\\d.]+))?");
    private static final String[] NAMED = {"J", "W", "V", "N", "Pa", "Ohm", "N.m", "S", "S/m", "T"};
    private static final int WORD = 4; // letters

    private static final UnitTable KNOWN = new UnitTable(); // the last: it needs the others

    private final Map<String, Quantity> symbols = new HashMap<>();
    private final List<String> written = new ArrayList<>(); // without prefixes
    private final Map<String, Quantity> beside = new HashMap<>();
    private final Map<String, Quantity> folded = new HashMap<>(); // by lower case; null where more than one is meant
    private final Map<String, Quantity> named = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * A line of the table.
     *
     * @param section its heading
     * @param symbols as written
     * @param prefixes that the symbols take
     * @param value what one is in SI, as text
     * @param note empty where there is none
     */
    record Row(String section, List<String> symbols, List<String> prefixes, String value, String note) {}

    private UnitTable() {
        String section = "";
        for (String line : lines()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                read(section, line);
            }
        }
        for (String name : NAMED) {
            named.put(name, new UnitText(name, this).quantity());
        }
    }

    static UnitTable known() {
        return KNOWN;
    }

    private static List<String> lines() {
        try (InputStream in = UnitTable.class.getResourceAsStream("units.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the jar can't be read", e);
        }
    }

    private void read(String section, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("not a line of units: " + line);
        }
        List<String> words = new ArrayList<>();
        for (String word : matcher.group(2).strip().split(" +", -1)) {
            words.add(word.replace('_', ' '));
        }
        List<String> prefixes = matcher.group(3) == null
                ? List.of()
                : List.of(matcher.group(3).strip().split(" +", -1));
        boolean isBeside = matcher.group(1) != null;
        Quantity quantity = matcher.group(4) == null
                ? Quantity.base(base(words.get(0)))
                : value(matcher.group(4).strip());
        for (String word : words) {
            put(word, quantity, isBeside, true);
            written.add(UnitText.plain(word));
            for (String prefix : prefixes) {
                prefixed(word, Prefix.of(prefix), quantity, isBeside);
            }
        }
        String si = matcher.group(4) == null ? words.get(0) : matcher.group(4).strip();
        rows.add(new Row(
                section,
                words,
                prefixes,
                si,
                matcher.group(5) == null ? "" : matcher.group(5).strip()));
    }

    private static int base(String symbol) {
        int index = Quantity.BASE.indexOf(symbol);
        if (index < 0) {
            throw new IllegalStateException("no base unit: " + symbol);
        }
        return index;
    }

    private Quantity value(String text) {
        Matcher matcher = VALUE.matcher(text);
        Quantity unit = matcher.matches() ? new UnitText(matcher.group(3), this).quantity() : null;
        if (unit == null) {
            throw new IllegalStateException("a unit by units that are not above it: " + text);
        }
        double num = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
        double den = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
        double offset = matcher.group(4) == null ? 0 : Double.parseDouble(matcher.group(4));
        return unit.by(num, den).from(offset);
    }

    private void prefixed(String symbol, Prefix prefix, Quantity quantity, boolean isBeside) {
        boolean isWord = symbol.length() >= WORD && symbol.chars().allMatch(Character::isLowerCase);
        Quantity scaled = quantity.by(prefix.num(), prefix.den());
        if (isWord) {
            put(prefix.word() + symbol, scaled, isBeside, true);
        } else if (symbol.length() < WORD || symbol.endsWith(".m")) {
            boolean canFold = !prefix.letter().equalsIgnoreCase("m");
            put(prefix.letter() + symbol, scaled, isBeside, canFold);
            if (prefix.letter().equals("u")) {
                put("µ" + symbol, scaled, isBeside, canFold);
            }
        }
    }

    /** What was put first holds: a line of its own goes before what a prefix would make. */
    private void put(String symbol, Quantity quantity, boolean isBeside, boolean canFold) {
        String key = UnitText.plain(symbol);
        if (isBeside) {
            beside.put(key, quantity);
            return;
        }
        symbols.putIfAbsent(key, quantity);
        String low = key.toLowerCase(Locale.ROOT);
        Quantity other = folded.get(low);
        boolean isOne = other == null ? !folded.containsKey(low) : isSame(other, symbols.get(key));
        folded.put(low, canFold && isOne && !AMBIGUOUS.contains(key) ? symbols.get(key) : null);
    }

    private static boolean isSame(Quantity one, Quantity other) {
        return one.samePowers(other)
                && one.num() * other.den() == other.num() * one.den()
                && one.offset() == other.offset();
    }

    /** What a plain text stands for, or null. The case of its letters matters where two symbols differ in nothing else. */
    Quantity of(String plain) {
        Quantity exact = symbols.get(plain);
        boolean canFold = exact == null && plain.length() > 1 && !AMBIGUOUS.contains(plain);
        return canFold ? folded.get(plain.toLowerCase(Locale.ROOT)) : exact;
    }

    /** What a plain symbol stands for beside other factors, or null. */
    Quantity besideOthers(String plain) {
        Quantity other = beside.get(plain);
        return other == null ? of(plain) : other;
    }

    /** The name of a power of base units that has one of its own, or null. */
    String nameOf(Quantity quantity) {
        for (Map.Entry<String, Quantity> name : named.entrySet()) {
            if (name.getValue().samePowers(quantity)) {
                return name.getKey();
            }
        }
        return null;
    }

    /** The symbol that was probably meant: one that differs in case alone, else the nearest, without a prefix where there is one. */
    Optional<String> nearest(String plain) {
        Set<String> all = new TreeSet<>(symbols.keySet());
        String same = all.stream().filter(plain::equalsIgnoreCase).collect(Collectors.joining(" or "));
        if (!same.isEmpty()) {
            return Optional.of(same);
        }
        return plain.length() < 2
                ? Optional.empty()
                : Nearest.to(plain, written).or(() -> Nearest.to(plain, all));
    }

    /** The lines of the table, in order. */
    List<Row> rows() {
        return rows;
    }
}

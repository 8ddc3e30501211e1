package org.hodograph.pipeline.unit;

/**
 * A decimal prefix.
 *
 * @param letter of short symbols
 * @param word of names
 * @param num what it multiplies by
 * @param den what it divides by; a whole number both ways, so that a milli is exactly a thousandth
 */
record Prefix(String letter, String word, double num, double den) {

    static Prefix of(String letter) {
        return switch (letter) {
            case "p" -> new Prefix(letter, "pico", 1, 1e12);
            case "n" -> new Prefix(letter, "nano", 1, 1e9);
            case "u" -> new Prefix(letter, "micro", 1, 1e6);
            case "m" -> new Prefix(letter, "milli", 1, 1000);
            case "c" -> new Prefix(letter, "centi", 1, 100);
            case "d" -> new Prefix(letter, "deci", 1, 10);
            case "da" -> new Prefix(letter, "deca", 10, 1);
            case "h" -> new Prefix(letter, "hecto", 100, 1);
            case "k" -> new Prefix(letter, "kilo", 1000, 1);
            case "M" -> new Prefix(letter, "mega", 1e6, 1);
            case "G" -> new Prefix(letter, "giga", 1e9, 1);
            case "T" -> new Prefix(letter, "tera", 1e12, 1);
            default -> throw new IllegalStateException("no prefix: " + letter);
        };
    }
}

package org.hodograph.pipeline;

/** The bound on the texts of a rule: a state holds them, each with its length in two bytes. */
public final class RuleTexts {

    /** Characters; three bytes each at most, and several of them stand in the text of a rule. */
    public static final int LONGEST = 5_000;

    private RuleTexts() {}

    /**
     * Expects texts that a state can hold.
     *
     * @throws IllegalArgumentException if one is longer
     */
    public static void require(String what, String... texts) {
        for (String text : texts) {
            if (text != null && text.length() > LONGEST) {
                throw new IllegalArgumentException(
                        what + " has texts of at most " + LONGEST + " characters, but one of " + text.length());
            }
        }
    }
}

package org.hodograph.kernels.text;

/**
 * One setting of a method, as {@code hodograph methods} prints it.
 *
 * @param name as in the text form
 * @param rule what values are valid, in words, for example {@code "1 to 6"}
 * @param defaultText what holds when it is absent
 * @param meaning one line
 */
public record Setting(String name, String rule, String defaultText, String meaning) {}

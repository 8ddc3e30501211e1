package org.hodograph.kernels;

import java.util.List;
import java.util.Optional;
import org.hodograph.kernels.text.Setting;
import org.hodograph.kernels.text.Settings;

/** One family of methods: what its text form may hold, what it computes, and how a text becomes a {@link Method}. */
public interface MethodDefinition {

    /** The first word of the text form. */
    String name();

    /** One sentence: what it is and when to use it. */
    String summary();

    /** The formula in plain text. */
    String formula();

    /** Cost per sample or per estimate as O(·). */
    String cost();

    /** One citation: author, year, DOI. */
    String source();

    /** Every setting the text form may hold. */
    List<Setting> settings();

    /** The setting whose value may stand without its name, for example the method inside another one. */
    default Optional<String> positional() {
        return Optional.empty();
    }

    /**
     * The method of these settings.
     *
     * @throws IllegalArgumentException naming the setting, the rule and the value, if one is out of range
     */
    Method method(Settings given);
}

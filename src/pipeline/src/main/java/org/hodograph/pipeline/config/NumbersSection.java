package org.hodograph.pipeline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hodograph.pipeline.text.NumberForm;

/** Reads {@code source.numbers}. */
final class NumbersSection {

    private static final String NONE = "none";
    private static final String SPACE = "space";

    private NumbersSection() {}

    static NumberForm read(YamlMap map) {
        char decimal = map.read("decimal", '.', NumbersSection::mark);
        char grouping = map.read("grouping", NumberForm.NONE, NumbersSection::mark);
        map.end();
        return map.make(() -> new NumberForm(decimal, grouping)).orElse(NumberForm.PLAIN);
    }

    private static char mark(String text) {
        return text.equals(NONE) ? NumberForm.NONE : text.equals(SPACE) ? ' ' : Texts.character(text);
    }

    /** What {@link #read} would read to the same. */
    static Map<String, Object> text(NumberForm form) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("decimal", String.valueOf(form.decimal()));
        text.put(
                "grouping",
                form.grouping() == NumberForm.NONE
                        ? NONE
                        : form.grouping() == ' ' ? SPACE : String.valueOf(form.grouping()));
        return text;
    }
}

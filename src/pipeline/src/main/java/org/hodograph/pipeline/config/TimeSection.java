package org.hodograph.pipeline.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hodograph.pipeline.time.Count;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeForms;
import org.hodograph.pipeline.time.TimeScale;

/** Reads {@code source.time}: a word, a list of units, or a mapping. */
final class TimeSection {

    private static final String KEY = "time";

    private TimeSection() {}

    static TimeForm read(YamlMap source) {
        if (source.isMapping(KEY)) {
            YamlMap map = source.map(KEY);
            TimeForm form = map.make(() -> form(map)).orElse(TimeForms.ISO);
            map.end();
            return form;
        }
        List<String> words = source.words(KEY, List.of(TimeForms.ISO_WORD));
        if (words.size() == 1) {
            return source.read(KEY, TimeForms.ISO, TimeForms::ofWord);
        }
        try {
            List<TimeScale> scales = new ArrayList<>();
            for (String word : words) {
                scales.add(TimeForms.scale(word));
            }
            return new TimeForm.Sum(scales);
        } catch (IllegalArgumentException e) {
            source.fault(KEY, e.getMessage());
            return TimeForms.ISO;
        }
    }

    private static TimeForm form(YamlMap map) {
        BigDecimal rate = map.read("rate", null, TimeSection::hertz);
        String pattern = map.text("pattern").orElse(null);
        String unit = map.text("unit").orElse(null);
        ZoneId zone = map.read("zone", ZoneOffset.UTC, TimeSection::zone);
        Locale locale = map.read("locale", Locale.ENGLISH, TimeSection::locale);
        BigDecimal wrapsAt = map.read("wraps-at", null, TimeSection::number);
        int given = (rate == null ? 0 : 1) + (pattern == null ? 0 : 1) + (unit == null ? 0 : 1);
        if (given != 1) {
            throw new IllegalArgumentException(
                    "source.time has one of pattern, unit and rate, for example {pattern: \"dd.MM.yyyy HH:mm:ss\", zone: Europe/Berlin}");
        }
        if (rate != null) {
            return new TimeForm.Counted(Count.atRate(rate));
        }
        if (pattern != null) {
            return new TimeForm.Pattern(pattern, zone, locale);
        }
        if (wrapsAt != null) {
            return new TimeForm.Wrapping(TimeForms.scale(unit), wrapsAt);
        }
        return unit.equals(TimeForms.ISO_WORD) ? new TimeForm.Iso(zone) : TimeForms.ofWord(unit);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text).normalized();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time zone such as Europe/Berlin, +01:00 or UTC, but is \"" + text + "\"", e);
        }
    }

    private static Locale locale(String text) {
        Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("must be a language such as en or de-AT, but is \"" + text + "\"");
        }
        return locale;
    }

    private static BigDecimal hertz(String text) {
        return number(
                text.strip().endsWith("Hz")
                        ? text.strip().substring(0, text.strip().length() - 2)
                        : text);
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, but is \"" + text + "\"", e);
        }
    }

    /** A number that YAML writes without a tag. */
    private static Object plain(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 ? number.toBigInteger() : number.toPlainString();
    }

    /** What {@link #read} would read to the same. */
    static Object text(TimeForm form) {
        if (form instanceof TimeForm.Sum sum) {
            return sum.scales().stream().map(TimeForms::word).toList();
        }
        Map<String, Object> text = new LinkedHashMap<>();
        if (form instanceof TimeForm.Iso iso && !iso.zone().equals(ZoneOffset.UTC)) {
            text.put("unit", TimeForms.ISO_WORD);
            text.put("zone", iso.zone().getId());
        } else if (form instanceof TimeForm.Wrapping wrapping) {
            text.put("unit", TimeForms.word(wrapping.scale()));
            text.put("wraps-at", plain(wrapping.wrapsAt()));
        } else if (form instanceof TimeForm.Pattern pattern) {
            text.put("pattern", pattern.pattern());
            text.put("zone", pattern.zone().getId());
            text.put("locale", pattern.locale().toLanguageTag());
        } else if (form instanceof TimeForm.Counted counted && !Count.NAMED.containsValue(counted.count())) {
            text.put("rate", counted.count().divisor().toPlainString() + " Hz");
        } else {
            return TimeForms.word(form);
        }
        return text;
    }
}

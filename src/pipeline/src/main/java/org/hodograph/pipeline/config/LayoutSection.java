package org.hodograph.pipeline.config;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.format.Layout;

/** Reads {@code source.encoding} and {@code source.order}. */
final class LayoutSection {

    private static final String ENCODING = "encoding";
    private static final String ORDER = "order";
    private static final Map<String, Boolean> NEWEST_FIRST = Map.of("ascending", false, "descending", true);

    private static final Set<Kind> NO_TEXT =
            EnumSet.of(Kind.AVRO, Kind.PROTOBUF, Kind.GPX); // XML says its encoding itself

    private LayoutSection() {}

    /** The layout; {@code isTopic}: nothing but topics is read, which nobody can turn round. */
    static Layout read(YamlMap source, Kind kind, boolean isTopic) {
        String encoding =
                source.read(ENCODING, StandardCharsets.UTF_8.name(), text -> new Layout(text, false).encoding());
        if (source.has(ENCODING) && NO_TEXT.contains(kind)) {
            source.fault(
                    ENCODING,
                    "belongs to formats of plain text, such as csv and json, but the format is "
                            + kind.name().toLowerCase(Locale.ROOT));
        }
        boolean isNewestFirst = source.choice(ORDER, false, NEWEST_FIRST);
        if (isNewestFirst && isTopic) {
            source.fault(
                    ORDER,
                    "must be ascending where topics are read: only a file has a last record to begin with. For disorder of some seconds there is max-out-of-orderness, for example 10s");
        }
        return new Layout(encoding, isNewestFirst);
    }

    /** Adds what {@link #read} would read to the same. */
    static void addText(Layout layout, Kind kind, Map<String, Object> source) {
        if (!NO_TEXT.contains(kind)) {
            source.put(ENCODING, layout.encoding().toLowerCase(Locale.ROOT));
        }
        source.put(ORDER, Texts.word(NEWEST_FIRST, layout.isNewestFirst()));
    }
}

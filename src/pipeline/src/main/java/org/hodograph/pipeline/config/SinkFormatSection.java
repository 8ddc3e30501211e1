package org.hodograph.pipeline.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hodograph.pipeline.format.avro.Framing;
import org.hodograph.pipeline.format.avro.RegistrySettings;
import org.hodograph.pipeline.output.SinkFormat;
import org.hodograph.pipeline.output.SinkFormat.Form;

/** Reads {@code sink.format} and {@code sink.avro}. */
final class SinkFormatSection {

    private static final Map<String, Form> FORMS =
            Map.of("json", Form.JSON, "json-compact", Form.JSON_COMPACT, "avro", Form.AVRO);
    private static final Map<String, Framing> FRAMINGS =
            Map.of("none", Framing.NONE, "single-object", Framing.SINGLE_OBJECT, "confluent", Framing.CONFLUENT);

    private SinkFormatSection() {}

    static SinkFormat read(YamlMap sink) {
        Form form = sink.choice("format", Form.JSON, FORMS);
        YamlMap avro = sink.map("avro");
        RegistrySettings registry = SchemasSection.registry(avro);
        Framing framing = avro.choice("framing", registry == null ? Framing.NONE : Framing.CONFLUENT, FRAMINGS);
        avro.end();
        SinkFormat format = new SinkFormat(form, framing, registry);
        if (format.fault() != null) {
            (sink.has("avro") ? avro : sink).fault(format.fault());
        }
        return format;
    }

    /** What {@link #read} would read to the same, a password that the file itself holds left out. */
    static void print(SinkFormat format, Map<String, Object> sink) {
        sink.put("format", Texts.word(FORMS, format.form()));
        Map<String, Object> avro = new LinkedHashMap<>();
        SchemasSection.print(format.registry(), avro);
        avro.put("framing", Texts.word(FRAMINGS, format.framing()));
        sink.put("avro", avro);
    }
}

package org.hodograph.pipeline.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.RecordFile;
import org.hodograph.pipeline.time.TimeForms;

/** Proposals for JSON: those of presets first, then by the fields. */
final class JsonProposals implements Detector {

    private static final int MOST_RECORDS = 500;

    @Override
    public List<Proposal> of(Head head) throws IOException {
        String begin = head.text().stripLeading();
        if (!begin.startsWith("{") && !begin.startsWith("[")) {
            return List.of();
        }
        Table table = JsonTable.of(records(head));
        if (table == null || table.columns().isEmpty()) {
            return List.of();
        }
        List<Proposal> all = new ArrayList<>(PresetMatches.of(table));
        Proposal begun =
                Proposal.NONE.with("source.format", "json", begin.startsWith("[") ? "a list of objects" : "objects");
        JsonLists lists = JsonLists.of(table);
        if (!lists.path().isEmpty()) {
            begun = begun.with("source.records", List.of(lists.path()), "each element of the list is a sample");
        }
        all.addAll(Roles.of(begun, lists.elements()));
        return all;
    }

    private static List<String> records(Head head) throws IOException {
        FormatSettings json = new FormatSettings(
                FormatSettings.Kind.JSON,
                new FormatSettings.Fields(List.of(), List.of("t"), List.of("value"), "unit"),
                FormatSettings.Csv.DEFAULT,
                TimeForms.ISO);
        List<String> records = new ArrayList<>();
        try (RecordFile file = RecordFile.of(new ByteArrayInputStream(head.bytes()), head.name(), json)) {
            SourceRecord record = file.next();
            while (record != null && records.size() < MOST_RECORDS) {
                String text = new String(record.payload(), StandardCharsets.UTF_8).strip();
                if (!text.isEmpty() && !text.equals("null")) {
                    records.add(text);
                }
                record = file.next();
            }
        }
        return records;
    }
}

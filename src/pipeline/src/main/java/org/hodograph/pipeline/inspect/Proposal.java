package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settings that may fit a file, each with its reason. Immutable.
 *
 * @param settings by their path, for example {@code source.csv.delimiter}
 * @param remarks lines that are said and not set
 * @param needsTimestamps whether it works only where records have timestamps of their own, as on a Kafka topic
 */
record Proposal(Map<String, Setting> settings, List<String> remarks, boolean needsTimestamps) {

    static final Proposal NONE = new Proposal(Map.of(), List.of(), false);

    /** Whether it says nothing but a format that leaves nothing to be set. */
    boolean isFormatOnly() {
        return settings.keySet().equals(Set.of("source.format"));
    }

    /** A value as YAML, and why it. */
    record Setting(String yaml, List<String> texts, String why) {}

    Proposal {
        settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        remarks = List.copyOf(remarks);
    }

    Proposal with(String path, String yaml, String why) {
        return with(path, new Setting(yaml, List.of(yaml), why));
    }

    /** With one text, or a list of several. */
    Proposal with(String path, List<String> texts, String why) {
        return with(path, new Setting(Yaml.texts(texts), List.copyOf(texts), why));
    }

    private Proposal with(String path, Setting setting) {
        Map<String, Setting> more = new LinkedHashMap<>(settings);
        more.put(path, setting);
        return new Proposal(more, remarks, needsTimestamps);
    }

    Proposal remark(String line) {
        List<String> more = new ArrayList<>(remarks);
        more.add(line);
        return new Proposal(settings, more, needsTimestamps);
    }

    Proposal onTimestamps() {
        return new Proposal(settings, remarks, true);
    }

    /** The YAML that it stands for. */
    String yaml() {
        StringBuilder yaml = new StringBuilder();
        List<String> open = List.of();
        Map<String, Setting> grouped = new LinkedHashMap<>();
        settings.keySet().stream()
                .map(path -> path.split("\\.").length > 2 ? path.substring(0, path.lastIndexOf('.')) : path)
                .distinct()
                .forEach(group -> settings.forEach((path, setting) -> {
                    if (path.equals(group) || path.startsWith(group + ".")) {
                        grouped.put(path, setting);
                    }
                }));
        for (Map.Entry<String, Setting> entry : grouped.entrySet()) {
            List<String> path = List.of(entry.getKey().split("\\."));
            int shared = 0;
            while (shared < path.size() - 1
                    && shared < open.size()
                    && open.get(shared).equals(path.get(shared))) {
                shared++;
            }
            for (int depth = shared; depth < path.size() - 1; depth++) {
                yaml.append("  ".repeat(depth)).append(path.get(depth)).append(":\n");
            }
            yaml.append("  ".repeat(path.size() - 1))
                    .append(path.get(path.size() - 1))
                    .append(": ")
                    .append(entry.getValue().yaml())
                    .append("  # ")
                    .append(entry.getValue().why())
                    .append('\n');
            open = path.subList(0, path.size() - 1);
        }
        remarks.forEach(line -> yaml.append("# ").append(line).append('\n'));
        return yaml.toString();
    }
}

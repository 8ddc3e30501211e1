package org.hodograph.pipeline.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proposal as the options of a command, as far as there are options for it. */
final class CommandOptions {

    private static final Map<String, String> OPTIONS = options();
    private static final Pattern TIME_PATTERN = Pattern.compile("\\{pattern: \"([^\"]*)\"}");
    private static final Pattern ZONE = Pattern.compile("\\{unit: iso, zone: (\\S+)}");
    private static final Pattern MARK = Pattern.compile("(decimal|grouping): (?:\"(.)\"|(space))");

    private CommandOptions() {}

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("source.format", "--format");
        options.put("source.encoding", "--encoding");
        options.put("source.csv.delimiter", "--delimiter");
        options.put("source.csv.skip", "--skip-lines");
        options.put("source.csv.header-rows", "--header-rows");
        options.put("source.csv.units-row", "--units-row");
        options.put("source.fields.time", "--time");
        options.put("source.fields.value", "--value");
        options.put("source.fields.series", "--series");
        return options;
    }

    /** The options, for a shell; empty if a setting has none. */
    static Optional<String> of(Proposal proposal) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, Proposal.Setting> entry : proposal.settings().entrySet()) {
            List<String> some = of(entry.getKey(), entry.getValue());
            if (some == null) {
                return Optional.empty();
            }
            words.addAll(some);
        }
        return Optional.of(String.join(" ", words));
    }

    /** Null: there are none for it. */
    private static List<String> of(String path, Proposal.Setting setting) {
        if (path.equals("source.time")) {
            return time(setting.yaml());
        }
        if (path.equals("source.numbers")) {
            return numbers(setting.yaml());
        }
        if (path.equals("source.order")) {
            return List.of("--newest-first");
        }
        String option = OPTIONS.get(path);
        if (option == null) {
            return null;
        }
        boolean isDefault = setting.yaml().equals("csv");
        return isDefault
                ? List.of()
                : setting.texts().stream()
                        .map(text -> option + " " + quoted(text))
                        .toList();
    }

    private static List<String> time(String yaml) {
        Matcher pattern = TIME_PATTERN.matcher(yaml);
        if (pattern.matches()) {
            return List.of("--time-pattern " + quoted(pattern.group(1)));
        }
        Matcher zone = ZONE.matcher(yaml);
        if (zone.matches()) {
            return List.of("--time-unit iso", "--zone " + zone.group(1));
        }
        if (yaml.equals("[s, ns]")) {
            return List.of("--time-unit s,ns");
        }
        if (yaml.startsWith("{rate: ")) {
            return List.of("--time-unit " + yaml.replaceAll("[^\\d.]", "") + "Hz");
        }
        return yaml.matches("[a-z]+") ? List.of("--time-unit " + yaml) : null;
    }

    private static List<String> numbers(String yaml) {
        List<String> words = new ArrayList<>();
        Matcher mark = MARK.matcher(yaml);
        while (mark.find()) {
            words.add("--" + mark.group(1) + " " + (mark.group(2) == null ? mark.group(3) : quoted(mark.group(2))));
        }
        return words;
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

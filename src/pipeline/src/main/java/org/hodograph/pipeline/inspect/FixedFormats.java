package org.hodograph.pipeline.inspect;

import java.util.List;
import java.util.regex.Pattern;

/** Formats that leave nothing to be set, known by the shape of their lines. */
final class FixedFormats implements Detector {

    /** A format, and what its first lines look like. */
    private record Known(String format, Pattern line, String why) {}

    private static final List<Known> ALL = List.of(
            new Known(
                    "openxc",
                    Pattern.compile(
                            "\\{(?=.*\"name\" ?:)(?=.*\"value\" ?:)(?=.*\"timestamp\" ?: ?\\d{9,10}[.,}]).*\\}"),
                    "name, value and timestamp of OpenXC"),
            new Known(
                    "senml",
                    Pattern.compile("\\[ ?\\{(?=.*\"(bn|n)\" ?:)(?=.*\"(v|bv|sum|vs|vb)\" ?:).*\\]"),
                    "packs of RFC 8428"),
            new Known(
                    "influx",
                    Pattern.compile("[^\\s,{\\[]+(,[^\\s=,]+=\\S+)? [^\\s=]+=\\S+( \\d{9,19})?"),
                    "line protocol: measurement, tags, fields, nanoseconds"));

    @Override
    public List<Proposal> of(Head head) {
        List<String> lines = head.lines().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(50)
                .toList();
        return ALL.stream()
                .filter(known -> !lines.isEmpty()
                        && lines.stream()
                                .allMatch(line ->
                                        known.line().matcher(line.strip()).matches()))
                .map(known -> Proposal.NONE.with("source.format", known.format(), known.why()))
                .toList();
    }
}

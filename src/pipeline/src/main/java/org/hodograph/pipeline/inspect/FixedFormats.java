package org.hodograph.pipeline.inspect;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats that leave nothing to be set, known by the shape of their lines. */
final class FixedFormats implements Detector {

    /** A format, and what its first lines look like. */
    private record Known(String format, Pattern line, String why) {}

    // a backslash takes what is behind it along, and quotes hold blanks; possessive: any text is tried
    private static final Pattern LINE_PROTOCOL =
            Pattern.compile("(?:\\\\.|[^\\s,{\\[\\\\])++(?:,(?:\\\\.|[^\\s\\\\])++)?"
                    + " (?:\\\\.|[^\\s=\\\\])++=(?:\\\\.|\"(?:\\\\.|[^\"\\\\])*+\"|[^\\s\"\\\\])++(?: (\\d{9,19}))?");
    private static final Map<Integer, String> UNITS = Map.of(10, "s", 13, "ms", 16, "us"); // by digits

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
            new Known("influx", LINE_PROTOCOL, "line protocol: measurement, tags, fields, time"),
            new Known("nmea", Pattern.compile("(\\\\[^\\\\]*\\\\)?[$!][A-Z0-9]{5},.*"), "sentences of NMEA 0183"));
    private static final Pattern GPX = Pattern.compile("<(\\w+:)?gpx[\\s>]");
    private static final int ROOT = 4096; // characters within which a document's root begins

    @Override
    public List<Proposal> of(Head head) {
        if (isGpx(head.text())) {
            return List.of(Proposal.NONE.with("source.format", "gpx", "tracks in XML"));
        }
        List<String> lines = head.lines().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(50)
                .toList();
        return ALL.stream()
                .filter(known -> !lines.isEmpty()
                        && lines.stream()
                                .allMatch(line ->
                                        known.line().matcher(line.strip()).matches()))
                .map(known -> timed(Proposal.NONE.with("source.format", known.format(), known.why()), lines.get(0)))
                .toList();
    }

    /** Line protocol is in nanoseconds, unless its writer was told another precision. */
    private static Proposal timed(Proposal proposal, String line) {
        Matcher matcher = LINE_PROTOCOL.matcher(line.strip());
        String time = matcher.matches() ? matcher.group(1) : null;
        String unit = time == null ? null : UNITS.get(time.length());
        return unit == null
                ? proposal
                : proposal.with("source.time", unit, "since 1970, by its " + time.length() + " digits");
    }

    private static boolean isGpx(String text) {
        return text.stripLeading().startsWith("<")
                && GPX.matcher(text.substring(0, Math.min(ROOT, text.length()))).find();
    }
}

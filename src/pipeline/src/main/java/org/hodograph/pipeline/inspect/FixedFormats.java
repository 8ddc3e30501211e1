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
                    "line protocol: measurement, tags, fields, nanoseconds"),
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
                .map(known -> Proposal.NONE.with("source.format", known.format(), known.why()))
                .toList();
    }

    private static boolean isGpx(String text) {
        return text.stripLeading().startsWith("<")
                && GPX.matcher(text.substring(0, Math.min(ROOT, text.length()))).find();
    }
}

package org.hodograph.pipeline.format.gpx;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A point of a track, as written.
 *
 * @param track the track's name; empty: none
 * @param latitude the attribute {@code lat}, or empty
 * @param longitude the attribute {@code lon}, or empty
 * @param elements the texts of the elements inside by their names without prefix, those of extensions too
 */
public record TrackPoint(String track, String latitude, String longitude, Map<String, String> elements) {

    /** A copy of its own. */
    public TrackPoint {
        elements = new LinkedHashMap<>(elements);
    }

    /** A GPX document with this point alone. */
    public String xml() {
        StringBuilder xml = new StringBuilder("<gpx><trk>");
        if (!track.isEmpty()) {
            element(xml, "name", track);
        }
        xml.append("<trkseg><trkpt lat=\"");
        escape(xml, latitude);
        xml.append("\" lon=\"");
        escape(xml, longitude);
        xml.append("\">");
        elements.forEach((name, text) -> element(xml, name, text));
        return xml.append("</trkpt></trkseg></trk></gpx>").toString();
    }

    private static void element(StringBuilder xml, String name, String text) {
        xml.append('<').append(name).append('>');
        escape(xml, text);
        xml.append("</").append(name).append('>');
    }

    private static void escape(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> xml.append(c);
            }
        }
    }
}

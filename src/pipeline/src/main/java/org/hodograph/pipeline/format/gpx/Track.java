package org.hodograph.pipeline.format.gpx;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hodograph.pipeline.text.Texts;

/**
 * The points of a GPX document's tracks, one after the other; waypoints and routes have no motion. Read by the JDK's own XML
 * reader and not by jpx: that one holds the whole document, gives nothing of one that breaks off, and loses {@code speed} and
 * {@code course}, which many loggers still write in GPX 1.1. No document types, so no entities of their own. For one thread.
 */
public final class Track {

    private static final int LONGEST = 200; // characters of a text that is kept
    private static final int MOST_ELEMENTS = 100; // of a point
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private XMLStreamReader xml; // null: not yet needed
    private String name = "";

    /** Reads from a stream, as soon as a point is asked for. */
    public Track(InputStream in) {
        this.in = in;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(
                XMLInputFactory.IS_NAMESPACE_AWARE, false); // a prefix that nobody declared is no reason to stop
        return factory;
    }

    /** What an exception of {@link #next} says, on one line. */
    public static String told(XMLStreamException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        int said = message.indexOf("Message: ");
        String place = e.getLocation() == null || e.getLocation().getLineNumber() < 1
                ? ""
                : " from line " + e.getLocation().getLineNumber() + " on";
        return "not XML" + place + ": " + Texts.shortened(said < 0 ? message : message.substring(said + 9));
    }

    /**
     * The next point; null at the end.
     *
     * @throws XMLStreamException if the document is no XML from here on
     */
    public TrackPoint next() throws XMLStreamException {
        if (xml == null) {
            xml = FACTORY.createXMLStreamReader(in);
        }
        while (xml.hasNext()) {
            int event = xml.next();
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (local(xml.getLocalName())) {
                case "trk" -> name = "";
                case "name" -> name = text();
                case "metadata", "wpt", "rte" -> skip();
                case "trkpt" -> {
                    return point();
                }
                default -> {}
            }
        }
        return null;
    }

    private TrackPoint point() throws XMLStreamException {
        String latitude = "";
        String longitude = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            switch (xml.getAttributeLocalName(i)) {
                case "lat" -> latitude = xml.getAttributeValue(i).strip();
                case "lon" -> longitude = xml.getAttributeValue(i).strip();
                default -> {}
            }
        }
        Map<String, String> elements = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        String open = ""; // the innermost element, if it has no other inside so far
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    open = local(xml.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (!open.isEmpty() && !text.toString().isBlank() && elements.size() < MOST_ELEMENTS) {
                        elements.put(open, text.toString().strip());
                    }
                    open = "";
                    text.setLength(0);
                }
                default -> {}
            }
        }
        return new TrackPoint(name, shortened(latitude), shortened(longitude), elements);
    }

    /** The text of this element alone. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void append(StringBuilder text) {
        int room = LONGEST - text.length();
        if (room > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }
}

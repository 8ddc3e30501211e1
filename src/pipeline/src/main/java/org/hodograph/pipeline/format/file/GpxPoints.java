package org.hodograph.pipeline.format.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.gpx.Track;
import org.hodograph.pipeline.format.gpx.TrackPoint;

/**
 * The track points of a GPX file, each a small GPX document of its own. Of a file that breaks off every complete point is a
 * record, and one more tells the break.
 */
final class GpxPoints implements Records {

    private final FormatSettings settings;
    private final Track track;
    private boolean isAtEnd;

    GpxPoints(InputStream in, FormatSettings settings) {
        this.settings = settings;
        track = new Track(in);
    }

    @Override
    public byte[] next() throws IOException {
        if (isAtEnd) {
            return null;
        }
        try {
            TrackPoint point = track.next();
            isAtEnd = point == null;
            return isAtEnd ? null : point.xml().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            isAtEnd = true;
            return Track.told(e).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public FormatSettings settings() {
        return settings;
    }
}

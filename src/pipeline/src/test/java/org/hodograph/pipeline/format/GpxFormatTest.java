package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenetics.jpx.GPX;
import io.jenetics.jpx.Length;
import io.jenetics.jpx.Speed;
import io.jenetics.jpx.WayPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeForm;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;

class GpxFormatTest {

    private static final FormatSettings GPX_FILE =
            Reading.settings(Kind.GPX, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);
    private static final long T = 1_767_607_201_250_000_000L;
    private static final String TIME = "<time>2026-01-05T10:00:01.250Z</time>";

    private static List<String> file(FormatSettings settings, byte[] bytes) throws IOException {
        Reading reading = new Reading();
        try (RecordFile file = RecordFile.of(new ByteArrayInputStream(bytes), "ride.gpx", settings)) {
            Format format = Formats.of(file.settings());
            for (SourceRecord record = file.next(); record != null; record = file.next()) {
                format.read(record, reading);
            }
        }
        return reading.all;
    }

    private static List<String> point(String inside) {
        return Reading.of(
                GPX_FILE, "<gpx><trk><trkseg><trkpt lat='1.5' lon='-2'>" + inside + "</trkpt></trkseg></trk></gpx>");
    }

    /** Written by jpx in both versions; read from the file point by point, and from a record as a whole. */
    @Test
    void tracksOfJpxAreRead() throws IOException {
        WayPoint point = WayPoint.builder()
                .ele(545.4, Length.Unit.METER)
                .time(Instant.parse("2026-01-05T10:00:01.250Z"))
                .speed(5.25, Speed.Unit.METERS_PER_SECOND)
                .course(84.4)
                .build(48.1173, -11.5);
        for (GPX.Version version : GPX.Version.values()) {
            GPX gpx = GPX.builder(version, "test")
                    .addWayPoint(WayPoint.of(1, 2))
                    .addTrack(
                            track -> track.name("Over <the> & \"hill\"").addSegment(segment -> segment.addPoint(point)))
                    .build();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            GPX.Writer.DEFAULT.write(gpx, out);
            List<String> read = file(GPX_FILE, out.toByteArray());
            String entity = "Over <the> & \"hill\"/";
            assertThat(read)
                    .as(version.name())
                    .startsWith(
                            entity + "latitude@" + T + "=48.1173 deg",
                            entity + "longitude@" + T + "=-11.5 deg",
                            entity + "altitude@" + T + "=545.4 m")
                    .hasSize(version == GPX.Version.V10 ? 5 : 4);
            if (version == GPX.Version.V10) { // in 1.1, which has no elements for them, jpx writes the speed alone
                assertThat(read).endsWith(entity + "speed@" + T + "=5.25 m/s", entity + "course@" + T + "=84.4 deg");
            }
            assertThat(Reading.of(GPX_FILE, out.toString(UTF_8))).isEqualTo(read);
        }
    }

    @Test
    void speedAndCourseOfLoggersAreReadWhereverTheyStand() {
        assertThat(point(TIME
                        + "<speed>3.5</speed><extensions><gpxtpx:TrackPointExtension><gpxtpx:course>7</gpxtpx:course>"
                        + "<gpxtpx:hr>120</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions>"))
                .endsWith("speed@" + T + "=3.5 m/s", "course@" + T + "=7.0 deg")
                .hasSize(4);
        FormatSettings heart =
                Reading.settings(Kind.GPX, Reading.fields(List.of(), "t", "hr", "speed"), Csv.DEFAULT, TimeScale.ISO);
        assertThat(Reading.of(
                        heart,
                        "<gpx><trk><name>a</name><trkseg><trkpt lat='1' lon='2'>" + TIME
                                + "<extensions><hr>120</hr></extensions></trkpt></trkseg></trk></gpx>"))
                .containsExactly("a/hr@" + T + "=120.0");
    }

    @Test
    void configuredEntityStandsInForTheTracksName() throws IOException {
        FormatSettings settings = new FormatSettings(
                        Kind.GPX, Reading.fields(List.of(), "t", "altitude"), Csv.DEFAULT, TimeForm.of(TimeScale.ISO))
                .withEntity("boat");
        String gpx = "<gpx><trk><name>a</name><trkseg><trkpt lat='1' lon='2'><ele>3</ele>" + TIME
                + "</trkpt></trkseg></trk></gpx>";
        assertThat(file(settings, gpx.getBytes(UTF_8))).containsExactly("boat/altitude@" + T + "=3.0 m");
    }

    @Test
    void whatCannotBeReadIsARejection() {
        assertThat(point("<ele>high</ele>" + TIME))
                .containsExactly(
                        "latitude@" + T + "=1.5 deg",
                        "longitude@" + T + "=-2.0 deg",
                        "altitude@" + T + "! not-a-number: \"high\" in altitude");
        assertThat(point("")).containsExactly("! missing-time");
        assertThat(point("<time>soon</time>"))
                .containsExactly("! malformed: time \"soon\" is not ISO 8601, for example 2026-01-05T10:00:01.250Z");
        assertThat(Reading.of(GPX_FILE, "<gpx/>")).containsExactly("! malformed: no track point (trkpt)");
        assertThat(Reading.of(GPX_FILE, "lat,lon"))
                .containsExactly("! malformed: not XML from line 1 on: Content is not allowed in prolog.");
    }

    /** A logger whose battery died leaves a file that breaks off: every complete point counts, and the break is told. */
    @Test
    void ofAFileThatBreaksOffCompletePointsAreRead() throws IOException {
        String point = "<trkpt lat='1' lon='2'><ele>3</ele>" + TIME + "</trkpt>\n";
        String gpx = "<gpx><trk><trkseg>\n" + point + point + "<trkpt lat='1' lo";
        assertThat(file(GPX_FILE, gpx.getBytes(UTF_8)))
                .hasSize(7)
                .last()
                .asString()
                .startsWith("! malformed: not XML from line 4 on: ");
    }

    /** Neither files nor the network are reached, and no entity grows. */
    @Test
    void documentTypesAreNotRead() {
        String bomb =
                "<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]>";
        for (String entity : List.of("&b;", "&c;")) {
            assertThat(Reading.of(GPX_FILE, bomb + "<gpx><trk><name>" + entity + "</name></trk></gpx>"))
                    .as(entity)
                    .singleElement()
                    .asString()
                    .startsWith("! malformed: ");
        }
    }
}

package org.hodograph.pipeline.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.sf.marineapi.nmea.parser.SentenceFactory;
import net.sf.marineapi.nmea.sentence.GGASentence;
import net.sf.marineapi.nmea.sentence.RMCSentence;
import net.sf.marineapi.nmea.sentence.SentenceId;
import net.sf.marineapi.nmea.sentence.TalkerId;
import net.sf.marineapi.nmea.util.DataStatus;
import net.sf.marineapi.nmea.util.Date;
import net.sf.marineapi.nmea.util.FaaMode;
import net.sf.marineapi.nmea.util.GpsFixQuality;
import net.sf.marineapi.nmea.util.Position;
import net.sf.marineapi.nmea.util.Time;
import net.sf.marineapi.nmea.util.Units;
import org.hodograph.pipeline.Rejection;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.FormatSettings.Csv;
import org.hodograph.pipeline.format.FormatSettings.Kind;
import org.hodograph.pipeline.time.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NmeaFormatTest {

    private static final FormatSettings NMEA =
            Reading.settings(Kind.NMEA, Reading.fields(List.of(), "t"), Csv.DEFAULT, TimeScale.ISO);

    private static final long T = 1_767_607_201_250_000_000L; // 2026-01-05T10:00:01.250Z
    private static final String RMC = "GPRMC,100001.250,A,4807.038,N,01131.000,W,022.4,084.4,050126,,,A";

    private static String summed(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum ^= body.charAt(i);
        }
        return String.format("$%s*%02X", body, sum);
    }

    private static List<String> read(String... bodies) {
        List<String> sentences = new ArrayList<>();
        for (String body : bodies) {
            sentences.add(summed(body));
        }
        return Reading.of(NMEA, sentences.toArray(String[]::new));
    }

    @Test
    void rmcTellsPositionSpeedAndCourse() {
        assertThat(read(RMC))
                .containsExactly(
                        "latitude@" + T + "=48.1173 deg",
                        "longitude@" + T + "=-11.516666666666667 deg",
                        "speed@" + T + "=22.4 kn",
                        "course@" + T + "=84.4 deg");
    }

    /** GGA, GNS and GLL have a time of day, VTG and HDT none: they are of the date, or the instant, told last. */
    @Test
    void sentencesWithoutADateFollowTheLastOne() {
        assertThat(read(
                        RMC,
                        "GNGGA,100001.50,4807.0380,S,01131.0000,E,1,08,0.9,-3.5,M,46.9,M,,",
                        "GPVTG,054.7,T,034.4,M,005.5,N,010.2,K",
                        "HEHDT,123.4,T",
                        "GPGLL,4807.0380,N,01131.0000,E,100002,A",
                        "GNGNS,100003.00,4807.0380,N,01131.0000,E,AN,08,0.9,545.4,46.9,,"))
                .containsSubsequence(
                        "latitude@" + (T + 250_000_000) + "=-48.1173 deg",
                        "altitude@" + (T + 250_000_000) + "=-3.5 m",
                        "speed@" + (T + 250_000_000) + "=5.5 kn",
                        "course@" + (T + 250_000_000) + "=54.7 deg",
                        "heading@" + (T + 250_000_000) + "=123.4 deg",
                        "latitude@" + (T + 750_000_000) + "=48.1173 deg",
                        "altitude@" + (T + 1_750_000_000) + "=545.4 m");
    }

    /** A GGA of the old day may come behind the RMC of the new one, and the other way round. */
    @Test
    void midnightIsPassedInEitherOrder() {
        long day = 1_767_571_200_000_000_000L; // 2026-01-05
        String gga = ",4807.0380,N,01131.0000,E,1,08,0.9,1.0,M,46.9,M,,";
        assertThat(read("GPRMC,235959.5,A,,,,,1,,040126,,", "GPGGA,000000.5" + gga, "GPGGA,235959.75" + gga))
                .contains("altitude@" + (day + 500_000_000) + "=1.0 m", "altitude@" + (day - 250_000_000) + "=1.0 m");
    }

    @Test
    void zdaTellsTheDateAndARecordsTimestampStandsInForIt() {
        String gga = summed("GPGGA,100001.25,4807.0380,N,01131.0000,E,1,08,0.9,1.0,M,46.9,M,,");
        assertThat(Reading.of(NMEA, gga)).containsExactly("! missing-time");
        assertThat(Reading.of(NMEA, summed("GPZDA,100000,05,01,2026,00,00"), gga))
                .contains("altitude@" + T + "=1.0 m");
        Reading reading = new Reading();
        long millis = T / 1_000_000 + 4000;
        Formats.of(NMEA).read(new SourceRecord("in", 0, 0, millis, gga.getBytes(US_ASCII)), reading);
        assertThat(reading.all).contains("altitude@" + T + "=1.0 m");
    }

    /** Each partition has its own receiver, and its own date. */
    @Test
    void partitionsDoNotShareADate() {
        Reading reading = new Reading();
        Format format = Formats.of(NMEA);
        format.read(Reading.record(summed(RMC).getBytes(US_ASCII)), reading);
        byte[] heading = summed("HEHDT,1.5,T").getBytes(US_ASCII);
        format.read(new SourceRecord("in", 1, 0, SourceRecord.NO_TIMESTAMP, heading), reading);
        format.read(new SourceRecord("in", 0, 1, SourceRecord.NO_TIMESTAMP, heading), reading);
        assertThat(reading.all).endsWith("! missing-time", "heading@" + T + "=1.5 deg");
    }

    /** An empty field is nothing, and not 0. */
    @Test
    void emptyFieldIsNoSample() {
        assertThat(read("GPRMC,100001.250,A,4807.038,N,01131.000,W,,,050126,,,A"))
                .containsExactly("latitude@" + T + "=48.1173 deg", "longitude@" + T + "=-11.516666666666667 deg");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GPRMC,100001.250,V,,,,,,,050126,,,N|RMC tells nothing that is asked for, or has no fix",
                "GPGGA,100001,,,,,0,00,,,M,,M,,|GGA tells nothing that is asked for, or has no fix",
                "GPVTG,,T,,M,,N,,K,N|VTG tells nothing that is asked for, or has no fix",
                "GPGLL,,,,,100001,V,N|GLL tells nothing that is asked for, or has no fix",
                "GNGNS,100001,,,,,NN,00,,,,,|GNS tells nothing that is asked for, or has no fix",
                "HEHDT,,T|HDT tells nothing that is asked for, or has no fix",
                "GPGSV,1,1,00|GSV tells no position or motion, read are RMC, GGA, GNS, GLL, VTG and HDT",
                "PUBX,00|PUBX tells no position or motion, read are RMC, GGA, GNS, GLL, VTG and HDT",
            })
    void sentenceThatTellsNothingSaysSo(String body, String reason) {
        assertThat(read(body)).containsExactly("- absent: " + reason);
    }

    @Test
    void anyTalkerAndLowerCaseChecksumAreRead() {
        List<String> expected = read(RMC);
        String lower = summed(RMC.replace("GPRMC", "XYRMC"));
        int star = lower.indexOf('*');
        assertThat(Reading.of(
                        NMEA, lower.substring(0, star) + lower.substring(star).toLowerCase(Locale.ROOT)))
                .isEqualTo(expected);
        assertThat(Reading.of(NMEA, "\\g:1-2-73874,n:157036,s:r003669945,c:1120959341*4A\\" + summed(RMC) + "\r\n"))
                .isEqualTo(expected);
        assertThat(Reading.of(NMEA, "$" + RMC)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "$GPHDT,1.5,T*00|malformed: the checksum is \"00\" where the sentence's is 31",
                "$GPHDT,1.5,T*|malformed: the checksum is \"\" where the sentence's is 31",
                "!AIVDM,1,1,,B,177KQJ5000G?tO,0*5C|malformed: not an NMEA sentence, which begins with $ and has at most 1000 characters: !AIVDM,1,1,,B,177KQJ5000G?tO,0*5C",
                "$GPRMC,100001.250,A,4807.038,N,01131.000,W,022|malformed: RMC has 7 fields where there are 11",
                "$GPRMC,100001.250,A,4807.038,N,01131.000,W,022.4,084.4,320126,,|malformed: there is no date 32.1.2026",
                "$GPRMC,100001.250,A,4807.038,N,01131.000,W,022.4,084.4,,,|missing-time",
                "$GPRMC,1000,A,4807.038,N,01131.000,W,022.4,084.4,050126,,|malformed: time \"1000\" is not hhmmss.sss",
                "$GP|malformed: the address \"GP\" is none, for example GPRMC",
            })
    void whatIsNoSentenceIsOneRejection(String line, String reason) {
        assertThat(Reading.of(NMEA, line)).containsExactly("! " + reason);
    }

    @Test
    void fieldThatIsNoNumberIsRejectedAlone() {
        assertThat(read("GPRMC,100001.250,A,4899.038,N,18131.000,E,abc,084.4,050126,,,A"))
                .containsExactly(
                        "latitude@" + T + "! not-a-number: \"4899.038\" in latitude",
                        "longitude@" + T + "! not-a-number: \"18131.000\" in longitude",
                        "speed@" + T + "! not-a-number: \"abc\" in speed",
                        "course@" + T + "=84.4 deg");
    }

    @Test
    void onlyTheValuesAskedForAreGiven() {
        FormatSettings settings = Reading.settings(
                Kind.NMEA, Reading.fields(List.of(), "t", "speed", "altitude"), Csv.DEFAULT, TimeScale.ISO);
        assertThat(Reading.of(settings, summed(RMC))).containsExactly("speed@" + T + "=22.4 kn");
    }

    /** Written by marineapi, and read back by it to the same numbers. */
    @Test
    void sentencesOfMarineApiAreReadToTheSame() {
        SentenceFactory factory = SentenceFactory.getInstance();
        Random random = new Random(5);
        for (int k = 0; k < 300; k++) {
            RMCSentence rmc = (RMCSentence) factory.createParser(TalkerId.GN, SentenceId.RMC);
            rmc.setDate(new Date(2026, 1 + random.nextInt(12), 1 + random.nextInt(28)));
            rmc.setTime(new Time(random.nextInt(24), random.nextInt(60), random.nextInt(60_000) / 1000.0));
            rmc.setStatus(DataStatus.ACTIVE);
            rmc.setMode(FaaMode.AUTOMATIC);
            rmc.setPosition(new Position(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180));
            rmc.setSpeed(random.nextDouble() * 100);
            rmc.setCourse(random.nextDouble() * 360);
            GGASentence gga = (GGASentence) factory.createParser(TalkerId.GP, SentenceId.GGA);
            gga.setTime(rmc.getTime());
            gga.setPosition(rmc.getPosition());
            gga.setFixQuality(GpsFixQuality.DGPS);
            gga.setAltitude(random.nextDouble() * 1000);
            gga.setAltitudeUnits(Units.METER);
            List<Sample> samples = samples(rmc.toSentence(), gga.toSentence());
            RMCSentence read = (RMCSentence) factory.createParser(rmc.toSentence());
            String what = rmc.toSentence();
            assertThat(samples).as(what).hasSize(7);
            assertThat(samples.get(0).value())
                    .as(what)
                    .isCloseTo(read.getPosition().getLatitude(), within(1e-12));
            assertThat(samples.get(1).value())
                    .as(what)
                    .isCloseTo(read.getPosition().getLongitude(), within(1e-12));
            assertThat(samples.get(2).value()).as(what).isEqualTo(read.getSpeed());
            assertThat(samples.get(3).value()).as(what).isEqualTo(read.getCourse());
            Date date = read.getDate();
            long day =
                    LocalDate.of(date.getYear(), date.getMonth(), date.getDay()).toEpochDay();
            long nanos = (day * 86_400_000 + read.getTime().getMilliseconds()) * 1_000_000;
            assertThat(samples).as(what).allMatch(sample -> Math.abs(sample.nanos() - nanos) < 2_000_000);
        }
    }

    private static List<Sample> samples(String... sentences) {
        List<Sample> samples = new ArrayList<>();
        Format format = Formats.of(NMEA);
        for (String sentence : sentences) {
            format.read(Reading.record(sentence.getBytes(US_ASCII)), new SampleListener() {
                @Override
                public void sample(Sample sample) {
                    samples.add(sample);
                }

                @Override
                public void rejected(Rejection rejection) {
                    throw new AssertionError(rejection.reason());
                }

                @Override
                public void absent(Rejection absence) {
                    throw new AssertionError(absence.reason());
                }

                @Override
                public void noted(String line) {
                    throw new AssertionError(line);
                }
            });
        }
        return samples;
    }
}

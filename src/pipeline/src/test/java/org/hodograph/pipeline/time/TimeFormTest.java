package org.hodograph.pipeline.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.text.UnreadableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long HOUR = 3_600_000;

    private static SourceRecord at(long stampMillis) {
        return new SourceRecord("in", 0, 0, stampMillis, new byte[0]);
    }

    /** ISO texts of what a reader makes of texts that arrive without timestamps. */
    private static List<String> read(TimeForm form, String... texts) throws UnreadableException {
        TimeReader reader = form.newReader();
        List<String> read = new ArrayList<>();
        for (String text : texts) {
            read.add(TimeText.iso(reader.read(text, "car", at(SourceRecord.NO_TIMESTAMP))));
        }
        return read;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            min   | 1.5                 | 1970-01-01T00:01:30Z
            h     | -0.25               | 1969-12-31T23:45:00Z
            d     | 20458.000000000001  | 2026-01-05T00:00:00.000000086Z
            excel | 46027.25            | 2026-01-05T06:00:00Z
            excel | 25569               | 1970-01-01T00:00:00Z
            clock | 00:00:01.5          | 1970-01-01T00:00:01.500Z
            clock | 9:05:01,25          | 1970-01-01T09:05:01.250Z
            clock | 23:59:55:0001       | 1970-01-01T23:59:55.000100Z
            clock | 12:00:00 AM         | 1970-01-01T00:00:00Z
            clock | 01:00:00 pm         | 1970-01-01T13:00:00Z
            clock | 100:00:00           | 1970-01-05T04:00:00Z
            """)
    void wordsNameForms(String word, String text, String iso) throws UnreadableException {
        assertThat(read(TimeForms.ofWord(word), text)).containsExactly(iso);
    }

    @Test
    void samplesAreCountedByTheirRate() throws UnreadableException {
        assertThat(read(new TimeForm.Counted(Count.atRate(new BigDecimal("250"))), "1", "500"))
                .containsExactly("1970-01-01T00:00:00.004Z", "1970-01-01T00:00:02Z");
        assertThat(read(new TimeForm.Counted(Count.atRate(new BigDecimal("30000"))), "1"))
                .containsExactly("1970-01-01T00:00:00.000033333Z");
    }

    @Test
    void secondsAndNanosecondsAreAdded() throws UnreadableException {
        assertThat(read(new TimeForm.Sum(List.of(TimeScale.S, TimeScale.NS)), "1700000000 20000001"))
                .containsExactly("2023-11-14T22:13:20.020000001Z");
        assertThatThrownBy(() -> read(new TimeForm.Sum(List.of(TimeScale.S, TimeScale.NS)), "1700000000"))
                .hasMessageContaining("1 parts, not 2");
    }

    @Test
    void midnightIsCarriedOnAndDisorderIsNot() throws UnreadableException {
        assertThat(read(new TimeForm.Clock(), "23:59:59", "23:59:58", "00:00:01", "23:59:59.5", "12:30:00", "00:10:00"))
                .containsExactly(
                        "1970-01-01T23:59:59Z",
                        "1970-01-01T23:59:58Z",
                        "1970-01-02T00:00:01Z",
                        "1970-01-01T23:59:59.500Z",
                        "1970-01-02T12:30:00Z",
                        "1970-01-03T00:10:00Z");
    }

    @Test
    void theRecordsTimestampsSayWhichDayItIs() throws UnreadableException {
        TimeReader reader = new TimeForm.Clock().newReader();
        long noon = 1_767_607_200_000L; // 2026-01-05T10:00:00Z
        assertThat(TimeText.iso(reader.read("23:00:00", "car", at(noon)))).isEqualTo("2026-01-04T23:00:00Z");
        assertThat(TimeText.iso(reader.read("23:00:01", "car", at(noon)))).isEqualTo("2026-01-04T23:00:01Z");
        assertThat(TimeText.iso(reader.read("05:00:00", "car", at(noon + 54 * HOUR))))
                .isEqualTo("2026-01-07T05:00:00Z");
        assertThat(TimeText.iso(reader.read("09:00:00", "van", at(noon)))).isEqualTo("2026-01-05T09:00:00Z");
    }

    @Test
    void timerGoesOnWhereItBeginsAgain() throws UnreadableException {
        TimeForm form = new TimeForm.Wrapping(TimeScale.MS, new BigDecimal("65536"));
        assertThat(read(form, "60000", "65500", "14", "65530", "40", "63000", "10"))
                .containsExactly(
                        "1970-01-01T00:01:00Z",
                        "1970-01-01T00:01:05.500Z",
                        "1970-01-01T00:01:05.550Z",
                        "1970-01-01T00:01:05.530Z",
                        "1970-01-01T00:01:05.576Z",
                        "1970-01-01T00:01:03Z",
                        "1970-01-01T00:01:05.546Z");
    }

    @Test
    void timerIsPutNextToTheRecordsTimestamp() throws UnreadableException {
        TimeReader reader = new TimeForm.Wrapping(TimeScale.MS, new BigDecimal("65536")).newReader();
        long now = 1_767_607_200_000L;
        long first = reader.read("100", "car", at(now));
        assertThat(Math.abs(first / 1_000_000 - now)).isLessThanOrEqualTo(32_768);
        assertThat(reader.read("99", "car", at(now + 10 * 65_536)) - first).isEqualTo((10 * 65_536 - 1) * 1_000_000L);
    }

    @Test
    void doubledHourIsReadInOrderOfArrivalAndSaidOnce() throws UnreadableException {
        TimeReader reader = new TimeForm.Iso(BERLIN).newReader();
        List<String> read = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String time : List.of("01:45", "02:00", "02:45", "02:00", "02:45", "03:00")) {
            read.add(TimeText.iso(reader.read("2026-10-25 " + time + ":00", "car", at(-1))));
            notes.add(reader.note());
        }
        assertThat(read)
                .containsExactly(
                        "2026-10-24T23:45:00Z",
                        "2026-10-25T00:00:00Z",
                        "2026-10-25T00:45:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T01:45:00Z",
                        "2026-10-25T02:00:00Z");
        assertThat(notes)
                .filteredOn(note -> note != null)
                .singleElement()
                .asString()
                .contains("comes twice in Europe/Berlin");
        assertThat(TimeText.iso(reader.read("2026-10-25T02:30:00+01:00", "bus", at(-1))))
                .isEqualTo("2026-10-25T01:30:00Z");
    }

    /** The doubled hour at several steps, its local texts made by java.time, with a pair in the wrong order. */
    @ParameterizedTest(name = "every {0} s, {1} swapped")
    @CsvSource({"10, 800", "10, 1000", "60, 125", "900, -1", "1800, -1", "3300, -1", "3600, -1"})
    void doubledHourIsReadAtEveryStep(long stepSeconds, int swapped) throws UnreadableException {
        long begin = Instant.parse("2026-10-24T22:00:00Z").getEpochSecond(); // an hour comes twice from 00:00Z on
        List<Long> seconds = new ArrayList<>();
        for (long second = begin; second < begin + 6 * 3600; second += stepSeconds) {
            seconds.add(second);
        }
        if (swapped >= 0) {
            Collections.swap(seconds, swapped, swapped + 1);
        }
        TimeReader reader = new TimeForm.Iso(BERLIN).newReader();
        for (long second : seconds) {
            String text = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), BERLIN)
                    .toString();
            assertThat(reader.read(text, "car", at(-1))).as(text).isEqualTo(second * 1_000_000_000L);
        }
    }

    @Test
    void timeOfTheDoubledHourThatComesAgainIsADuplicateWhereOthersWere() throws UnreadableException {
        assertThat(read(new TimeForm.Iso(BERLIN), "2026-10-25T02:00", "2026-10-25T02:30", "2026-10-25T02:30"))
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T00:30:00Z");
        assertThat(read(
                        new TimeForm.Iso(BERLIN),
                        "2026-10-25T01:00",
                        "2026-10-25T01:00",
                        "2026-10-25T02:00",
                        "2026-10-25T02:00"))
                .containsExactly(
                        "2026-10-24T23:00:00Z", "2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z", "2026-10-25T00:00:00Z");
    }

    @Test
    void timeThatTheZoneSkipsIsSaidOnce() throws UnreadableException {
        TimeReader reader = new TimeForm.Iso(BERLIN).newReader();
        reader.read("2026-03-29T01:30:00", "car", at(-1));
        assertThat(reader.note()).isNull();
        assertThat(TimeText.iso(reader.read("2026-03-29T02:30:00", "car", at(-1))))
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(reader.note())
                .startsWith("the clocks of Europe/Berlin skip 2026-03-29T02:30, which is read as 2026-03-29T03:30");
        reader.read("2026-03-29T02:45:00", "car", at(-1));
        assertThat(reader.note()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            dd.MM.yyyy HH:mm:ss,SSS          | 01.02.2026 07:40:55,125            | 2026-02-01T06:40:55.125Z
            EEE MMM dd HH:mm:ss 'GMT'XXX yyyy | Wed Aug 05 18:57:56 GMT+01:00 2026 | 2026-08-05T17:57:56Z
            dd-MMM-yyyy HH:mm:ss.SSS         | 05-aug-2026 18:57:56.200           | 2026-08-05T16:57:56.200Z
            MM/dd/yyyy hh:mm:ss a            | 03/04/2026 12:00:00 pm             | 2026-03-04T11:00:00Z
            dd.MM.yyyy                       | 01.02.2026                         | 2026-01-31T23:00:00Z
            HHmmss                           | 101112                             | 1970-01-01T10:11:12Z
            """)
    void patternsAreJavaTimes(String pattern, String text, String iso) throws UnreadableException {
        assertThat(read(new TimeForm.Pattern(pattern, BERLIN, Locale.ENGLISH), text))
                .containsExactly(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd.MM HH:mm", "yyyy", "{", "VIB", ""})
    void patternsThatGiveNoTimeAreRefused(String pattern) {
        assertThatThrownBy(() -> new TimeForm.Pattern(pattern, ZoneOffset.UTC, Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pattern");
    }

    @Test
    void messagesShowWhatWouldBeRight() {
        assertThatThrownBy(() -> read(new TimeForm.Pattern("dd.MM.yyyy", ZoneOffset.UTC, Locale.GERMAN), "2026-01-05"))
                .hasMessage("malformed: time \"2026-01-05\" is not like dd.MM.yyyy, for example 30.11.2026 (de)");
        assertThatThrownBy(() -> read(new TimeForm.Clock(), "10:61:00"))
                .hasMessageContaining("for example 23:59:58.250");
        assertThatThrownBy(() -> read(new TimeForm.OfRecord(), "")).hasMessageStartingWith("missing-time: ");
    }
}

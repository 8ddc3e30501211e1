package org.hodograph.pipeline.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeGuessesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1700000000 | s
            1700000000.25 | s
            1700000000031 | ms
            1700000000031000 | us
            1700000000031000000 | ns
            2026-01-05T10:00:01.250Z | iso
            2026-02-10 15:41:30.5+01 | iso
            2026-03-01T08:00:00.000+0000 | iso
            2026/01/05 10:00 | iso
            23:59:55:0000 | clock
            11:58:00 AM | clock
            01.02.2026 07:40:55 | {pattern: "d.M.yyyy H:mm:ss"}
            31/12/2026 07:40 | {pattern: "d/M/yyyy H:mm"}
            12/31/2026 07:40 | {pattern: "M/d/yyyy H:mm"}
            03/04/2026 11:58:00 AM | {pattern: "M/d/yyyy h:mm:ss a"}
            01.02.26 07:40:55,25 | {pattern: "d.M.yy H:mm:ss,SS"}
            05-Aug-2026 18:57:56.200 | {pattern: "d-MMM-yyyy H:mm:ss.SSS"}
            05 Dez 2026 18:57 | {pattern: "d LLL yyyy H:mm", locale: de}
            5. August 2026, 18:57 | {pattern: "d. MMMM yyyy, H:mm"}
            Aug 5, 2026 6:57:01 PM | {pattern: "MMM d, yyyy h:mm:ss a"}
            Wed Aug 05 18:57:56 GMT+01:00 2026 | {pattern: "EEE MMM dd HH:mm:ss z yyyy"}
            Wed, 5 Aug 2026 18:57:56 GMT | {pattern: "EEE, d MMM yyyy HH:mm:ss z"}
            10/Oct/2026:13:55:36 +0200 | {pattern: "d/MMM/yyyy:H:mm:ss xx"}
            20260805185756 | iso
            """)
    void aTextSaysHowItIsWritten(String text, String setting) {
        TimeGuess guess = TimeGuesses.ofText(text);
        assertThat(guess).isNotNull();
        assertThat(guess.setting()).isEqualTo(setting);
        assertThat(guess.form().isTime(text)).isTrue();
    }

    @Test
    void aNumberAbove12SaysWhichIsTheDay() {
        assertThat(TimeGuesses.ofTexts(List.of("03/04/2026 10:00", "03/13/2026 10:00"))
                        .setting())
                .isEqualTo("{pattern: \"M/d/yyyy H:mm\"}");
        assertThat(TimeGuesses.ofTexts(List.of("03/04/2026 10:00", "13/04/2026 10:00"))
                        .setting())
                .isEqualTo("{pattern: \"d/M/yyyy H:mm\"}");
        assertThat(TimeGuesses.ofText("03/04/2026 10:00").why()).contains("no number above 12 says so");
    }

    @Test
    void fractionsMayBeMissing() {
        assertThat(TimeGuesses.ofTexts(List.of("01.02.2026 07:40:55", "01.02.2026 07:40:55.5"))
                        .setting())
                .isEqualTo("{pattern: \"d.M.yyyy H:mm:ss[.S]\"}");
    }

    @ParameterizedTest
    @CsvSource({"0.1", "12", "speed", "-", "70.5", "2026", "a:b", "99:99:99", "31.31.2026 07:40"})
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(TimeGuesses.ofText(text)).isNull();
    }
}

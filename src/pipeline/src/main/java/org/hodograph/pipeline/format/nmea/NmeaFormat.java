package org.hodograph.pipeline.format.nmea;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.format.Format;
import org.hodograph.pipeline.format.FormatSettings;
import org.hodograph.pipeline.format.LineAnswers;
import org.hodograph.pipeline.format.SampleListener;
import org.hodograph.pipeline.text.Texts;
import org.hodograph.pipeline.text.UnreadableException;

/**
 * Sentences of NMEA 0183, one or many a record: {@code latitude} and {@code longitude} (deg, south and west negative) of RMC,
 * GGA, GNS and GLL, {@code speed} (kn) and {@code course} (deg) of RMC and VTG, {@code altitude} (m above the geoid) of GGA and
 * GNS, {@code heading} (deg) of HDT. Any talker. An empty field is no sample; neither is any field of a sentence that says it
 * has no fix. The date of RMC or ZDA holds for the sentences behind it that only have a time of day ({@link FixClock}), per
 * partition. For one thread.
 *
 * <p>Read by these classes and not by marineapi 0.12.0, the library there is: that one is LGPL, takes an empty speed for an
 * exception, and reads neither talkers it does not know nor checksums in lower case, which real receivers send. The tests
 * read and write with both.
 */
public final class NmeaFormat implements Format {

    private static final int MOST_PARTITIONS = 10_000;

    private final FormatSettings settings;
    private final Map<Partition, FixClock> clocks = new HashMap<>();

    private record Partition(String topic, int number) {}

    public NmeaFormat(FormatSettings settings) {
        this.settings = settings;
    }

    @Override
    public void read(SourceRecord source, SampleListener out) {
        int from = Texts.byteOrderMark(source.payload());
        String text = new String(source.payload(), from, source.payload().length - from, StandardCharsets.ISO_8859_1);
        int lines = LineAnswers.lines(text);
        LineAnswers answers = new LineAnswers(source, out, lines > 1);
        if (lines > LineAnswers.MOST_LINES) {
            answers.end("malformed: " + lines + " lines, a record has at most " + LineAnswers.MOST_LINES);
            return;
        }
        FixClock clock = clock(source);
        int number = 0;
        for (int begin = 0; begin < text.length(); ) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            answers.line(++number);
            String line = text.substring(begin, end).strip();
            if (!line.isEmpty()) {
                read(line, source, clock, answers);
            }
            begin = end + 1;
        }
        answers.end("malformed: no NMEA sentence, which begins with $");
    }

    private void read(String line, SourceRecord source, FixClock clock, LineAnswers answers) {
        int before = answers.count();
        try {
            Sentence sentence = Sentence.parse(line);
            Fix fix = Fix.of(sentence, clock, source);
            if (fix != null) {
                fix.give(settings.fields()::wants, answers);
            }
            if (answers.count() == before) {
                answers.absent(Fix.nothing(sentence), null, null);
            }
        } catch (UnreadableException e) {
            answers.rejected(e.getMessage(), null, null);
        }
    }

    private FixClock clock(SourceRecord source) {
        Partition partition = new Partition(source.topic(), source.partition());
        if (clocks.size() >= MOST_PARTITIONS && !clocks.containsKey(partition)) {
            clocks.clear();
        }
        return clocks.computeIfAbsent(partition, made -> new FixClock());
    }
}

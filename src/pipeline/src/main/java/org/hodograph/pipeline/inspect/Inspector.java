package org.hodograph.pipeline.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hodograph.pipeline.text.Texts;

/** Finds settings for a file by its first records. */
public final class Inspector {

    private static final List<Detector> DETECTORS =
            List.of(new FixedFormats(), new JsonProposals(), new CsvProposals());
    private static final double WORKS = 0.8; // of the samples that are there must be used
    private static final double SURE = 0.97;
    private static final double BETTER = 0.02; // what a less likely proposal must add
    private static final int MOST_TRIALS = 40;

    private Inspector() {}

    /**
     * What was found.
     *
     * @param yaml settings that work, with a comment a line; null: none were found
     * @param options the same as options of a command; null: there are none, or they can't say it
     * @param lines what is said beside: of settings that work, what they can't read; else what was tried
     */
    public record Finding(String yaml, String options, List<String> lines) {

        public Finding {
            lines = List.copyOf(lines);
        }

        public Optional<String> settings() {
            return Optional.ofNullable(yaml);
        }

        static Finding none(List<String> lines) {
            return new Finding(null, null, lines);
        }
    }

    /**
     * Reads the begin of a stream, packed or not.
     *
     * @param name of the file
     */
    public static Finding inspect(InputStream in, String name) throws IOException {
        Head head = Head.read(in, name);
        if (head.text().isBlank()) {
            return Finding.none(List.of(name + " is empty"));
        }
        Trial.Outcome best = null;
        int trials = 0;
        for (Proposal proposal : proposals(head)) {
            Trial.Outcome outcome = Trial.of(proposal, head);
            best = best == null || outcome.share() > best.share() + BETTER ? outcome : best;
            if (best.share() > SURE || ++trials >= MOST_TRIALS) {
                break;
            }
        }
        if (best == null) {
            return Finding.none(List.of(name
                    + ": neither rows of cells with a column of times and one of numbers, nor JSON with both; its first line is: "
                    + Texts.shortened(head.lines().get(0))));
        }
        boolean isSure =
                best.proposal().isFormatOnly() && best.counts().used() > 0; // its samples are as good as they are
        return best.share() >= WORKS || best.isCoarse() || isSure ? found(best, head) : tried(best, head);
    }

    private static List<Proposal> proposals(Head head) throws IOException {
        List<Proposal> all = new ArrayList<>();
        for (Detector detector : DETECTORS) {
            all.addAll(detector.of(head));
        }
        return all;
    }

    private static Finding found(Trial.Outcome best, Head head) {
        String begin = "# found by hodograph inspect in " + Texts.oneLine(head.name())
                + ": with these settings " + best.counts().used() + " of the first "
                + best.counts().in() + " samples are used\n";
        if (best.share() < WORKS && best.isCoarse() && !best.proposal().isFormatOnly()) {
            begin += "# the other " + best.counts().duplicate()
                    + " have a time that their series has already: of each time the first is used, unless series[].duplicates"
                    + " says mean or last; a finer time would be better\n";
        }
        return new Finding(
                begin + best.proposal().yaml(),
                CommandOptions.of(best.proposal()).orElse(null),
                best.faults());
    }

    private static Finding tried(Trial.Outcome best, Head head) {
        List<String> lines = new ArrayList<>();
        lines.add(head.name() + ": no settings were found that work; the best that was tried uses "
                + best.counts().used() + " of the first " + best.counts().in() + " samples:");
        best.proposal().yaml().lines().map(line -> "  " + line).forEach(lines::add);
        lines.add("with it:");
        best.faults().stream().map(line -> "  " + line).forEach(lines::add);
        return Finding.none(lines);
    }
}

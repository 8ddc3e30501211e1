package org.hodograph.pipeline.hint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hodograph.pipeline.account.Account;
import org.hodograph.pipeline.account.Ending;
import org.hodograph.pipeline.account.ToldReason;
import org.hodograph.pipeline.text.Texts;

/** What a user reads when a command ends: why samples took no part, the most frequent reason first, and what may mend it. */
public final class EndingLines {

    private static final int MOST_LINES = 8; // reasons that are told

    private EndingLines() {}

    /** The lines; none where every sample took part. */
    public static List<String> of(Ending ending) {
        List<ToldReason> told =
                ending.tally().reasons().stream().filter(ending::isTold).toList();
        List<String> lines = new ArrayList<>();
        Set<String> hints = new HashSet<>();
        for (ToldReason reason : told.subList(0, Math.min(MOST_LINES, told.size()))) {
            lines.add(line(reason));
            Optional<String> hint = Hints.of(new Clue(reason, ending.settings(), ending.counts()));
            hint.filter(hints::add).ifPresent(text -> lines.add("  " + text));
        }
        int more = told.size() - MOST_LINES;
        if (more > 0 || ending.tally().others() > 0) {
            lines.add("and " + Math.max(more, 1) + (ending.tally().others() > 0 ? " or more" : "") + " more reasons");
        }
        AccountHints.of(ending).filter(hints::add).ifPresent(lines::add);
        return lines;
    }

    private static String line(ToldReason reason) {
        boolean isCodeSaid = reason.account() == Account.LATE || reason.account() == Account.ABSENT;
        return reason.account().word() + " " + reason.count() + ": "
                + Texts.oneLine(isCodeSaid ? reason.words() : reason.reason()) + " (first: " + reason.place() + ", "
                + Texts.shortened(reason.text()) + ")";
    }
}

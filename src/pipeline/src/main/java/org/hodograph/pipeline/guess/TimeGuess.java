package org.hodograph.pipeline.guess;

import org.hodograph.pipeline.time.TimeForm;

/**
 * How times seem to be written.
 *
 * @param form reads them
 * @param setting what {@code source.time} says for it, in YAML
 * @param why what the texts look like, in words
 * @param trust 0 to 10: how unlikely it is that such texts are something else
 */
public record TimeGuess(TimeForm form, String setting, String why, int trust) {

    /** Whether one word names it, which a command's option takes too. */
    public boolean isWord() {
        return setting.matches("[a-z]+");
    }
}

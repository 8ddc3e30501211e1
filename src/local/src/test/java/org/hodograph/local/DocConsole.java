package org.hodograph.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@code console} block: lines of a terminal that begin with {@code $}, below each what it shows. */
final class DocConsole {

    /**
     * A command and the lines below it.
     *
     * @param line as it stands, with its ends of lines
     */
    record Step(String line, List<String> shown) {

        String command() {
            return line.replace("\\\n", " ");
        }

        /** Whether the terminal shows this; a line of {@code …} stands for any lines, {@code …} in a line for any text. */
        boolean isShownBy(List<String> terminal) {
            String pattern = shown.stream()
                    .map(text -> text.equals("…") ? "(?:[^\n]*\n)*?" : anyText(text) + "\n")
                    .collect(Collectors.joining());
            return Pattern.matches(
                    pattern, terminal.stream().map(text -> text + "\n").collect(Collectors.joining()));
        }

        private static String anyText(String text) {
            return Pattern.compile("…")
                    .splitAsStream(text + "\0")
                    .map(piece -> Pattern.quote(piece.replace("\0", "")))
                    .collect(Collectors.joining("[^\n]*"));
        }
    }

    private static final String PROMPT = "$ ";

    private DocConsole() {}

    static List<Step> steps(String block) {
        List<Step> steps = new ArrayList<>();
        List<String> lines = block.lines().toList();
        int i = 0;
        while (i < lines.size()) {
            if (!lines.get(i).startsWith(PROMPT)) {
                throw new AssertionError("a console block begins with a line of \"$ \": " + lines.get(i));
            }
            StringBuilder line = new StringBuilder(lines.get(i).substring(PROMPT.length()));
            while (line.charAt(line.length() - 1) == '\\') {
                line.append('\n').append(lines.get(++i));
            }
            List<String> shown = new ArrayList<>();
            for (i++; i < lines.size() && !lines.get(i).startsWith(PROMPT); i++) {
                shown.add(lines.get(i));
            }
            steps.add(new Step(line.toString(), shown));
        }
        return steps;
    }

    static String text(List<Step> steps) {
        return steps.stream()
                .map(step -> PROMPT + step.line() + "\n"
                        + step.shown().stream().map(line -> line + "\n").collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}

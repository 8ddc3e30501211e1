package org.hodograph.benchmarks;

/** Sections of docs/performance.md that commands write, each between {@code <!-- NAME -->} and {@code <!-- /NAME -->}. */
final class PerformancePage {

    private PerformancePage() {}

    /** The page with another text in a section; where it has none, the section is put at its end. */
    static String with(String page, String section, String text) {
        String begin = "<!-- " + section + " -->\n";
        String end = "<!-- /" + section + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        String written = begin + text + end;
        if (from < 0 && to < 0) {
            return page + (page.isEmpty() ? "" : "\n") + written + "\n";
        }
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the page has one of the marks " + begin.strip() + " and " + end
                    + " without the other, or in the wrong order");
        }
        return page.substring(0, from) + written + page.substring(to + end.length());
    }
}

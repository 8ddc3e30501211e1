package org.hodograph.benchmarks;

/** The part of a page that one command writes, between {@code <!-- name -->} and {@code <!-- /name -->}; the rest stays. */
final class MarkedSection {

    private MarkedSection() {}

    /** The page with the section, which is added at the end where it is not there yet. */
    static String replaced(String page, String name, String section) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->\n";
        String marked = begin + section.strip() + "\n" + end;
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        return from < 0 || to < from
                ? page.stripTrailing() + "\n\n" + marked
                : page.substring(0, from) + marked + page.substring(to + end.length());
    }
}

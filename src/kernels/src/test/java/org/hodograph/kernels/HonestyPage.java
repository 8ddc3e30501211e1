package org.hodograph.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tables of docs/honesty.md between markers. */
final class HonestyPage {

    private HonestyPage() {}

    static void write(String marker, String table) throws IOException {
        Path page = Path.of(System.getProperty("hodograph.root", "."), "docs", "honesty.md");
        String text = Files.readString(page);
        String begin = "<!-- " + marker + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- /" + marker + " -->");
        Files.writeString(page, text.substring(0, from) + table + text.substring(to));
    }
}

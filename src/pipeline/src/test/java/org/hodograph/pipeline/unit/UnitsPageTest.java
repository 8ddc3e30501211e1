package org.hodograph.pipeline.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/units.md are those of the code; {@code -Dhodograph.units.write=true} writes them. */
class UnitsPageTest {

    private static final Path PAGE = Path.of(System.getProperty("hodograph.root"), "docs", "units.md");
    private static final String BEGIN = "<!-- from here on written by UnitsPageTest -->\n";

    @Test
    void pageListsWhatTheCodeKnows() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN);
        String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + tables();
        if (Boolean.getBoolean("hodograph.units.write")) {
            Files.writeString(PAGE, written);
            page = written;
        }
        assertThat(page).isEqualTo(written);
    }

    private static String tables() {
        StringBuilder page = new StringBuilder();
        String section = "";
        for (UnitTable.Row row : UnitTable.known().rows()) {
            if (!row.section().equals(section)) {
                section = row.section();
                page.append("\n### ").append(section).append("\n\n");
                page.append("| written | prefixes | one is | |\n|---|---|---|---|\n");
            }
            page.append("| ")
                    .append(row.symbols().stream().map(UnitsPageTest::code).collect(Collectors.joining(" ")))
                    .append(" | ")
                    .append(String.join(" ", row.prefixes()))
                    .append(" | ")
                    .append(row.value())
                    .append(" | ")
                    .append(row.note())
                    .append(" |\n");
        }
        return page.append("\n").append(dimensions()).toString();
    }

    private static String dimensions() {
        return "## Keys of show-in\n\n| key | SI | for example |\n|---|---|---|\n"
                + Dimension.words().values().stream()
                        .sorted()
                        .map(of -> "| `" + of.word() + "` | " + of.si() + " | `" + of.example() + "` |\n")
                        .collect(Collectors.joining());
    }

    private static String code(String symbol) {
        return "`" + symbol.replace("|", "\\|") + "`";
    }
}

package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What pages say of each other and of commands is so: links, anchors, tables, the options in running text. */
class DocLinksTest {

    private static final Pattern COMMAND = Pattern.compile("^\\./hodograph ([a-z-]+)(.*)");
    private static final Pattern ROW = Pattern.compile("\\bR[1-9][0-9]?\\b");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]*");

    /** Links to files and to anchors of pages; addresses are left alone. */
    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path file : DocPage.all()) {
            for (String link : DocPage.of(file).links) {
                String path = link.replaceAll("#.*", "");
                if (link.matches("[a-z]+:.*")) {
                    continue;
                }
                Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
                String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
                if (!Files.exists(target)
                        || (target.toString().endsWith(".md")
                                && !anchor.isEmpty()
                                && !DocPage.of(target).anchors.contains(anchor))) {
                    dead.add(Recordings.ROOT.relativize(file) + ": " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        Path docs = Recordings.ROOT.resolve("docs");
        List<String> links = DocPage.of(docs.resolve("README.md")).links;
        try (Stream<Path> pages = Files.list(docs)) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .filter(name -> links.stream().noneMatch(link -> link.equals(name))))
                    .isEmpty();
        }
    }

    /** A blank line inside a table makes text of the rows after it. */
    @Test
    void noRowStandsOutsideItsTable() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Path file : DocPage.all()) {
            for (String paragraph : DocPage.of(file).paragraphs) {
                if (paragraph.startsWith("|")) {
                    rows.add(Recordings.ROOT.relativize(file) + ": " + paragraph);
                }
            }
        }
        assertThat(rows).isEmpty();
    }

    /** {@code ./hodograph COMMAND --option} in running text and in blocks that are not run. */
    @Test
    void commandsAndOptionsAreThere() throws IOException {
        Map<String, CommandLine> commands = Main.commandLine().getSubcommands();
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path file : DocPage.all()) {
            DocPage page = DocPage.of(file);
            List<String> lines = new ArrayList<>(page.code);
            page.blocks.forEach(
                    block -> block.text().replace("\\\n", " ").lines().forEach(lines::add));
            for (String line : lines) {
                Matcher command = COMMAND.matcher(line.replaceFirst("^\\$ ", ""));
                if (command.find() && !command.group(1).equals("benchmark")) {
                    seen++;
                    wrong.addAll(faults(Recordings.ROOT.relativize(file) + ": " + line, command, commands));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(50);
    }

    /** Tests and decisions cite complaints by their rows. R79 is a regulation. */
    @Test
    void complaintsThatAreCitedAreThere() throws IOException {
        String table = Files.readString(Recordings.ROOT.resolve("docs/complaints.md"));
        Set<String> cited = new TreeSet<>();
        for (String folder : List.of("docs/adr", "src", "flink-jobs/src")) {
            try (Stream<Path> files = Files.walk(Recordings.ROOT.resolve(folder))) {
                for (Path file : files.filter(name -> name.toString().matches(".*[.](java|md)"))
                        .toList()) {
                    ROW.matcher(Files.readString(file)).results().forEach(row -> cited.add(row.group()));
                }
            }
        }
        cited.remove("R79");
        assertThat(cited).hasSizeGreaterThan(20).allMatch(row -> table.contains("\n| " + row + " |"));
    }

    private static List<String> faults(String place, Matcher words, Map<String, CommandLine> commands) {
        CommandLine command = commands.get(words.group(1));
        if (command == null) {
            return words.group(1).equals("COMMAND") ? List.of() : List.of(place + ": no such command");
        }
        return OPTION.matcher(words.group(2))
                .results()
                .map(MatchResult::group)
                .filter(word -> !command.getCommandSpec().optionsMap().containsKey(word))
                .map(word -> place + ": no option " + word)
                .toList();
    }
}

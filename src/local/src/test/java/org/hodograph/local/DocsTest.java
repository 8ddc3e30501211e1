package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hodograph.local.DocConsole.Step;
import org.hodograph.local.DocPage.Block;
import org.hodograph.pipeline.config.JobConfigFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every block of every page. {@code console} blocks are run, in the order of the page and in a folder that holds docs as a clone
 * does, and what they show is compared; YAML is read as a job; programs and statements belong to the tests that run those.
 * Whatever is not run says why in a comment before it. {@code -Dhodograph.docs.write=true} writes what was shown.
 */
class DocsTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final String REASON = "not run: ";
    private static final String WHOLE_PAGE = "no block of this page is run: ";
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*(?:IT|Test)\\b");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> pages() throws IOException {
        return DocPage.all();
    }

    /** The folder of the module's tests that run commands: target/clone. */
    @BeforeEach
    void beginAnew() throws IOException {
        assertThat(HERE).hasFileName("clone");
        try (Stream<Path> old = Files.walk(HERE)) {
            for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(HERE)) {
                    Files.delete(file);
                }
            }
        }
        copy(Recordings.ROOT.resolve("docs/examples"), HERE.resolve("docs/examples"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void blocksDoWhatThePageSays(Path file) throws Exception {
        List<String> faults = new ArrayList<>();
        DocPage page = DocPage.of(file);
        for (String remark : page.remarks) {
            if (remark.startsWith(WHOLE_PAGE)) {
                checkReason(file.getFileName() + ": ", remark, faults);
                page.blocks.clear();
            }
        }
        for (Block block : page.blocks) {
            String place = Recordings.ROOT.relativize(file) + ":" + block.line() + ": ";
            if (block.remark().startsWith(REASON)) {
                checkReason(place, block.remark(), faults);
                continue;
            }
            switch (block.language()) {
                case "console" -> runs(place, file, block, faults);
                case "yaml" -> isAJob(place, block.text(), faults);
                case "json" -> isJson(place, block.text(), faults);
                case "java", "sql", "text" -> belongs(place, file, block, faults);
                default ->
                    faults.add(place + "a block of \"" + block.language() + "\" needs a comment before it, <!-- "
                            + REASON + "… -->");
            }
        }
        new RecordSchemas().check(HERE, faults);
        assertThat(faults).isEmpty();
    }

    /** Classes that a reason names are there. */
    private static void checkReason(String place, String reason, List<String> faults) throws IOException {
        Matcher words = TEST.matcher(reason);
        while (words.find()) {
            String name = words.group() + ".java";
            try (Stream<Path> files = Files.walk(Recordings.ROOT, 12)) {
                if (files.noneMatch(found -> found.endsWith(name))) {
                    faults.add(place + "there is no " + name);
                }
            }
        }
    }

    private static void runs(String place, Path file, Block block, List<String> faults) throws Exception {
        int expected = block.remark().startsWith("exit code ")
                ? Integer.parseInt(block.remark().substring("exit code ".length()))
                : 0;
        List<Step> seen = new ArrayList<>();
        boolean same = true;
        for (Step step : DocConsole.steps(block.text())) {
            DocShell.Shown shown = DocShell.run(step.command());
            List<String> lines = shown.text().lines().toList();
            if (shown.code() != expected) {
                faults.add(place + step.line() + ": exit code " + shown.code() + ": " + lines);
            }
            boolean asSaid = step.isShownBy(lines);
            same &= asSaid;
            seen.add(asSaid ? step : new Step(step.line(), lines));
        }
        if (!same && Boolean.getBoolean("hodograph.docs.write")) {
            String page = Files.readString(file);
            Files.writeString(file, page.replace(block.text(), DocConsole.text(seen)));
        } else if (!same) {
            assertThat(DocConsole.text(seen)).as(place).isEqualTo(block.text());
        }
    }

    /** Sections of a job, or rules of series; a record in a comment at their top is one that the job uses. */
    private static void isAJob(String place, String text, List<String> faults) throws Exception {
        boolean rules = text.lines().anyMatch(line -> line.startsWith("- "));
        try {
            JobConfigFile.parse(rules ? "series:\n" + text : text, place);
            if (text.startsWith("# {")) {
                Files.writeString(
                        Path.of("record.jsonl"),
                        text.lines().findFirst().orElseThrow().substring(2) + "\n");
                Files.writeString(Path.of("record.yaml"), text);
                String shown = DocShell.run("./hodograph stream record.jsonl --config record.yaml")
                        .text();
                if (!shown.matches("(?s).*in ([1-9][0-9]*) = used \\1 .*")) {
                    faults.add(place + "the record at its top is not used: " + shown);
                }
            }
        } catch (IllegalArgumentException e) {
            faults.add(place + e.getMessage());
        }
    }

    private static void isJson(String place, String text, List<String> faults) {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            values.readAll();
        } catch (IOException e) {
            faults.add(place + e.getMessage());
        }
    }

    /** JavaPageTest runs programs, PagesTest statements, both with what stands below them. */
    private static void belongs(String place, Path file, Block block, List<String> faults) {
        String name = file.getFileName().toString();
        boolean java = List.of("README.md", "java.md").contains(name);
        boolean sql = List.of("README.md", "sql.md", "sql-numbers.md").contains(name);
        if (block.language().equals("java") ? !java : block.language().equals("sql") ? !sql : !java && !sql) {
            faults.add(place + "no test runs the " + block.language() + " of this page");
        }
    }
}

package org.hodograph.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as somebody has it who downloads it: unpacked elsewhere, with a Java and nothing else. */
final class ArchiveIT {

    private static final long PATIENCE = 120; // seconds, of a busy machine

    @TempDir
    static Path folder;

    private static Path home;

    /** What a program gave. */
    private record Run(int code, String out, String err) {}

    @BeforeAll
    static void unpack() throws Exception {
        Path archive;
        try (Stream<Path> built = Files.list(Path.of("target").toAbsolutePath())) {
            archive = built.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Path programs = Files.createDirectories(folder.resolve("my programs"));
        assertThat(run(Map.of(), "tar", "-xzf", archive, "-C", programs).code()).isZero();
        try (Stream<Path> unpacked = Files.list(programs)
                .filter(file -> file.getFileName().toString().startsWith("hodograph-"))) {
            home = unpacked.findFirst().orElseThrow();
        }
    }

    @Test
    void itHasAllThatBelongsToIt() {
        assertThat(home.resolve("bin/hodograph")).isExecutable();
        for (String file : List.of("README.md", "LICENSE", "CHANGELOG.md", "docs/examples/sine.csv")) {
            assertThat(home.resolve(file)).isNotEmptyFile();
        }
        assertThat(home.resolve("lib")).isDirectoryContaining("glob:**/hodograph-standalone-*.jar");
    }

    /**
     * The first start writes the archive of classes, the second one runs from it; both, and one without it, say the same. Folders have
     * blanks in their names, and an archive of before an update is not kept.
     */
    @Test
    void itRunsFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("hodograph"), home.resolve("bin/hodograph"));
        Path cache = folder.resolve("class cache");
        Map<String, String> cached = Map.of("HODOGRAPH_CLASS_CACHE", cache.toString());
        Run first = run(cached, link, "stream", home.resolve("docs/examples/sine.csv"));
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out().lines()).hasSize(101);
        assertThat(first.err()).isEqualTo("in 101 = used 101 + duplicate 0 + late 0 + rejected 0\n");
        Path archive = only(cache);
        Path old = Files.createFile(
                cache.resolve(archive.getFileName().toString().replaceFirst("-[0-9]+-[0-9]+[.]jsa", "-1-2.jsa")));
        Path foreign = Files.createFile(cache.resolve("1-2-3-4.jsa"));
        Run second = run(cached, link, "stream", home.resolve("docs/examples/sine.csv"));
        assertThat(second).isEqualTo(first);
        assertThat(run(Map.of("HODOGRAPH_CLASS_CACHE", "none"), link, "stream", home.resolve("docs/examples/sine.csv")))
                .isEqualTo(first);
        assertThat(old).exists(); // nothing has been written since
        Files.delete(archive);
        assertThat(run(cached, link, "methods").code()).isZero();
        assertThat(cache).isDirectoryNotContaining("glob:**/" + old.getFileName());
        assertThat(archive).exists();
        assertThat(foreign).exists();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            assertThat(found.get(0)).hasExtension("jsa");
            return found.get(0);
        }
    }

    @Test
    void aMistakeIsOneLine() throws Exception {
        Run run = run(Map.of("HODOGRAPH_CLASS_CACHE", "none"), home.resolve("bin/hodograph"), "plto");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("there is no command \"plto\", did you mean plot?")
                .hasLineCount(1);
    }

    @Test
    void anOldJavaIsTold() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old-java"));
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 1\n");
        assertThat(old.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
        Run run = run(Map.of("JAVA_HOME", old.toString()), home.resolve("bin/hodograph"), "methods");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("hodograph needs Java 17 or newer, but " + old
                        + "/bin/java is 8: JAVA_HOME names the folder of another one\n");
        Run none = run(
                Map.of("JAVA_HOME", folder.resolve("nothing").toString()), home.resolve("bin/hodograph"), "methods");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .startsWith("hodograph needs Java 17 or newer; there is none at ")
                .hasLineCount(1);
    }

    @Test
    void manFormatsItsPage() throws Exception {
        Path page = home.resolve("share/man/man1/hodograph.1");
        assertThat(Files.readString(page)).contains(".SS plot", ".SS run", "\\-\\-side\\-by\\-side");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "no man here");
        Run man = run(Map.of("MANWIDTH", "80"), "man", "--warnings", "-l", page);
        assertThat(man.code()).as(man.err()).isZero();
        assertThat(man.err()).isEmpty();
        assertThat(man.out()).contains("SYNOPSIS", "--side-by-side").doesNotContain("${");
    }

    @Test
    void bashTakesItsCompletion() throws Exception {
        Path script = home.resolve("share/bash-completion/completions/hodograph");
        Run bash = run(
                Map.of(),
                "bash",
                "-c",
                "source '" + script
                        + "'; COMP_WORDS=(hodograph pl); COMP_CWORD=1; _complete_hodograph; echo ${COMPREPLY[@]}");
        assertThat(bash.out()).as(bash.err()).isEqualTo("plot\n");
    }

    private static Run run(Map<String, String> environment, Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        for (Object word : words) {
            command.add(word.toString());
        }
        Path out = Files.createTempFile(folder, "out", null);
        Path err = Files.createTempFile(folder, "err", null);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end");
        }
        return new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}

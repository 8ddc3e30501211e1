package org.hodograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the documentation are compiled and run as they stand there, and print what stands below them. */
final class JavaPageTest {

    private static final Path ROOT = Path.of(System.getProperty("hodograph.root"));
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```java\n");

    @TempDir
    private Path folder;

    @Test
    void programsOfThePageDoWhatItSays() throws Exception {
        assertThat(check("docs/java.md")).isEqualTo(5);
    }

    @Test
    void programsOfTheReadmeDoWhatItSays() throws Exception {
        assertThat(check("README.md")).isPositive();
    }

    /** The version of the dependency is that of this build. */
    @Test
    void coordinatesAreThoseOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<artifactId>hodograph-parent</artifactId>\\s*<version>(.*?)</version>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        String dependency = "<artifactId>hodograph</artifactId>\n%s<version>" + version.group(1) + "</version>";
        assertThat(Files.readString(ROOT.resolve("docs/java.md")))
                .contains(dependency.formatted("  "), "hodograph:" + version.group(1));
        assertThat(Files.readString(ROOT.resolve("docs/examples/java/pom.xml")))
                .contains(dependency.formatted("      "));
    }

    /** How many programs there are, each compared with the output below it. */
    private int check(String page) throws Exception {
        String text = Files.readString(ROOT.resolve(page));
        Matcher program = PROGRAM.matcher(text);
        int count = 0;
        while (program.find()) {
            assertThat(output(program.group(1), "Program" + count))
                    .as(page + ", program " + count)
                    .isEqualTo(program.group(2));
            count++;
        }
        assertThat(BLOCK.matcher(text).results().count())
                .as("programs with an output below")
                .isEqualTo(count);
        return count;
    }

    private String output(String program, String name) throws Exception {
        String imports =
                program.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body =
                program.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        Path source = folder.resolve(name + ".java");
        Files.writeString(
                source,
                imports + "\npublic class " + name + " {\npublic static void main(String[] args) {\n" + body
                        + "\n}\n}\n");
        ByteArrayOutputStream faults = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        faults,
                        faults,
                        "-Xlint:all",
                        "-Werror",
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(code).as(faults.toString(StandardCharsets.UTF_8)).isZero();
        return run(name);
    }

    private String run(String name) throws Exception {
        PrintStream before = System.out;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            Locale.setDefault(Locale.ROOT);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
            Locale.setDefault(locale);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}

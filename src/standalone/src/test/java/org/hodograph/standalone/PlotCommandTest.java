package org.hodograph.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** {@code plot} writes pictures that hold what was asked for. */
final class PlotCommandTest {

    @TempDir
    Path folder;

    /** A speed in km/h that swings between 50 and 130. */
    private Path drive() throws IOException {
        Path file = folder.resolve("drive.csv");
        Files.write(
                file,
                IntStream.range(-1, 200)
                        .mapToObj(i -> i < 0
                                ? "t,speed,true,slope"
                                : String.format(
                                        Locale.ROOT,
                                        "%.1f,%.2f,%.6f,%.6f",
                                        i / 10.0,
                                        90 + 40 * Math.sin(i / 20.0),
                                        90 + 40 * Math.sin(i / 20.0),
                                        20 * Math.cos(i / 20.0)))
                        .toList());
        return file;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static String words(Document svg) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < svg.getElementsByTagNameNS("*", "text").getLength(); i++) {
            words.append(svg.getElementsByTagNameNS("*", "text")
                            .item(i)
                            .getTextContent()
                            .strip())
                    .append('\n');
        }
        return words.toString();
    }

    @Test
    void svgHasPanelsUnitsTruthEventsAndMethods() throws Exception {
        Path picture = folder.resolve("drive.svg");
        Run run = Run.of(
                "plot",
                drive(),
                "-o",
                picture,
                "--value",
                "speed",
                "--unit",
                "km/h",
                "--order",
                1,
                "--show-in",
                "km/h",
                "--lag",
                "500ms",
                "--truth",
                "true,slope",
                "--events",
                "maximum,minimum",
                "--method",
                "local-polynomial(window=21, degree=3)",
                "--method",
                "kalman");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("in 200 = used 200").contains("drive.svg is drawn");
        assertThat(run.out()).isEmpty();
        String words = words(parsed(Files.readString(picture)));
        assertThat(words.lines())
                .contains(
                        "speed",
                        "2 methods · 500ms behind the newest sample",
                        "speed (km/h)",
                        "f′ (m/s²)",
                        "f″ (m/s³)",
                        "f‴ (m/s⁴)",
                        "t (s)",
                        "samples",
                        "truth",
                        "maximum",
                        "minimum",
                        "kalman ± 2 standard errors");
        assertThat(words).contains("100").doesNotContain("NaN");
    }

    /** The tint of its time is faint, the word is not. */
    @Test
    void wordOfAnAlertIsReadable() throws Exception {
        Path picture = folder.resolve("alert.svg");
        Path job = Run.example("cookbook/vehicle.yaml");
        Run run = Run.of("plot", Run.example("cookbook/vehicle.csv"), "--config", job, "-o", picture);
        assertThat(run.code()).as(run.err()).isZero();
        NodeList texts = parsed(Files.readString(picture)).getElementsByTagNameNS("*", "text");
        Element word = IntStream.range(0, texts.getLength())
                .mapToObj(i -> (Element) texts.item(i))
                .filter(text -> text.getTextContent().strip().equals("HarshBraking"))
                .findFirst()
                .orElseThrow();
        assertThat(word.getAttribute("opacity")).isEmpty();
        assertThat(Files.readString(picture)).contains("fill-opacity=\"0.1\"");
    }

    @Test
    void pngHasItsSizeAndColours() throws IOException {
        Path picture = folder.resolve("drive.png");
        Run run =
                Run.of("plot", drive(), "-o", picture, "--value", "speed", "--method", "hermite", "--size", "800x500");
        assertThat(run.code()).as(run.err()).isZero();
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(500);
        long blue = IntStream.range(0, 800 * 500)
                .filter(i -> (image.getRGB(i % 800, i / 800) & 0xffffff) == 0x0b5fa5)
                .count();
        assertThat(blue).isGreaterThan(200); // the curve
    }

    @Test
    void htmlNeedsNothingElse() throws IOException {
        Path picture = folder.resolve("drive.html");
        Run run = Run.of("plot", drive(), "-o", picture, "--value", "sped", "--method", "lla(window=5)");
        assertThat(run.code()).isEqualTo(2); // no such column
        assertThat(picture).doesNotExist();
        run = Run.of(
                "plot",
                drive(),
                "-o",
                picture,
                "--value",
                "speed",
                "--method",
                "lla(window=5)",
                "--method",
                "hermite",
                "--side-by-side");
        assertThat(run.code()).as(run.err()).isZero();
        String html = Files.readString(picture).replace("http://www.w3.org/", "");
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<svg", "hermite")
                .doesNotContain("http", "<script");
    }

    /** A picture of a job is that of its settings; --method and --lag try others. */
    @Test
    void aJobSaysHow() throws Exception {
        Path picture = folder.resolve("braking.svg");
        Run run = Run.of("plot", Run.example("braking.csv"), "-o", picture, "--config", Run.example("braking.yaml"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(words(parsed(Files.readString(picture))))
                .contains("speed (m/s)", "f′ (m/s²)", "local-polynomial(span=1s, degree=2) · 500ms behind");
        run = Run.of(
                "plot",
                Run.example("braking.csv"),
                "-o",
                picture,
                "--config",
                Run.example("braking.yaml"),
                "--lag",
                "2 samples",
                "--method",
                "kalman");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(words(parsed(Files.readString(picture)))).contains("kalman · 2 samples (200ms) behind");
    }

    @Test
    void mistakesAreOneLine() throws IOException {
        assertMistake("-o names a file that ends with .svg, .png or .html", "plot", drive(), "-o", "x.gif");
        assertMistake("--size is pixels", "plot", drive(), "-o", "x.svg", "--size", "big");
        assertMistake("did you mean maximum?", "plot", drive(), "-o", "x.svg", "--events", "maximun");
        assertMistake("--show-in: \"blah\"", "plot", drive(), "-o", "x.svg", "--show-in", "blah");
        assertMistake("--truth needs a file", "plot", "-", "-o", "x.svg", "--truth", "true");
        assertMistake("try: hodograph inspect", "plot", drive(), "-o", "x.svg");
        Run none = Run.of("plot", drive(), "-o", "x.svg", "--value", "speed", "--only", "sped");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("no answer for a series \"sped\", did you mean speed?");
    }

    private static void assertMistake(String words, Object... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(words).hasLineCount(1);
    }

    /** What can't be written is told before the input is read: that there is none is not heard of. */
    @Test
    void aPictureThatCanNotBeWrittenIsToldFirst() throws IOException {
        Path nowhere = folder.resolve("no/such/folder");
        told("-o " + nowhere.resolve("x.png") + ": there is no folder " + nowhere, nowhere.resolve("x.png"));
        Path file = Files.writeString(folder.resolve("file"), "");
        told("-o " + file.resolve("x.svg") + ": " + file + " is no folder", file.resolve("x.svg"));
        Path taken = Files.createDirectory(folder.resolve("taken.html"));
        told("-o " + taken + ": is a folder, not a file", taken);
        told("-o names a file that ends with .svg, .png or .html, but is \"picture.jpg\"", Path.of("picture.jpg"));
        told("-o names a file that ends with .svg, .png or .html, but is \"/\"", Path.of("/"));
        Path locked = Files.writeString(folder.resolve("locked.svg"), "");
        assertThat(locked.toFile().setWritable(false)).isTrue();
        if (!Files.isWritable(locked)) { // whoever may do all things may write it
            told("-o " + locked + ": may not be written", locked);
        }
    }

    private static void told(String line, Path picture) {
        Run run = Run.of("plot", "not-there.csv", "-o", picture);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).isEqualTo(line + "\n");
    }
}

package org.hodograph.local;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Draws the documentation's pictures of the page anew: {@code -Dhodograph.pictures.write=true}. */
@EnabledIfSystemProperty(named = "hodograph.pictures.write", matches = "true")
class PicturesIT {

    private static final String JOB = """
            name: race
            source: {format: csv, fields: {series: [car], time: t, value: [x, y, speed]}, time: s}
            series:
              - {match: "*/speed", unit: m/s, order: 1, method: "local-polynomial(span=400ms, degree=2)", lag: 100ms, gap: 1s, events: [maximum, minimum]}
              - {match: "*", unit: m, method: "local-polynomial(span=1s, degree=3)", lag: 250ms, gap: 1s}
            tracks: [{match: "car-*", x: x, y: y, frame: metres}]
            alerts:
              - {alert: HarshBraking, on: {series: "*/speed", quantity: acceleration}, when: "< -4.4 m/s2", release: "> -3.65 m/s2", for: 100ms}
              - {alert: Cornering, on: {series: "car-*", quantity: lateral-acceleration}, when: "abs > 8.5 m/s2", release: "abs < 8 m/s2", for: 100ms}
            """;
    private static final int RATE = 50; // Hz
    private static final int SECONDS = 130;

    @TempDir
    Path folder;

    /** What is done with a page in a browser. */
    private interface Look {
        void at(Browser browser, String page, Path pictures) throws Exception;
    }

    @Test
    void draw() throws Exception {
        Path input = Files.writeString(folder.resolve("lap.csv"), lap());
        Path config = Files.writeString(folder.resolve("race.yaml"), JOB);
        look(input, config, (browser, page, pictures) -> {
            browser.size(1480, 1420);
            shoot(browser, page + "#t=car-1&s=car-1/speed&w=60&theme=light", pictures.resolve("page-light.png"));
            shoot(
                    browser,
                    page + "#s=car-1/speed&t=car-1&w=30&theme=dark&u=m/s%20km/h&u=m/s2%20g",
                    pictures.resolve("page-dark.png"));
        });
    }

    /** The example of docs/tracks-and-alerts.md: the band of what is usual, and why the alert fired. */
    @Test
    void drawWhatIsUnusual() throws Exception {
        look(Recordings.example("bends.csv"), Recordings.example("bends.yaml"), (browser, page, pictures) -> {
            browser.size(1480, 1000);
            browser.open(page + "#t=car-1&w=600&end=1500000&theme=light");
            browser.until("document.querySelector('.usual span')?.dataset.learned === '1'");
            browser.find("#alerts button").click();
            browser.until("document.querySelector('#tail svg')");
            browser.eval("document.activeElement.blur()");
            Thread.sleep(2_500);
            write(browser, pictures.resolve("page-unusual.png"));
        });
    }

    private static void look(Path input, Path config, Look look) throws Exception {
        Path pictures = Files.createDirectories(Path.of(System.getProperty("hodograph.root"), "docs", "images"));
        StringWriter notes = new StringWriter();
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Thread stream = new Thread(
                () -> {
                    CommandLine line = Main.commandLine();
                    line.setErr(new PrintWriter(notes, true));
                    line.execute("stream", input.toString(), "--config", config.toString(), "--page", "0");
                },
                "stream");
        stream.start();
        try (Browser browser = Browser.start()) {
            Wait.until("the end", () -> notes.toString().contains("the input has ended"));
            String page = notes.toString()
                    .lines()
                    .filter(line -> line.startsWith("page"))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("page +", "");
            look.at(browser, page, pictures);
        } finally {
            stream.interrupt();
            stream.join();
            System.setOut(console);
        }
    }

    private static void write(Browser browser, Path to) throws Exception {
        ImageIO.write(indexed(ImageIO.read(new ByteArrayInputStream(browser.picture()))), "png", to.toFile());
    }

    private static void shoot(Browser browser, String address, Path to) throws Exception {
        browser.open(address);
        browser.until("document.querySelectorAll('article').length === 2 && hodograph.flow().newest");
        browser.find("#plots").click();
        for (int i = 0; i < 200; i++) {
            browser.eval("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }))");
        }
        browser.eval("document.activeElement.blur()");
        Thread.sleep(2_500); // health comes once a second, and frames are few on a busy machine
        write(browser, to);
    }

    /** The same picture in its 256 most frequent colours: a third of the bytes. */
    private static BufferedImage indexed(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                counts.merge(picture.getRGB(x, y) | 0x030303, 1, Integer::sum);
            }
        }
        int[] palette = counts.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(256)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int index =
                        nearest.computeIfAbsent(picture.getRGB(x, y) | 0x030303, colour -> nearest(palette, colour));
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        return small;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int apart = (palette[i] >> shift & 0xff) - (colour >> shift & 0xff);
                distance += apart * apart;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static String lap() {
        Random random = new Random(20260105);
        StringBuilder rows = new StringBuilder("t,car,x,y,speed\n");
        for (int i = 0; i < RATE * SECONDS; i++) {
            double t = (double) i / RATE;
            for (int car = 1; car <= 3; car++) {
                double phase = t * (0.21 + 0.01 * car);
                double radius = 60 + 18 * Math.sin(2 * phase);
                double dip = t % 60 - 10 > 0 && t % 60 < 14 ? 5.5 * (1 - Math.abs(t % 60 - 12) / 2) * 2 : 0;
                double speed = 22 + 5 * Math.sin(t / 5 + car) - dip;
                rows.append(String.format(
                        Locale.ROOT,
                        "%.6f,car-%d,%.3f,%.3f,%.3f%n",
                        1_767_607_200.0 + t + 0.002 * (random.nextDouble() - 0.5),
                        car,
                        1.6 * radius * Math.cos(phase) + 0.03 * random.nextGaussian(),
                        radius * Math.sin(phase) + 0.03 * random.nextGaussian(),
                        speed + 0.03 * random.nextGaussian()));
            }
        }
        return rows.toString();
    }
}

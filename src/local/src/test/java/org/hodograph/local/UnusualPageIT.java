package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page of docs/examples/bends.csv, a drive with one unusual bend: what is usual as a band, and why the alert fired. */
class UnusualPageIT {

    private static final String SHOWN = "#t=car-1&w=0";
    private static final String LEVELS = "hodograph.store.get('t:car-1').levels.get('OddBend')";
    private static final String SAID = "document.querySelector('[data-quantity=curvature] .usual span')";

    @TempDir
    Path folder;

    @Test
    void ofAFile() throws Exception {
        StringWriter notes = new StringWriter();
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Thread stream = new Thread(
                () -> {
                    CommandLine line = Main.commandLine();
                    line.setErr(new PrintWriter(notes, true));
                    line.execute(
                            "stream",
                            Recordings.example("bends.csv").toString(),
                            "--config",
                            Recordings.example("bends.yaml").toString(),
                            "--page",
                            "0");
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
            browser.open(page + SHOWN);
            shows(browser);
        } finally {
            stream.interrupt();
            stream.join();
            System.setOut(console);
        }
    }

    @Test
    void ofAJobOnKafka() throws Exception {
        try (Browser browser = Browser.start();
                ChildJvm local = ChildJvm.hodograph(
                        "local",
                        folder,
                        "1g",
                        "local",
                        "--config",
                        Recordings.example("bends.yaml").toString(),
                        "--input",
                        Recordings.example("bends.csv").toString(),
                        "--page",
                        "0")) {
            browser.open(local.told("page") + SHOWN);
            shows(browser);
            local.terminate();
            local.code();
        }
    }

    private static void shows(Browser browser) throws Exception {
        browser.until("document.querySelector('#alerts li[data-state=resolved]')");
        browser.until(
                "window.hodograph?.store.get('t:car-1')?.t.at(-1) > 1490 && " + LEVELS + "?.at(-1).learned === 1");

        // learning, from nothing to a limit
        assertThat(browser.number(LEVELS + "[0].learned")).isLessThan(0.05);
        assertThat(browser.eval(LEVELS
                        + ".every((level) => level.learned === 1 || level.above === null && level.below === null)"))
                .isEqualTo(true);
        assertThat(browser.number(LEVELS + ".find((level) => level.above !== null).t"))
                .isBetween(960.0, 1000.0);
        // when it fired the limit was what the record says, 0.0276 1/m
        String fired = LEVELS + ".filter((level) => level.t <= 1201).at(-1)";
        assertThat(browser.number(fired + ".above")).isCloseTo(0.0276, within(0.02 * 0.0276));
        assertThat(browser.number(fired + ".below")).isBetween(-0.04, -0.02);

        browser.until(SAID + "?.dataset.learned === '1'");
        assertThat(browser.eval(SAID + ".textContent")).isEqualTo("usual −0.0308 to 0.0456 1/m");
        assertThat(browser.number("Number(" + SAID + ".dataset.above)"))
                .isEqualTo(browser.number(LEVELS + ".at(-1).above"));
        assertThat(browser.count(".usual span")).as("of the curvature alone").isEqualTo(1);

        why(browser);
        learns(browser);
        browser.errors(); // of axe, which looks at the pixels
    }

    private static void why(Browser browser) throws Exception {
        browser.find("#alerts button").click();
        browser.until("document.querySelector('#tail svg')");
        String plot = "document.querySelector('#tail svg').dataset";
        assertThat(browser.number("Number(" + plot + ".every)")).isEqualTo(7_200); // half of one an hour
        assertThat(browser.number("Number(" + plot + ".limit)")).isCloseTo(0.0276, within(5e-5));
        assertThat(browser.number("Number(" + plot + ".peak)")).isCloseTo(0.0587, within(5e-5));
        double rarity = browser.number("Number(" + plot + ".rarity)");
        assertThat(rarity).isCloseTo(8_848, within(1.0));
        assertThat(browser.text("#tail"))
                .contains("A curvature of 0.0587 1/m or more comes once in about 2.5 h, this one counted, on car-1.")
                .contains("Usual is up to 0.0276 1/m, which is passed once in 2 h: half of the budget of one in 1 h")
                .contains("Learned from 1,", " peaks.");
        int peaks = browser.count("#tail circle");
        assertThat(peaks).isBetween(10, 128);
        assertThat(browser.count("#tail circle.alarm")).isZero();
        // the plot is of what the words say: the limit where the curve is at the budget, the point where the alert is
        assertThat(browser.number("document.querySelector('#tail .me').getBBox().x"))
                .isGreaterThan(browser.number("document.querySelectorAll('#tail line.limit')[1].x1.baseVal.value"));
        assertThat(browser.number("document.querySelector('#tail .me').getBBox().y"))
                .isLessThan(browser.number("document.querySelectorAll('#tail line.limit')[0].y1.baseVal.value"));
        assertThat(browser.eval("document.querySelector('#tail svg').textContent")
                        .toString())
                .contains("1 h", "curvature, 1/m", "passed once in", "budget", "usual");
        assertThat(browser.violations()).isEmpty();
        browser.eval("document.getElementById('why').close()");
    }

    /** At an instant of the past the page says what was known then. */
    private static void learns(Browser browser) throws Exception {
        browser.eval("(location.hash = '#t=car-1&w=60&end=600000&theme=dark', location.reload())");
        browser.until(SAID + "?.textContent.startsWith('OddBend learns: ')");
        assertThat(browser.eval(SAID + ".textContent").toString()).matches("OddBend learns: 5[5-9] % of 15min");
        browser.until("document.querySelector('#alerts button')");
        browser.find("#alerts button").click();
        browser.until("document.querySelector('#tail svg')");
        assertThat(browser.violations()).as("dark").isEmpty();
    }
}

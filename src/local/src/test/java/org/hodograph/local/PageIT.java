package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.hodograph.pipeline.Sample;
import org.hodograph.pipeline.SourceRecord;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.hodograph.standalone.page.Board;
import org.hodograph.standalone.page.LivePage;
import org.hodograph.standalone.page.PageOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import picocli.CommandLine;

/** The live page in a real browser, fed with records of its own. */
class PageIT {

    private static final JobConfig JOB = JobConfigFile.parse("""
            source: {topics: [telemetry]}
            series: [{match: "*/speed", unit: m/s, order: 1, method: "local-polynomial(span=400ms, degree=2)", lag: 100ms}]
            alerts:
              - {alert: HarshBraking, on: {series: "*/speed", quantity: acceleration}, when: "< -4.4 m/s2", release: "> -3.65 m/s2", for: 100ms}
            """, "page");
    private static final long START = 1_767_607_200_000L; // ms
    private static final String SERIES = "car-1/speed";

    private static Browser browser;

    private LivePage page;
    private Board board;

    @BeforeAll
    static void openBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void startPage() throws Exception {
        begin("0");
    }

    private void begin(String port) throws Exception {
        page = CommandLine.populateCommand(new PageOptions(), "--page", port).open("none");
        board = page.start(JOB, "test");
    }

    @AfterEach
    void stopPage() throws Exception {
        browser.leave();
        page.close();
    }

    private void open(String selection) throws Exception {
        browser.open(page.address() + "#" + selection);
        browser.until("window.hodograph");
    }

    private void record(String series, long millis, double value, double d1, double d2) {
        String text = String.format(
                Locale.ROOT,
                "{\"series\":\"%s\",\"t\":\"%s\",\"value\":%s,\"d1\":%s,\"d2\":%s,\"d3\":null,\"se\":[0.01,0.1,0.5,null],"
                        + "\"unit\":\"m/s\",\"lag\":0.1,\"n\":21,\"span\":0.4,\"rev\":0,\"method\":\"local-polynomial@1\",\"flags\":[]}",
                series,
                Instant.ofEpochMilli(millis),
                value,
                d1,
                d2);
        board.message(Topic.DERIVATIVES, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A speed that swings: 20 + 5 sin t. */
    private void swing(String series, int from, int to) {
        for (int i = from; i < to; i++) {
            double t = i * 0.02;
            record(series, START + 20L * i, 20 + 5 * Math.sin(t), 5 * Math.cos(t), -5 * Math.sin(t));
        }
    }

    private void sample(int i, double value) {
        SourceRecord none = new SourceRecord("test", 0, i, SourceRecord.NO_TIMESTAMP, new byte[0]);
        board.sample(new Sample(SERIES, (START + 20L * i) * 1_000_000, value, "m/s", none));
    }

    @Test
    void theCursorTellsTheRecordsNumbersAndTheCircleTouches() throws Exception {
        swing(SERIES, 0, 500);
        open("s=" + SERIES + "&w=10");
        browser.until("document.querySelector('[data-key=\"s:car-1/speed\"] canvas')");
        browser.find("#plots").click();
        for (int back : new int[] {1, 40, 130}) {
            for (int i = 0; i < back; i++) {
                browser.keys(Keys.ARROW_LEFT);
            }
            browser.until("document.getElementById('reading').dataset.t");
            Thread.sleep(300); // the frame that draws it
            double micros = browser.number("Number(document.getElementById('reading').dataset.t)");
            double t = Math.rint((micros / 1_000 - START) / 20) * 0.02;
            assertThat(browser.number("Number(document.getElementById('reading').dataset.value)"))
                    .isEqualTo(20 + 5 * Math.sin(t));
            assertThat(browser.number("Number(document.getElementById('reading').dataset.d1)"))
                    .isEqualTo(5 * Math.cos(t));
            String row = "hodograph.reading.circleOf(hodograph.reading.at('s:car-1/speed', " + micros / 1e6 + "))";
            double slope = 5 * Math.cos(t);
            double bend = -5 * Math.sin(t);
            double radius = browser.number(row + ".radius");
            double toCentreT = browser.number(row + ".t")
                    - browser.number("hodograph.reading.at('s:car-1/speed', " + micros / 1e6 + ").t");
            double toCentreY = browser.number(row + ".y") - (20 + 5 * Math.sin(t));
            assertThat(radius).isCloseTo(Math.pow(1 + slope * slope, 1.5) / Math.abs(bend), within(1e-9 * radius));
            assertThat(Math.hypot(toCentreT, toCentreY))
                    .isCloseTo(radius, within(1e-6 * radius)); // it passes the point
            assertThat(toCentreT + slope * toCentreY).isCloseTo(0, within(1e-5 * radius)); // and touches the tangent
        }
        browser.expectNoErrors();
    }

    @Test
    void aNameWithMarkupStaysText() throws Exception {
        String name = "<img src=x onerror=document.title='taken'>/speed";
        swing(name, 0, 100);
        board.message(
                Topic.REJECTED,
                ("{\"reason\":\"malformed: <script>document.title='taken'</script>\",\"series\":\"" + name
                                + "\",\"topic\":\"a\",\"partition\":0,\"offset\":0,\"size\":0,\"payload\":\"\"}")
                        .getBytes(StandardCharsets.UTF_8));
        open("w=10");
        browser.until("document.querySelector('article h2')");
        assertThat(browser.text("article h2")).isEqualTo(name);
        browser.until("document.querySelector('.reasons li')");
        assertThat(browser.text(".reasons li")).contains("<script>document.title='taken'</script>");
        assertThat(browser.count("#series img, article img, .reasons script")).isZero();
        assertThat(browser.eval("document.title")).isEqualTo("Hodograph");
        browser.expectNoErrors();
    }

    @Test
    void fiveThousandSeriesAreSearchedAndOnlyThoseShownAreSent() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            record("car-" + i + "/speed", START, i, 0, 0);
        }
        open("w=10");
        browser.until("document.getElementById('found').textContent.includes('5,000')");
        assertThat(browser.count("#series li")).isEqualTo(200);
        browser.find("#search").sendKeys("4321");
        browser.until("document.querySelectorAll('#series li').length === 1");
        browser.find("#series button").click();
        browser.until("hodograph.state.keys.includes('s:car-4321/speed')");
        long[] next = {START};
        Wait.until("its plot, while it goes on", () -> {
            next[0] += 20;
            record("car-4321/speed", next[0], 7, 0, 0);
            return browser.eval("!!document.querySelector('[data-key=\"s:car-4321/speed\"] canvas')");
        });
        assertThat(browser.number(
                        "performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize, 0)"))
                .isLessThan(1_000_000);
        browser.expectNoErrors();
    }

    @Test
    void anHourSentFastLeavesTheHeapFlat() throws Exception {
        swing(SERIES, 0, 3_000);
        open("s=" + SERIES + "&w=60");
        browser.until("hodograph.store.get('s:car-1/speed')?.t.length > 1000");
        double before = browser.heap();
        for (int minute = 1; minute < 60; minute++) {
            swing(SERIES, 3_000 * minute, 3_000 * (minute + 1));
            Thread.sleep(60);
        }
        browser.until("hodograph.flow().newest > " + (START / 1000 + 3_590));
        assertThat(browser.number("hodograph.store.get('s:car-1/speed').t.length"))
                .isLessThan(12_000);
        assertThat(browser.heap() - before).isLessThan(6e6);
        browser.expectNoErrors();
    }

    @Test
    void itComesBackAfterTheServerWasGone() throws Exception {
        swing(SERIES, 0, 200);
        open("s=" + SERIES + "&w=10");
        browser.until("document.getElementById('state').dataset.state === 'live' && hodograph.flow().newest");
        String port = page.address().replaceAll(".*:(\\d+)/.*", "$1");
        page.close();
        browser.until("document.getElementById('state').dataset.state === 'lost'");
        assertThat(browser.text("#state")).contains("connection lost");
        begin(port);
        swing(SERIES, 400, 600);
        browser.until("document.getElementById('state').dataset.state === 'live'");
        browser.until("hodograph.store.get('s:car-1/speed')?.t.at(-1) > " + (START / 1000 + 11.9));
        assertThat(browser.number("hodograph.store.get('s:car-1/speed').t[0]")).isGreaterThan(START / 1000.0 + 7.9);
        browser.errors(); // those of the time without a server
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        swing("car-7/speed", 0, 500);
        swing(SERIES, 0, 500);
        open("s=" + SERIES + "&w=30");
        browser.until("document.querySelector('#series button') && document.querySelector('article canvas')");
        browser.keys("/", "car-7");
        browser.until("document.querySelectorAll('#series li').length === 1");
        browser.keys(Keys.ARROW_DOWN, Keys.ENTER);
        browser.until("hodograph.state.keys.length === 2");
        browser.keys(Keys.TAB);
        assertThat(browser.eval("document.activeElement.id")).isEqualTo("plots");
        browser.keys("+");
        browser.until("hodograph.state.window === 10");
        Wait.until(
                "a reading",
                () -> { // another stretch of time has no rows at first, and nothing to go to
                    browser.keys(Keys.ARROW_LEFT);
                    return Boolean.TRUE.equals(browser.eval("!!document.getElementById('reading').dataset.t"));
                });
        browser.keys(" ");
        browser.until("hodograph.state.end !== null");
        double end = browser.number("hodograph.state.end");
        browser.shift(Keys.ARROW_LEFT);
        browser.until("hodograph.state.end < " + end);
        browser.keys("3");
        browser.until("!hodograph.state.quantities.includes(2)");
        browser.keys(Keys.END);
        browser.until("hodograph.state.end === null");
        browser.keys("w");
        browser.until("document.activeElement.name === 'method'");
        browser.expectNoErrors();
    }

    @Test
    void axeFindsNothingInLightAndDark() throws Exception {
        swing(SERIES, 0, 500);
        board.message(
                Topic.ALERTS,
                ("{\"alert\":\"HarshBraking\",\"series\":\"" + SERIES
                                + "\",\"t\":\"2026-01-05T10:00:05Z\",\"state\":\"firing\","
                                + "\"value\":-5.1,\"se\":0.1,\"unit\":\"m/s2\",\"probability\":0.99,\"threshold\":-4.4,"
                                + "\"severity\":\"warning\",\"labels\":{},\"since\":\"2026-01-05T10:00:04.900Z\"}")
                        .getBytes(StandardCharsets.UTF_8));
        for (String theme : new String[] {"light", "dark"}) {
            open("s=" + SERIES + "&w=10&theme=" + theme);
            browser.until("document.querySelector('article canvas') && document.querySelector('#alerts .who')");
            assertThat(browser.violations()).as(theme).isEmpty();
        }
        browser.find("#alerts button").click();
        browser.until("document.getElementById('why').open");
        assertThat(browser.text("#why"))
                .contains("acceleration < -4.4 m/s2", "7.00 standard errors away", "21 samples");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.errors()).allMatch(line -> line.contains("Canvas2D")); // of axe, which looks at the pixels
    }

    @Test
    void anotherThresholdIsTriedOnWhatWasAndItsYamlGiven() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            double t = i * 0.02;
            double speed = t < 5 ? 30 : t < 7 ? 30 - 3 * (t - 5) : 24;
            sample(i, speed + 0.01 * Math.sin(1e3 * t * t));
        }
        swing(SERIES, 0, 1_000);
        open("s=" + SERIES + "&w=30");
        browser.until("document.querySelector('article canvas')");
        browser.find("#tune").click();
        browser.until("document.querySelector('form.tune [name=\"when HarshBraking\"]')");
        browser.find("form.tune button[type=submit]").click();
        browser.until("document.querySelector('form.tune .result').dataset.alerts === '[]'");
        browser.eval("(document.querySelector('[name=\"when HarshBraking\"]').value = '< -2 m/s2',"
                + " document.querySelector('[name=\"release HarshBraking\"]').value = '> -1 m/s2')");
        browser.find("form.tune button[type=submit]").click();
        browser.until("JSON.parse(document.querySelector('form.tune .result').dataset.alerts).length === 1");
        assertThat(browser.text("form.tune .result")).contains("1 alert", "HarshBraking");
        browser.eval("document.querySelector('[name=method]').value = 'local-polynomil(span=1s)'");
        browser.find("form.tune button[type=submit]").click();
        browser.until("document.querySelector('form.tune .fault')");
        assertThat(browser.text("form.tune .fault")).contains("local-polynomial");
        assertThat(browser.errors()).allMatch(line -> line.contains("400")); // the fault that was asked for
    }
}

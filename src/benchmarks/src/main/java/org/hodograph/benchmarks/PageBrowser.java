package org.hodograph.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium without a window that looks at the page, and what it saw. */
final class PageBrowser implements AutoCloseable {

    private static final long LIMIT_MILLIS = 240_000;

    /** When all that is shown was drawn first, ms since the page was asked for. */
    private static final String FIRST_VIEW = """
            (() => {
              const look = () => {
                const page = window.hodograph;
                if (page && page.state.keys.length && page.state.keys.every((key) => page.store.get(key)?.t.length > 30)
                    && page.frames.count + page.frames.rate > 0) requestAnimationFrame(() => { window.firstView = performance.now(); });
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })();""";

    /** Drawings and, for each row, from its instant to the frame after the one that drew it, ms. */
    private static final String WATCH = """
            (() => {
              const page = window.hodograph;
              window.seen = { drawings: 0, delays: [] };
              const last = new Map(page.state.keys.map((key) => [key, page.store.get(key).t.at(-1)]));
              let count = page.frames.count;
              let drawn = [];
              const look = () => {
                const now = Date.now();
                for (const t of drawn) seen.delays.push(now - t * 1000);
                drawn = [];
                if (page.frames.count !== count) {
                  count = page.frames.count;
                  seen.drawings++;
                  const edge = page.span()[1];
                  for (const [key, before] of last) {
                    const times = page.store.get(key)?.t ?? [];
                    let newest = before;
                    for (let i = times.length - 1; i >= 0 && times[i] > before; i--) {
                      if (times[i] <= edge) { drawn.push(times[i]); newest = Math.max(newest, times[i]); }
                    }
                    last.set(key, newest);
                  }
                }
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })()""";

    private final ChromeDriver driver;

    PageBrowser() {
        System.setProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1500,1000");
        driver = new ChromeDriver(options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMillis(LIMIT_MILLIS)); // a busy page answers late
        // times of the page's thread: those of the clock count what others did meanwhile
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", FIRST_VIEW));
    }

    String version() {
        return driver.getCapabilities().getBrowserVersion();
    }

    /** Opens so many series, all quantities or the values alone. */
    void open(String page, int series, int window, boolean valuesOnly) throws InterruptedException {
        driver.get("about:blank");
        String keys = IntStream.range(0, series)
                .mapToObj(car -> "s=" + PageFeed.series(car))
                .collect(Collectors.joining("&"));
        driver.get(page + "#" + keys + "&w=" + window + (valuesOnly ? "&q=0" : ""));
        until("window.firstView");
    }

    /** Shows nothing. */
    void leave() {
        driver.get("about:blank");
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    double number(String expression) {
        return driver.executeScript("return " + expression) instanceof Number number
                ? number.doubleValue()
                : Double.NaN;
    }

    void until(String expression) throws InterruptedException {
        for (long begun = System.currentTimeMillis();
                !Boolean.TRUE.equals(driver.executeScript("return !!(" + expression + ")"));
                Thread.sleep(100)) {
            if (System.currentTimeMillis() - begun > LIMIT_MILLIS) {
                throw new IllegalStateException("waited for " + expression);
            }
        }
    }

    /** What was drawn within some seconds. */
    record Seen(double framesPerSecond, double cores, List<Double> delays) {}

    @SuppressWarnings("unchecked")
    Seen watch(int seconds) throws InterruptedException {
        driver.executeScript(WATCH);
        double cores = metric("TaskDuration");
        long begun = System.nanoTime();
        Thread.sleep(1_000L * seconds);
        double took = (System.nanoTime() - begun) / 1e9;
        double drawings = number("seen.drawings");
        List<Double> delays = new ArrayList<>();
        ((List<Number>) driver.executeScript("return seen.delays")).forEach(delay -> delays.add(delay.doubleValue()));
        return new Seen(drawings / took, (metric("TaskDuration") - cores) / took, delays);
    }

    /** Seconds of the page's main thread, say. */
    @SuppressWarnings("unchecked")
    private double metric(String name) {
        Map<String, Object> answer = driver.executeCdpCommand("Performance.getMetrics", Map.of());
        return ((List<Map<String, Object>>) answer.get("metrics"))
                .stream()
                        .filter(metric -> name.equals(metric.get("name")))
                        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
                        .findFirst()
                        .orElseThrow();
    }

    /** Tells the page that nobody sees it, as a browser does that shows another tab; this one has no screen and does not. */
    void hide() {
        driver.executeScript("Object.defineProperty(document, 'hidden', { get: () => true });"
                + " document.dispatchEvent(new Event('visibilitychange'))");
    }

    @Override
    public void close() {
        driver.quit();
    }
}

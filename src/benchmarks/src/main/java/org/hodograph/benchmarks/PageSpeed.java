package org.hodograph.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Measures the live page from a record in Kafka to a drawing in Chromium, and writes its part of docs/performance.md:
 * {@code java -cp … org.hodograph.benchmarks.PageSpeed docs/performance.md}. Broker, job, page and browser share this machine.
 */
public final class PageSpeed {

    private static final int TEN_MINUTES = 600;
    private static final int LOADS = 9;
    private static final int STARTS = 3;
    private static final String JOB = """
            name: page-speed
            source: {topics: [%s]}
            series: [{match: "*/speed", unit: m/s, order: 1, method: "local-polynomial(span=400ms, degree=2)"}]
            """.formatted(PageFeed.TOPIC);

    private final StringBuilder table = new StringBuilder();
    private final Path folder;
    private String limit;

    private PageSpeed(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path page = Path.of(arguments[0]);
        PageSpeed speed = new PageSpeed(Files.createTempDirectory("page-speed"));
        speed.measure();
        String old = Files.exists(page) ? Files.readString(page) : "# Performance\n";
        Files.writeString(page, PerformancePage.with(old, "page", speed.table.toString()));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void row(String what, String goal, String measured) {
        String row = "| %s | %s | %s | %.1f |%n".formatted(what, goal, measured, load());
        System.out.print(row);
        table.append(row);
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    private static double quantile(List<Double> numbers, double share) {
        List<Double> sorted = new ArrayList<>(numbers);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    private void measure() throws Exception {
        Path job = Files.writeString(folder.resolve("job.yaml"), JOB);
        Path seed = Files.writeString(folder.resolve("seed.jsonl"), "");
        int kafka = freePort();
        table.append("## The live page\n\n");
        try (PageBrowser browser = new PageBrowser();
                PageHost local = PageHost.start(
                        folder,
                        "local",
                        "--config",
                        job.toString(),
                        "--input",
                        seed.toString(),
                        "--kafka-port",
                        Integer.toString(kafka),
                        "--page",
                        "0")) {
            String page = local.told("page");
            try (PageFeed feed = new PageFeed("127.0.0.1:" + kafka)) {
                feed.start(TEN_MINUTES);
                table.append(text(
                        "Written by `org.hodograph.benchmarks.PageSpeed` on %s: %d cores that broker, Flink, page and Chromium %s share,"
                                + " and whatever else ran (the load of the minute is in the last column). %d series at %d Hz,"
                                + " `local-polynomial(span=400ms, degree=2)` at lag 0.%n%n",
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        browser.version(),
                        PageFeed.SERIES,
                        PageFeed.RATE));
                table.append("| what | goal | measured | load |\n|---|---|---|---|\n");
                browser.open(page, PageFeed.SERIES, TEN_MINUTES, true);
                browser.until("Date.now() / 1000 - hodograph.store.get('s:car-19/speed').t.at(-1) < 3"
                        + " && hodograph.flow().newest - hodograph.store.get('s:car-19/speed').t[0] > 560");
                frames(browser, page);
                delays(browser, page);
                loads(browser, page);
                server(browser, job, kafka);
            }
        }
        starts();
        table.append(limit);
        table.append("\nTo write it again:\n\n```\n"
                + "mvn -q compile dependency:build-classpath -Dmdep.outputFile=target/classpath -pl src/benchmarks -am\n"
                + "java -cp \"src/benchmarks/target/classes:$(cat src/benchmarks/target/classpath)\" "
                + "org.hodograph.benchmarks.PageSpeed docs/performance.md\n```\n");
    }

    private void frames(PageBrowser browser, String page) throws Exception {
        List<double[]> costs = new ArrayList<>(); // plots in sight, ms of a drawing
        for (int height : new int[] {1_000, 3_000}) {
            browser.size(1_500, height);
            browser.open(page, PageFeed.SERIES, TEN_MINUTES, true);
            Thread.sleep(3_000);
            double inSight = browser.number(
                    "[...document.querySelectorAll('.plot')].filter((holder) => holder.plot.seen).length");
            PageBrowser.Seen seen = browser.watch(30);
            costs.add(new double[] {inSight, 1_000 * seen.cores() / seen.framesPerSecond()});
            row(
                    text(
                            "drawings a second, 20 plots of ten minutes, %.0f of them in sight (1500 × %d)",
                            inSight, height),
                    "50",
                    text(
                            "%.1f; a drawing and what came for it take %.1f ms of the page's thread, %.0f %% of a core in all",
                            seen.framesPerSecond(), 1_000 * seen.cores() / seen.framesPerSecond(), 100 * seen.cores()));
        }
        browser.size(1_500, 1_000);
        double each = (costs.get(1)[1] - costs.get(0)[1]) / (costs.get(1)[0] - costs.get(0)[0]);
        limit = text(
                "%nWhat holds the drawings: each plot in sight takes %.1f ms of the page's one thread, where the browser draws without a"
                        + " graphics processor, as here; so %.0f plots in sight would leave 50 drawings a second, on a core of their own."
                        + " Plots that are scrolled away cost nothing, and a drawing has at most 1 / 1.6 of the time, so that the page"
                        + " answers.%n",
                each, Math.floor(1_000.0 / 50 / 1.6 / each));
    }

    private void delays(PageBrowser browser, String page) throws Exception {
        for (int series : new int[] {1, PageFeed.SERIES}) {
            browser.open(page, series, 60, false);
            Thread.sleep(3_000);
            List<Double> delays = browser.watch(40).delays();
            row(
                    text("a sample's sending to the frame after its drawing, %d series shown", series),
                    "p95 250 ms",
                    text(
                            "p50 %.0f ms, p95 %.0f ms (%d samples)",
                            quantile(delays, 0.5), quantile(delays, 0.95), delays.size()));
        }
    }

    private void loads(PageBrowser browser, String page) throws Exception {
        List<Double> views = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int i = 0; i < LOADS; i++) {
            browser.open(page, PageFeed.SERIES, 60, false);
            views.add(browser.number("firstView"));
            bytes.add(browser.number("performance.getEntriesByType('navigation')[0].transferSize"
                    + " + performance.getEntriesByType('resource').filter((one) => /\\.(js|css|svg)$/.test(one.name))"
                    + ".reduce((sum, one) => sum + one.transferSize, 0)"));
        }
        row(
                "from the address to the first drawing of 20 series, a minute of each, nothing cached",
                "1 s",
                text(
                        "median %.2f s, slowest %.2f s of %d",
                        quantile(views, 0.5) / 1e3, quantile(views, 1) / 1e3, LOADS));
        row("the page's files over the wire", "150 kB", text("%.0f kB", quantile(bytes, 0.5) / 1e3));
    }

    /** The page alone in a process, from the topics: what it costs while nobody looks, one does, and one has turned away. */
    private void server(PageBrowser browser, Path job, int kafka) throws Exception {
        try (PageHost serve = PageHost.start(
                folder, "serve", "--brokers", "127.0.0.1:" + kafka, "--config", job.toString(), "--page", "0")) {
            String page = serve.told("page");
            browser.open(page, PageFeed.SERIES, 60, false);
            Thread.sleep(30_000); // what it reads of before, and what is compiled first
            double one = cores(serve, 40);
            browser.hide();
            Thread.sleep(2_000);
            double away = cores(serve, 30);
            browser.leave();
            Thread.sleep(2_000);
            double nobody = cores(serve, 30);
            row(
                    "the server's processor for one browser with 20 series at 50 Hz",
                    "5 % of a core",
                    text("%.1f %%, and %.1f %% to read the topics, whoever looks", 100 * (one - nobody), 100 * nobody));
            row("the same for a tab that is hidden", "near 0", text("%.1f %%", 100 * (away - nobody)));
        }
    }

    private static double cores(PageHost host, int seconds) throws InterruptedException {
        double before = host.cpuSeconds();
        long begun = System.nanoTime();
        Thread.sleep(1_000L * seconds);
        return (host.cpuSeconds() - before) / ((System.nanoTime() - begun) / 1e9);
    }

    private void starts() throws Exception {
        for (String page : new String[] {"none", "0"}) {
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                try (PageHost demo = PageHost.start(folder, "demo", "--page", page)) {
                    seconds.add(demo.secondsUntil("car-1"));
                }
            }
            row(
                    "`demo` until its first numbers, " + (page.equals("none") ? "without a page" : "with its page"),
                    "not slower",
                    text("median %.1f s of %d", quantile(seconds, 0.5), STARTS));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

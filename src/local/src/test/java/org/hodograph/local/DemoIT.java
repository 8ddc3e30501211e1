package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo} on ports of one's own, and its page: fits with the true derivatives as thin lines beside them. */
class DemoIT {

    /** Counts, by width and colour of the pen, the lines of more than fifty pieces that are drawn on a plot. */
    private static final String WATCH = """
            (() => {
              const paper = CanvasRenderingContext2D.prototype;
              window.lines = {};
              let pieces = 0;
              for (const name of ['beginPath', 'lineTo', 'stroke']) {
                const plain = paper[name];
                paper[name] = function (...numbers) {
                  if (name === 'beginPath') pieces = 0;
                  if (name === 'lineTo') pieces++;
                  if (name === 'stroke' && pieces > 50 && this.canvas.closest('[data-quantity=d1]')) {
                    const pen = this.lineWidth / devicePixelRatio + ' ' + this.strokeStyle;
                    lines[pen] = (lines[pen] ?? 0) + 1;
                  }
                  return plain.apply(this, numbers);
                };
              }
            })()""";

    @TempDir
    Path folder;

    @Test
    void itOpensOnTheTrueDerivativesBesideTheFits() throws Exception {
        int kafka = Broker.freePort();
        int flink = Broker.freePort();
        try (Browser browser = Browser.start();
                ChildJvm demo = demo(kafka, flink)) {
            assertThat(demo.told("kafka")).isEqualTo("127.0.0.1:" + kafka);
            assertThat(demo.told("flink")).isEqualTo("http://127.0.0.1:" + flink);
            usesBoth(kafka, flink);

            browser.open(demo.told("page")); // as somebody does who knows nothing
            browser.until("window.hodograph?.state.keys.length === 1");
            browser.eval("(hodograph.one = () => hodograph.store.get(hodograph.state.keys[0]), 0)");
            browser.until("hodograph.one()?.truth && hodograph.one().t.length > 120");
            browser.eval("(" + WATCH + ", 0)");
            browser.until("Object.keys(lines).length > 0"); // uPlot's own line, the fit, is a Path2D and not among them
            assertThat(String.valueOf(browser.eval("hodograph.state.keys[0]"))).isEqualTo("s:car-1/position");
            assertThat(browser.eval("Object.keys(lines).every((pen) => pen.startsWith('1 '))"))
                    .as("a thin line: %s", browser.eval("lines"))
                    .isEqualTo(true);
            // true and fitted, at the same instants, m/s: they are near and not the same
            String apart =
                    "(one => one.t.map((t, i) => one.f[i] & 1 || one.c[1][i] === null || one.truth[1][i] === null ? null"
                            + " : Math.abs(one.c[1][i] - one.truth[1][i])).filter((number) => number !== null))(hodograph.one())";
            assertThat(browser.number(apart + ".length")).isGreaterThan(50);
            assertThat(browser.number("Math.max(..." + apart + ")")).isBetween(1e-6, 1.0);
            browser.expectNoErrors();
            demo.terminate();
            demo.code();
        }
    }

    private ChildJvm demo(int kafka, int flink) throws IOException {
        return ChildJvm.hodograph(
                "demo",
                folder,
                "1g",
                "demo",
                "--page",
                "0",
                "--kafka-port",
                Integer.toString(kafka),
                "--flink-port",
                Integer.toString(flink));
    }

    private static void usesBoth(int kafka, int flink) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + kafka))) {
            assertThat(admin.listTopics().names().get()).contains("telemetry", "telemetry.derivatives");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + flink + "/jobs/overview"))
                .build();
        Wait.until(
                "the job at Flink's port",
                () -> HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body()
                        .contains("hodograph-demo"));
    }
}

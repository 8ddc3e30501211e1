package org.hodograph.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hodograph.pipeline.config.JobConfig;
import org.hodograph.pipeline.config.JobConfigFile;
import org.hodograph.pipeline.output.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server as strangers, slow readers and browsers that come back meet it. */
class PageServerTest {

    private static final JobConfig JOB = JobConfigFile.parse("""
            source:
              topics: [telemetry]
              kafka: {sasl.jaas.config: 'x required username="u" password="hush-hush";', ssl.keystore.password: hush-hush}
            series: [{match: "*", unit: m}]
            """, "test");
    private static final String TOKEN = "0123456789abcdef0123";

    private final HttpClient client = HttpClient.newHttpClient();
    private LivePage page;
    private Board board;

    @BeforeEach
    void start() throws IOException {
        open(new PagePlace(PagePlace.HERE, 0, true, null));
    }

    private void open(PagePlace place) throws IOException {
        page = new LivePage(place);
        board = page.start(JOB, "test");
    }

    @AfterEach
    void stop() throws IOException {
        page.close();
    }

    private URI uri(String path) throws IOException {
        return URI.create(page.address().replaceFirst("/(\\?.*)?$", path));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The first line of the answer to a request whose Host is anything. */
    private String statusFor(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri("/").getPort())) {
            socket.getOutputStream()
                    .write(("GET /series HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void everythingHasStrictHeaders() throws Exception {
        for (String path : List.of("/", "/js/main.js", "/lib/uPlot.js", "/series", "/nothing")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/js/../Board.class").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aNameThatIsNotItsOwnAndAnOriginThatIsNotAreRefused() throws Exception {
        int port = uri("/").getPort();
        assertThat(statusFor("localhost:" + port)).contains("200");
        assertThat(statusFor("rebound.example:" + port)).contains("403");
        assertThat(statusFor("127.0.0.1.rebound.example:" + port)).contains("403");
        assertThat(statusFor("localhost:1")).contains("403");
        assertThat(get("/series", "Origin", "http://stranger.example").statusCode())
                .isEqualTo(403);
        assertThat(get("/series", "Origin", "http://127.0.0.1:" + port).statusCode())
                .isEqualTo(200);
    }

    @Test
    void beyondThisMachineATokenIsNeeded() throws Exception {
        page.close();
        open(new PagePlace(PagePlace.HERE, 0, true, TOKEN));
        assertThat(page.address()).endsWith("?token=" + TOKEN);
        assertThat(get("/").statusCode()).isEqualTo(401);
        assertThat(get("/series", "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(get("/series", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        HttpResponse<String> entered = get("/?token=" + TOKEN);
        assertThat(entered.statusCode()).isEqualTo(302);
        String cookie = entered.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        assertThat(get("/series", "Cookie", cookie.replaceAll(";.*", "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothingTellsASecret() throws Exception {
        board.message(Topic.DERIVATIVES, BoardTest.derivatives("a", 1_000, 1));
        StringBuilder all = new StringBuilder();
        for (String path : List.of("/", "/series", "/about?key=s:a", "/rules?series=a", "/csv?key=s:a")) {
            all.append(get(path).body());
        }
        all.append(String.join("\n", events("", 3)));
        all.append(post("/whatif", "{\"series\":\"a\"}").body());
        assertThat(all.toString())
                .contains("\"name\":\"hodograph-telemetry\"")
                .doesNotContain("hush", "jaas", "keystore");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aRequestThatCanNotBeAnsweredIsToldWhy() throws Exception {
        assertThat(get("/rows?key=s:none&from=1&to=2").body()).contains("no series or track s:none");
        assertThat(get("/live?w=x").body()).contains("w must be a number");
        assertThat(post("/whatif", "{\"series\":\"none\"}").body()).contains("no samples are kept of none");
        assertThat(post("/acknowledge", "{\"id\":7}").statusCode()).isEqualTo(400);
        assertThat(post("/acknowledge", "not json").statusCode()).isEqualTo(400);
    }

    /** Lines of a live stream until so many events have ended. */
    private List<String> events(String lastId, int count) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/live?s=a&w=60&px=800"));
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        List<String> lines = new ArrayList<>();
        HttpResponse<Stream<String>> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        int[] ended = {0};
        try (Stream<String> read = answer.body()) {
            read.takeWhile(line -> {
                        lines.add(line);
                        ended[0] += line.isEmpty() ? 1 : 0;
                        return ended[0] < count;
                    })
                    .forEach(line -> {});
        }
        return lines;
    }

    private static String after(List<String> lines, String begin) {
        return lines.stream()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow()
                .substring(begin.length());
    }

    @Test
    void whoComesBackGetsWhatItMissedAndNoMore() throws Exception {
        for (int i = 0; i < 100; i++) {
            board.message(Topic.DERIVATIVES, BoardTest.derivatives("a", 1_000 + 20 * i, i));
        }
        List<String> first = events("", 4);
        String id = after(first, "id: ");
        assertThat(after(first, "data: [")).contains("\"key\":\"s:a\"");
        for (int i = 100; i < 110; i++) {
            board.message(Topic.DERIVATIVES, BoardTest.derivatives("a", 1_000 + 20 * i, i));
        }

        String missed = after(events(id, 4), "data: [");

        String times = missed.replaceFirst(".*\"t\":\\[([^]]*)].*", "$1");
        assertThat(times.split(",", -1).length)
                .isBetween(10, 15); // those of the bucket that was not complete come again
        String ofAnotherRun = after(events("1-100000", 4), "data: [");
        assertThat(ofAnotherRun.replaceFirst(".*\"t\":\\[([^]]*)].*", "$1").split(",", -1))
                .hasSize(110);
    }

    @Test
    void whoReadsNothingCostsTheOthersNothing() throws Exception {
        try (Socket deaf = new Socket(InetAddress.getLoopbackAddress(), uri("/").getPort())) {
            deaf.setReceiveBufferSize(1_024);
            deaf.getOutputStream()
                    .write(("GET /live?s=a&w=600&px=4000 HTTP/1.1\r\nHost: 127.0.0.1:" + uri("/").getPort()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            long used = 0;
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 2_000; i++) {
                    board.message(Topic.DERIVATIVES, BoardTest.derivatives("a", 1_000 + 20L * (2_000 * round + i), i));
                }
                List<String> heard = events("", 4);
                assertThat(after(heard, "data: [")).contains("\"key\":\"s:a\"");
                used = board.roomUsed();
            }
            assertThat(used).isLessThan(16L << 20); // the rings; nothing else keeps what it has not taken
        }
    }

    @Test
    void aPortThatIsTakenIsToldAndADefaultOneGivesWay() throws Exception {
        int taken = uri("/").getPort();
        assertThatThrownBy(() -> new LivePage(new PagePlace(PagePlace.HERE, taken, true, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--page " + taken);
        try (LivePage other = new LivePage(new PagePlace(PagePlace.HERE, taken, false, null))) {
            assertThat(other.address()).doesNotContain(":" + taken + "/");
        }
    }

    @Test
    void placesAreChecked() {
        assertThatThrownBy(() -> PagePlace.of("http", null, "none")).hasMessageContaining("--page must be a port");
        assertThatThrownBy(() -> PagePlace.of("70000", null, "none")).hasMessageContaining("70000");
        assertThatThrownBy(() -> PagePlace.of("none", "0.0.0.0", "8080")).hasMessageContaining("--host");
        assertThat(PagePlace.of(null, null, "none")).isNull();
        assertThat(PagePlace.of("0", null, "none").token()).isNull();
        assertThat(PagePlace.of("0", "0.0.0.0", "none").token()).hasSize(32);
    }

    @Test
    void thePageIsSmall() throws Exception {
        long bytes = 0;
        List<String> paths = new ArrayList<>(List.of("/", "/page.css", "/icon.svg", "/lib/uPlot.js", "/lib/uPlot.css"));
        for (String name : List.of(
                "main", "state", "store", "stream", "plots", "marks", "reading", "path", "picker", "alerts", "health",
                "dom", "units", "whatif", "export", "usual", "tail")) {
            paths.add("/js/" + name + ".js");
        }
        for (String path : paths) {
            HttpResponse<byte[]> packed = client.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(packed.statusCode()).as(path).isEqualTo(200);
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            bytes += packed.body().length;
        }
        assertThat(bytes).isLessThan(150_000);
        System.out.println("the page is " + bytes + " bytes over the wire");
    }
}

package org.hodograph.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as it is installed on this machine; where it is not, the test is skipped, by name. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium"); // held, or its level is forgotten

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no browser: " + CHROMIUM + " and " + DRIVER + " are not both there");
        SELENIUM.setLevel(Level.SEVERE);
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--enable-precise-memory-info",
                "--js-flags=--expose-gc",
                "--window-size=1500,1000");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new Browser(new ChromeDriver(options));
    }

    void open(String address) {
        leave(); // an address that differs behind its # only would load nothing
        driver.get(address);
    }

    /** Shows nothing, and forgets what was told of it. */
    void leave() {
        driver.get("about:blank");
        errors();
    }

    /** What an expression of JavaScript is. */
    Object eval(String expression, Object... arguments) {
        return driver.executeScript("return " + expression, arguments);
    }

    double number(String expression) {
        Object number = eval(expression);
        return number == null ? Double.NaN : ((Number) number).doubleValue();
    }

    String text(String selector) {
        return String.valueOf(eval("document.querySelector(arguments[0])?.innerText", selector));
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    void keys(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    void shift(Keys key) {
        new Actions(driver).keyDown(Keys.SHIFT).sendKeys(key).keyUp(Keys.SHIFT).perform();
    }

    /** Puts the mouse over an element, so many pixels from its left edge, half way down. */
    void hover(String selector, double across) {
        WebElement element = find(selector);
        int centre = element.getSize().getWidth() / 2;
        new Actions(driver)
                .moveToElement(element, (int) Math.round(across) - centre, 0)
                .perform();
    }

    void until(String expression) throws Exception {
        Wait.until(expression, () -> Boolean.TRUE.equals(eval("!!(" + expression + ")")));
    }

    /** Bytes of the page's heap after a collection. */
    double heap() {
        eval("(gc(), gc(), 0)");
        return number("performance.memory.usedJSHeapSize");
    }

    /** What axe-core finds. */
    @SuppressWarnings("unchecked")
    List<String> violations() throws IOException {
        try (InputStream in =
                Browser.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>)
                driver.executeAsyncScript(
                        "const done = arguments[0]; axe.run().then((found) => done(found.violations.map((fault) => fault.id + ': ' + fault.help"
                                + " + ' ' + fault.nodes.map((node) => node.html.slice(0, 160) + node.failureSummary).join(' | '))));");
    }

    /** Lines of the console that tell of an error or of a request that failed, since the last call. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    void expectNoErrors() {
        assertThat(errors()).isEmpty();
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}

package org.kangyang.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Headless Chromium of a tablet's width, in Chinese, as staff use it. */
final class Browser implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final Path CHROMIUM = program("CHROMIUM", "/usr/bin/chromium");
    private static final Path CHROMEDRIVER = program("CHROMEDRIVER", "/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final WebDriverWait patience;

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--no-first-run",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=zh-CN",
                "--accept-lang=zh-CN",
                "--window-size=1180,1000");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(CHROMEDRIVER.toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("TZ", "Asia/Shanghai"))
                .build();
        driver = new ChromeDriver(service, options);
        patience = new WebDriverWait(driver, Duration.ofSeconds(60));
        patience.ignoring(StaleElementReferenceException.class)
                .ignoring(ElementClickInterceptedException.class)
                .pollingEvery(Duration.ofMillis(50));
    }

    private static Path program(String variable, String usual) {
        return Path.of(Objects.requireNonNullElse(System.getenv(variable), usual));
    }

    /** Skips the test with a reason where there is no browser; on a build server there must be one. */
    static void assumeInstalled() {
        boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(CHROMEDRIVER);
        Assumptions.assumeTrue(
                installed || "true".equals(System.getenv("CI")),
                "No browser: install chromium, chromium-driver and fonts-noto-cjk, or set CHROMIUM and CHROMEDRIVER");
    }

    void open(Object address) {
        driver.get(address.toString());
    }

    WebElement see(By what) {
        return patience.until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    void seeText(String text) {
        patience.until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    void click(By what) {
        patience.until(d -> {
            WebElement found = ExpectedConditions.elementToBeClickable(what).apply(d);
            if (found == null) {
                return null;
            }
            scrollTo(found);
            found.click();
            return true;
        });
    }

    private void scrollTo(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    }

    /** On a cold, busy machine the page's loader gives up before its script has come; a person would load it again. */
    void openLogin(Object page) {
        driver.manage().deleteAllCookies();
        By password = By.cssSelector("input[type=password]");
        for (int tries = 1; tries <= 3; tries++) {
            open("about:blank");
            open(page);
            try {
                new WebDriverWait(driver, Duration.ofSeconds(20))
                        .until(ExpectedConditions.visibilityOfElementLocated(password));
                return;
            } catch (TimeoutException blank) {
                // loaded once more
            }
        }
        see(password);
    }

    /** The page may draw its login form anew under the typist, who then types once more. */
    void logIn(Object page, String user) {
        for (int tries = 1; ; tries++) {
            openLogin(page);
            tryLogIn(user, "kangyang");
            try {
                new WebDriverWait(driver, Duration.ofSeconds(20))
                        .until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector("input[type=password]")));
                return;
            } catch (TimeoutException stillThere) {
                if (tries == 3) {
                    throw stillThere;
                }
            }
        }
    }

    /** Fills in the login that is shown, and sends it. */
    void tryLogIn(String user, String password) {
        steady("input[type=password]");
        driver.findElement(By.cssSelector("form input[type=text]")).sendKeys(user);
        driver.findElement(By.cssSelector("input[type=password]")).sendKeys(password);
        click(By.cssSelector("button[type=submit]"));
    }

    /** Picks the task of this name and case from the list. */
    void show(String taskName, String caseNumber) {
        click(By.xpath("//li[contains(@class,'task')][.//*[contains(.,'" + caseNumber + "')]]"
                + "//a[contains(normalize-space(),'" + taskName + "')]"));
    }

    /** Picks the task of this name and case from the list, and claims it. */
    void claim(String taskName, String caseNumber) {
        show(taskName, caseNumber);
        click(By.cssSelector("[ng-click='claim()']"));
        see(By.cssSelector(".fjs-form"));
        steady(".fjs-form input:not([disabled]), .fjs-form textarea:not([disabled])");
    }

    /** Waits until this stands on the page twice in a row: the page draws a claimed task's form more than once. */
    private void steady(String what) {
        var before = new AtomicReference<@Nullable WebElement>();
        new WebDriverWait(driver, Duration.ofSeconds(60), Duration.ofMillis(400)).until(d -> {
            WebElement now =
                    d.findElements(By.cssSelector(what)).stream().findFirst().orElse(null);
            return now != null && now.equals(before.getAndSet(now));
        });
    }

    private WebElement field(String label) {
        return patience.until(d -> fields(label).stream().findFirst().orElse(null));
    }

    /** A group is a field too; those wanted have no field within. */
    private List<WebElement> fields(String label) {
        return found("""
                return [...document.querySelectorAll('.fjs-form .fjs-form-field:not(:has(.fjs-form-field))')]
                    .filter(field => [...field.querySelectorAll('.fjs-form-field-label')]
                        .some(text => text.innerText.trim().startsWith(arguments[0])))""", label);
    }

    /** Asked of the page in one go: a form of 30 fields would be some hundred questions otherwise. */
    @SuppressWarnings("unchecked")
    private List<WebElement> found(String script, Object... arguments) {
        return (List<WebElement>) Objects.requireNonNull(driver.executeScript(script, arguments));
    }

    /** Chooses the option whose text starts so; a first click may only close a calendar that still stands open. */
    void choose(String label, String option) {
        patience.until(d -> {
            WebElement chosen = found("""
                            return [...arguments[0].querySelectorAll('.fjs-inline-label')]
                                .filter(one => one.innerText.trim().startsWith(arguments[1]))""", field(label), option).stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("“" + label + "” has no option “" + option + "”"));
            WebElement input = chosen.findElement(By.cssSelector("input"));
            if (input.isSelected()) {
                return true;
            }
            scrollTo(chosen);
            input.click();
            return null;
        });
    }

    void type(String label, Object value) {
        WebElement input = field(label).findElement(By.cssSelector("input, textarea"));
        scrollTo(input);
        input.sendKeys(value.toString());
    }

    void typeDate(String label, java.time.LocalDate date) {
        WebElement input = field(label).findElement(By.cssSelector("input"));
        scrollTo(input);
        input.sendKeys(
                date.format(java.time.format.DateTimeFormatter.ofPattern("yyyy/MM/dd")), Keys.ENTER, Keys.ESCAPE);
    }

    void openCalendar(String label) {
        WebElement input = field(label).findElement(By.cssSelector("input"));
        scrollTo(input);
        input.click();
        see(By.cssSelector(".flatpickr-calendar.open"));
    }

    /**
     * Fills in fields by their labels, whatever kind they are: a date is typed as such, an option or an entry of a list is
     * chosen by how its text starts, anything else takes the place of what stands there.
     */
    void fill(Object... labelsAndValues) {
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            String label = labelsAndValues[i].toString();
            Object value = labelsAndValues[i + 1];
            String kind = Objects.requireNonNull(field(label).getDomAttribute("class"));
            if (value instanceof java.time.LocalDate date) {
                typeDate(label, date);
            } else if (kind.contains("fjs-form-field-radio") || kind.contains("fjs-form-field-checklist")) {
                choose(label, value.toString());
            } else if (kind.contains("fjs-form-field-select")) {
                pick(label, value.toString());
            } else {
                WebElement input = field(label).findElement(By.cssSelector("input, textarea"));
                scrollTo(input);
                input.sendKeys(Keys.chord(Keys.CONTROL, "a"), value.toString());
            }
        }
    }

    /** Fills in the fields of this label one after another, as in the lines of a list. */
    void fillEach(String label, Object... values) {
        patience.until(d -> fields(label).size() == values.length);
        for (int i = 0; i < values.length; i++) {
            WebElement input = fields(label).get(i).findElement(By.cssSelector("input"));
            scrollTo(input);
            input.sendKeys(Keys.chord(Keys.CONTROL, "a"), values[i].toString());
        }
    }

    private void pick(String label, String entry) {
        WebElement list = field(label).findElement(By.cssSelector(".fjs-input-group"));
        scrollTo(list);
        list.click();
        click(By.xpath(
                "//*[contains(@class,'fjs-dropdownlist-item')][starts-with(normalize-space(),'" + entry + "')]"));
    }

    String formText() {
        return see(By.cssSelector(".fjs-form")).getText();
    }

    /** Hands the task in and waits until it has left the page. */
    void complete() {
        try {
            click(By.cssSelector("[ng-click='complete()']"));
        } catch (TimeoutException locked) {
            String form = formText();
            try {
                picture("locked");
            } catch (IOException e) {
                locked.addSuppressed(e);
            }
            throw new AssertionError("The form cannot be handed in:\n" + form, locked);
        }
        patience.until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(".fjs-form")));
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Fails naming what staff could not read, or what lies beyond the right edge; the page has settled before. */
    @SuppressWarnings("unchecked")
    void assertChineseAndInView(String page) {
        settle();
        assertThat((List<String>) driver.executeScript(Wording.FOREIGN))
                .as("words on " + page)
                .isEmpty();
        assertThat((Long) driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth"))
                .as("width of " + page + " beyond the window")
                .isNotPositive();
    }

    /** Until the page's text has not changed between two looks. */
    private void settle() {
        var before = new AtomicReference<>("");
        new WebDriverWait(driver, Duration.ofSeconds(60), Duration.ofMillis(400)).until(d -> {
            String now = text();
            return !now.isBlank() && now.equals(before.getAndSet(now));
        });
    }

    /** A tablet held upright, or lying. */
    void hold(boolean upright) {
        driver.manage().window().setSize(upright ? new Dimension(820, 1180) : new Dimension(1180, 1000));
    }

    /** What of this a reader sees, asked of the page in one go, which may draw itself anew at any time. */
    List<WebElement> shown(String css) {
        return found("return [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility())", css);
    }

    void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

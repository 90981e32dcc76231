package org.kangyang.local.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.kangyang.local.launch.AfterStart;
import org.kangyang.local.launch.StartFailure;
import org.kangyang.local.launch.Started;

/**
 * Imports the sample registers and posts the sample referrals once. Each referral is written down before it is sent and has
 * a fixed idempotency key, so that a start cut off in the middle sends the same again and the API replays its answer.
 */
public final class Samples implements AfterStart {

    /** Registers in the order in which they refer to each other. */
    private static final List<String> REGISTERS = List.of("divisions", "institutions", "staff", "beds");

    /** Sample referrals; the first is the 84-year-old after a stroke. */
    public static final List<String> REFERRALS = List.of(
            "referral-01",
            "referral-02",
            "referral-03",
            "referral-04",
            "referral-05",
            "referral-06",
            "referral-07",
            "referral-08",
            "referral-09",
            "referral-10");

    private static final String MARK = "samples";
    private static final Pattern DAYS_AHEAD = Pattern.compile("\\{today([+-]\\d+)}");

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));

    @Override
    public void run(Started started) throws InterruptedException {
        if (started.isMarked(MARK)) {
            return;
        }
        started.progress().say("正在导入样例机构、人员和转介单…", "Loading sample institutions, staff and referrals …");
        CaseApi api = new CaseApi(started.api());
        for (String register : REGISTERS) {
            require(register, api.put("/api/v1/" + register, dated(sample(register), today)));
        }
        for (String referral : REFERRALS) {
            require(referral, api.post("/api/v1/referrals", key(referral), written(started, referral)));
        }
        started.mark(MARK);
        started.progress()
                .say("已提交 " + REFERRALS.size() + " 份样例转介单", REFERRALS.size() + " sample referrals were posted");
    }

    /** Where the referral lies as it was sent. */
    public static Path remembered(Started started, String referral) {
        return started.file("samples/" + referral + ".json");
    }

    /** The idempotency key under which a sample referral is sent, however often. */
    public static String key(String referral) {
        return "sample-" + referral;
    }

    private String written(Started started, String name) {
        Path file = remembered(started, name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, dated(sample(name), today));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a real date for {@code {today+3}}: a planned discharge must not lie in the past. */
    public static String dated(String text, LocalDate today) {
        return DAYS_AHEAD
                .matcher(text)
                .replaceAll(
                        found -> today.plusDays(Long.parseLong(found.group(1))).toString());
    }

    static String sample(String name) {
        return resource("/samples/" + name + ".json");
    }

    /** Text that lies inside this application. */
    public static String resource(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** A file that lies inside this application. */
    public static byte[] bytes(String path) {
        try (InputStream in = Samples.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(String name, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new StartFailure(
                    "样例 " + name + " 未被接受（" + answer.statusCode() + " " + answer.body()
                            + "）；请用 ./run --reset 重新开始，仍失败请报告。",
                    "Sample " + name + " was refused (" + answer.statusCode() + " " + answer.body()
                            + "); start afresh by ./run --reset, and report it if it stays.");
        }
    }
}

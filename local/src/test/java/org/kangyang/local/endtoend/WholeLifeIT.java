package org.kangyang.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.kangyang.local.process.Consortium;
import org.kangyang.local.process.OwnEngine;
import org.kangyang.local.process.People;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One elder's way from the ward into a care home, every step of staff done in the tasklist. */
@DisplayName(
        "From the ward through waiting list, care home, plan, home bed, fall and re-assessment to the end of a life")
@EnabledIfSystemProperty(
        named = "kangyang.life",
        matches = "true",
        disabledReason =
                "Under construction: it will go on to the home bed and the end of a life; -Dkangyang.life=true runs it")
class WholeLifeIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SAMPLES = Path.of("src", "main", "resources", "samples");
    private static final Pattern DAYS_AHEAD = Pattern.compile("\\{today([+-]\\d+)}");

    private static Consortium consortium;
    private static String engine;
    private static Browser browser;

    private String at = "";
    private String caseId = "";
    private String caseNumber = "";

    @BeforeAll
    static void open() throws Exception {
        Browser.assumeInstalled();
        OwnEngine own = OwnEngine.start(
                "--engine.staff="
                        + Path.of("src", "main", "resources", "staff.yaml").toAbsolutePath(),
                "--engine.number-variable=caseNumber",
                "--engine.title=康养联合体");
        engine = own.restAddress().toString();
        consortium = new Consortium(own);
        browser = new Browser();
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (consortium != null) {
            consortium.close();
        }
    }

    @Test
    @DisplayName("R05, R25, R27, R33: from the referral to a plan in force, in the tasklist")
    void lives() throws Exception {
        registers();
        referred();
        assessedInHospital();
        becomes("WAITLISTED");
        offeredABed();
        becomes("CARE_HOME_STABLE");
        assertThat(view().get("plan").get("version").asInt()).isOne();
    }

    // ---- the stages

    private void registers() throws IOException {
        for (String register : List.of("divisions", "institutions", "staff")) {
            send("PUT", "/api/v1/" + register, dated(Files.readString(SAMPLES.resolve(register + ".json"))));
        }
    }

    private void referred() {
        JsonNode accepted = send(
                "POST",
                "/api/v1/referrals",
                JSON.writeValueAsString(People.referral(People.elder(84, "SECONDARY"), "H001", today().plusDays(7))));
        caseId = accepted.get("caseId").asString();
        caseNumber = accepted.get("caseNumber").asString();
    }

    private void assessedInHospital() {
        testsFitness("wang.yisheng");
        assesses(65);
        task("wang.yisheng", "签核出院评估", "签核意见", "同意", "需要安宁疗护", "否", "病情稳定", "是", "家中有人照护", "是");
    }

    private void offeredABed() throws IOException {
        send(
                "PUT",
                "/api/v1/beds",
                JSON.writeValueAsString(List.of(Map.of(
                        "bedId", "NH001-301-1",
                        "careHomeId", "NH001",
                        "room", "301",
                        "type", "REHAB",
                        "monthlyPriceFen", 380_000))));
        task("chen.zhuren", "登记家属答复", "家属答复", "接受");
        becomes("CARE_HOME_INTAKE");
        task("chen.zhuren", "登记入住", "入住日期", today());
        testsFitness("li.pinggu");
        assesses(65);
        becomes("PLANNING");
        task("han.jiating", "登记家庭医生签约", "签约编号", "QY-0001", "签约医生", "韩样丙", "签约日期", today());
        agreesOnThePlan();
    }

    private void agreesOnThePlan() throws IOException {
        claim("chen.zhuren", "修改健康管理方案");
        browser.picture("life-plan-draft");
        browser.complete();
        task("wang.yisheng", "会签健康管理方案", "会签意见", "同意", "康复处方", "步行训练每日 20 分钟");
        task("shen.shegong", "登记家属对方案的意见", "家属意见", "同意", "答复人", "监护人", "答复日期", today());
    }

    private void testsFitness(String user) {
        task(
                user,
                "录入体适能评估",
                "评估日期",
                today(),
                "能否测试",
                "能测试",
                "30 秒坐站",
                14,
                "30 秒屈臂",
                9,
                "2 分钟踏步",
                55,
                "2.44 米起立行走",
                "9.5");
    }

    /** @param adl 65, or 40 where walking, transfer, toilet and dressing are worse */
    private void assesses(int adl) {
        boolean better = adl == 65;
        claim("li.pinggu", "录入五项评估");
        browser.fill("评估日期", today());
        for (String item : List.of("进食", "控制大便", "控制小便")) {
            browser.fill(item, "10 分");
        }
        browser.fill("穿衣", better ? "10 分" : "5 分", "如厕", better ? "5 分" : "0 分");
        browser.fill("上下楼梯", "0 分", "洗澡", "0 分", "修饰", "5 分");
        browser.fill("床椅转移", better ? "10 分" : "0 分", "平地行走", better ? "5 分" : "0 分");
        browser.seeText("ADL 合计：" + adl + " 分");
        browser.fill("施测情况", "已施测", "定向力", 7, "即刻记忆", 3, "注意力和计算", 4, "延迟回忆", 2, "语言", 8, "图形临摹", 1);
        for (String item : List.of("使用电话", "家务", "洗衣", "外出交通", "理财")) {
            browser.fill(item, "1 分");
        }
        for (String item : List.of("购物", "备餐", "服药")) {
            browser.fill(item, "0 分");
        }
        browser.fill("过去 4 周", "否", "不用帮助也不休息", "是", "不用帮助，走一个街区", "否", "近 12 个月", "否", "患有下列疾病", 2);
        browser.fill("初筛：BMI", "否", "初筛：近 3 个月", "否", "初筛：最近一周", "否", "初筛：病情严重", "否");
        browser.complete();
    }

    // ---- how staff work

    private void task(String user, String name, Object... labelsAndValues) {
        claim(user, name);
        browser.fill(labelsAndValues);
        browser.complete();
    }

    private void claim(String user, String name) {
        if (!at.equals(user)) {
            browser.logIn(engine + "/operaton/app/tasklist/", user);
            at = user;
        }
        browser.claim(name, caseNumber);
    }

    // ---- how platforms see it

    private JsonNode send(String method, String path, String body) {
        String answer = consortium
                .api
                .method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .retrieve()
                .body(String.class);
        return JSON.readTree(Objects.requireNonNullElse(answer, "{}"));
    }

    private JsonNode view() {
        return JSON.readTree(Objects.requireNonNull(
                consortium.api.get().uri("/api/v1/cases/" + caseId).retrieve().body(String.class)));
    }

    private void becomes(String status) {
        Awaitility.await(status)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(view().get("status").asString()).isEqualTo(status));
    }

    private static LocalDate today() {
        return consortium.today();
    }

    private static String dated(String sample) {
        return DAYS_AHEAD
                .matcher(sample)
                .replaceAll(
                        days -> today().plusDays(Long.parseLong(days.group(1))).toString());
    }
}

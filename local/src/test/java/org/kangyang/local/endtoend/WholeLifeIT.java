package org.kangyang.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.search.enums.ProcessInstanceState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.kangyang.conformance.target.OwnEngine;
import org.kangyang.local.process.Consortium;
import org.kangyang.local.process.People;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One elder's way through the consortium over two years, every step of staff done in the tasklist. */
@DisplayName(
        "From the ward through waiting list, care home, plan, home bed, fall and re-assessment to the end of a life")
class WholeLifeIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SAMPLES = Path.of("src", "main", "resources", "samples");
    private static final Pattern DAYS_AHEAD = Pattern.compile("\\{today([+-]\\d+)}");

    private static Consortium consortium;
    private static String engine;
    private static Browser browser;

    private final LocalDate begin = consortium.today();
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
    @DisplayName("R05, R07, R08, R09, R12, R25, R27, R31, R33: two years in the tasklist")
    void lives() throws Exception {
        registers();
        referred();
        assessedInHospital();
        becomes("WAITLISTED");
        offeredABed();
        becomes("CARE_HOME_STABLE");
        assertThat(view().get("plan").get("version").asInt()).isOne();
        goesHome();
        becomes("HOME_STABLE");
        assertThat(view().get("plan").get("version").asInt()).isEqualTo(2);
        falls();
        recovers();
        dies();
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

    private void goesHome() throws IOException {
        consortium.pass(Duration.ofDays(60));
        qualifiedCarer();
        String request = post("/home-bed-requests", Map.of("requestedBy", "FAMILY"))
                .get("transferId")
                .asString();
        becomes("HOME_TRANSFER_REVIEW");
        task("wang.yisheng", "录入返家复查", "复查日期", today(), "病情稳定", "是", "所需照护", "是", "复查结论", "通过");
        claim("chen.zhuren", "录入入户勘察");
        browser.fill("勘察日期", today(), "有家庭照护者", "是", "需要适老化改造", "是");
        browser.fill("改造内容", "护理床", "改造内容", "离床感应器", "改造内容", "生命体征监测", "改造内容", "紧急呼叫");
        browser.complete();
        claim("chen.zhuren", "编制改造方案");
        browser.fillEach("数量", 1, 1, 1, 1);
        browser.fillEach("单价（元）", 2800, 400, 600, 300);
        browser.seeText("合计 4100");
        browser.picture("life-retrofit-proposal");
        browser.complete();
        task("shen.shegong", "登记家属意见", "家属意见", "同意", "答复人", "老人本人", "答复日期", today(), "书面材料编号", "TY-0001");
        task("sun.jiedao", "审批适老化改造", "审批意见", "批准");
        becomes("RETROFIT");
        consortium.pass(Duration.ofDays(20));
        task("shi.gaizao", "报告改造完工", "完工日期", today(), "实际费用", 4000);
        inspects(false, "");
        assertThat(transfer(request).get("payment").isNull())
                .as("R12: nothing is paid before acceptance")
                .isTrue();
        task("shi.gaizao", "登记改造整改", "整改完成日期", today(), "整改措施", "重装紧急呼叫");
        inspects(true, photo());
        task(
                "chen.zhuren",
                "登记监护设备",
                "离床感应器编号",
                "LC-0001",
                "生命体征监测编号",
                "TZ-0001",
                "紧急呼叫编号",
                "HJ-0001",
                "测试日期",
                today(),
                "报警已送达",
                "是");
        assertThat(transfer(request).get("payment").get("amountFen").asLong())
                .as("R12")
                .isEqualTo(300_000);
        interviewsTheCaregiver(2);
        task("chu.hushi", "登记照护者培训", "培训日期", today(), "日常照护", "是", "安全与急救", "是", "康复", "是", "生活照料", "是");
        agreesOnThePlan();
        task("chen.zhuren", "确认启用", "服务开始日期", today(), "责任护理员", "wei.huli", "各项条件", "是");
    }

    private void falls() throws IOException {
        consortium.pass(Duration.ofDays(30));
        consortium.reportEvent(caseId, "FALL");
        assesses(40);
        becomesOfColour("RED");
        scoreChangeIsHeardOf();
        interviewsTheCaregiver(2);
        agreesOnThePlan();
        planIsInForce(3);
        assertThat(view().get("reassessment").get("dueOn").asString())
                .as("R07")
                .isEqualTo(today().plusMonths(3).toString());
    }

    /** The re-assessment that falls due by itself, in a life that goes on. */
    private void recovers() throws IOException {
        LocalDate due = today().plusMonths(3);
        consortium.pass(Duration.ofDays(ChronoUnit.DAYS.between(today(), due) - 13));
        assesses(65);
        becomesOfColour("YELLOW");
        scoreChangeIsHeardOf();
        interviewsTheCaregiver(1);
        agreesOnThePlan();
        planIsInForce(4);
        assertThat(view().get("reassessment").get("dueOn").asString())
                .as("R07")
                .isEqualTo(today().plusYears(1).toString());
    }

    private void dies() {
        consortium.pass(Duration.ofDays(366));
        claim("li.pinggu", "录入五项评估");
        consortium.pass(Duration.ofDays(731 - daysSoFar()));
        consortium.closeCase(caseId, "DEATH");
        becomes("CLOSED");
        Awaitility.await("nothing runs for the case")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(consortium
                                .client
                                .newProcessInstanceSearchRequest()
                                .filter(f -> f.state(ProcessInstanceState.ACTIVE)
                                        .variables(Map.of("caseId", "\"" + caseId + "\"")))
                                .send()
                                .join()
                                .items())
                        .isEmpty());
        assertThat(daysSoFar()).isGreaterThan(730);
        assertThatThrownBy(() -> consortium.reportEvent(caseId, "FALL"))
                .hasMessageContaining("409")
                .hasMessageContaining("结案");
    }

    private void scoreChangeIsHeardOf() {
        task("sun.jiedao", "知悉评分变化", "拟采取的措施", "入户或到院走访");
    }

    private void becomesOfColour(String colour) {
        Awaitility.await(colour)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(view().get("colour").asString()).isEqualTo(colour));
    }

    private void planIsInForce(int version) {
        Awaitility.await("version " + version + " of the plan")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    JsonNode plan = view().get("plan");
                    assertThat(plan.get("version").asInt()).isEqualTo(version);
                    assertThat(plan.get("flag").asString()).isEqualTo("CURRENT");
                });
    }

    private void inspects(boolean passed, String photo) {
        claim("zhang.yanshou", "录入改造验收");
        browser.fill("验收日期", today(), "离床感应器", "是", "生命体征监测", "是", "紧急呼叫", passed ? "是" : "否");
        browser.fill("施工与批准", passed ? "是" : "否", "验收结论", passed ? "通过" : "不通过");
        browser.fill(passed ? "验收照片" : "不合格之处", passed ? photo : "紧急呼叫未接通");
        browser.complete();
    }

    private void interviewsTheCaregiver(int points) {
        claim("li.pinggu", "录入负担访谈");
        browser.fill("访谈日期", today());
        for (int question = 1; question <= 22; question++) {
            browser.fill("第 " + question + " 题", points);
        }
        browser.seeText("合计：" + 22 * points + " 分");
        browser.complete();
    }

    private void qualifiedCarer() {
        send(
                "PUT",
                "/api/v1/staff",
                JSON.writeValueAsString(List.of(
                        Map.of(
                                "userId",
                                "wei.huli",
                                "name",
                                "卫样十",
                                "groups",
                                List.of("carer.NH001"),
                                "certificates",
                                List.of(),
                                "carerLevel",
                                3,
                                "theoryHours",
                                80,
                                "practiceHours",
                                80),
                        Map.of(
                                "userId",
                                "li.pinggu",
                                "name",
                                "李样四",
                                "groups",
                                List.of("care-home-assessor.NH001"),
                                "certificates",
                                List.of(Map.of(
                                        "kind",
                                        "ABILITY_ASSESSOR",
                                        "number",
                                        "YL-PG-0001",
                                        "validFrom",
                                        begin.minusYears(1).toString(),
                                        "validUntil",
                                        begin.plusYears(4).toString()))))));
    }

    private String photo() {
        String answer = consortium
                .api
                .post()
                .uri("/api/v1/cases/" + caseId + "/attachments?kind=ACCEPTANCE_PHOTO&fileName=photo.pdf")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body("%PDF-1.7 sample".getBytes(StandardCharsets.US_ASCII))
                .retrieve()
                .body(String.class);
        return JSON.readTree(Objects.requireNonNull(answer)).get("attachmentId").asString();
    }

    private JsonNode transfer(String request) {
        return JSON.readTree(Objects.requireNonNull(consortium
                .api
                .get()
                .uri("/api/v1/cases/" + caseId + "/home-bed-requests/" + request)
                .retrieve()
                .body(String.class)));
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

    private JsonNode post(String path, Map<String, ?> body) {
        return send("POST", "/api/v1/cases/" + caseId + path, JSON.writeValueAsString(body));
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

    private long daysSoFar() {
        return ChronoUnit.DAYS.between(begin, today());
    }
}

package org.kangyang.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;

/** A newcomer's walk: the referral of an 84-year-old after a stroke reaches colour and destination in the tasklist. */
class WholeSystemIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static LocalSystem system;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Browser.assumeInstalled();
        system = new LocalSystem();
        browser = new Browser();
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.picture("last-seen");
            browser.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @Test
    @DisplayName("R01, R02, R03, R25: from the referral through three forms to ORANGE and a rehab bed's waiting list")
    void staffTakeAReferralToItsDestination() throws Exception {
        system.closeBeds("REHAB");
        JsonNode accepted = system.post(system.api("/api/v1/referrals"), Referral.strokeAt84(TODAY));
        String caseId = accepted.get("caseId").asString();
        String caseNumber = accepted.get("caseNumber").asString();
        assertThat(accepted.get("status").asString()).isEqualTo("HOSPITAL_ASSESSMENT");

        physicianTestsFitness(caseNumber);
        supervisorSeesTheRunningInstance(caseNumber);
        assessorFillsFiveInOne(caseNumber);
        physicianSignsOff(caseNumber);

        Awaitility.await("the case reaches its destination")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(system.view(caseId).get("status").asString()).isEqualTo("WAITLISTED"));
        JsonNode view = system.view(caseId);
        assertThat(view.get("colour").asString()).isEqualTo("ORANGE");
        assertThat(view.get("destination").asString()).isEqualTo("CARE_HOME");
        assertThat(view.get("waitlist").toString()).contains("REHAB");

        supervisorFindsTheFinishedInstance(caseNumber);
        browser.open(system.api("/cases/" + caseId));
        browser.seeText(caseNumber);
        assertThat(browser.text()).doesNotContain("王某示例");
        browser.picture("case-sheet");
        browser.open(system.api("/swagger-ui.html"));
        browser.click(By.cssSelector("[id='operations-tag-referrals'] button"));
        browser.seeText("/api/v1/referrals");
        browser.picture("openapi");
    }

    @Test
    @DisplayName(
            "The pages of staff and supervisors are in Chinese, fit a tablet either way, and let supervisors only read")
    void pagesAreChineseAndFitATablet() throws Exception {
        String caseNumber = system.post(system.api("/api/v1/referrals"), Referral.strokeAt84(TODAY))
                .get("caseNumber")
                .asString();
        system.makeLate("Task_FitnessTest", caseNumber);
        for (boolean upright : List.of(false, true)) {
            browser.hold(upright);
            staffReadTheTasklist(caseNumber);
            supervisorsReadCockpit();
        }
        administratorsSeeByWhatTheyChange();
        staffAreToldWhatIsWrongInAForm(caseNumber);
        physicianTestsFitness(caseNumber);
        browser.hold(false);
    }

    private void staffReadTheTasklist(String caseNumber) throws Exception {
        browser.openLogin(system.engine("/operaton/app/tasklist/"));
        browser.assertChineseAndInView("the tasklist's login");
        browser.tryLogIn("nobody", "not-the-password");
        browser.see(By.cssSelector(".notifications .alert"));
        browser.assertChineseAndInView("a login with a wrong password");
        browser.logIn(system.engine("/operaton/app/tasklist/"), "wang.yisheng");
        browser.seeText(caseNumber);
        browser.assertChineseAndInView("the task list");
        browser.see(By.xpath("//li[contains(@class,'task')][.//*[contains(.,'" + caseNumber
                + "')]]//*[contains(@class,'overdue')]"));
        browser.picture("tablet-overdue");
        browser.show("录入体适能评估", caseNumber);
        browser.see(By.cssSelector(".fjs-form"));
        browser.assertChineseAndInView("a task's form");
        for (String tab : List.of("办理记录", "流程图", "说明")) {
            browser.click(By.linkText(tab));
            browser.assertChineseAndInView("a task's " + tab);
        }
        browser.picture("tablet-task");
        browser.open(system.engine("/operaton/app/welcome/default/"));
        browser.assertChineseAndInView("the welcome page");
    }

    /** The form viewer's own words: its calendar, and what it says of a value. */
    private void staffAreToldWhatIsWrongInAForm(String caseNumber) throws Exception {
        browser.logIn(system.engine("/operaton/app/tasklist/"), "wang.yisheng");
        browser.claim("录入体适能评估", caseNumber);
        browser.choose("能否测试", "能测试");
        browser.fill("30 秒坐站", 999);
        browser.seeText("不能大于 60");
        browser.openCalendar("评估日期");
        browser.assertChineseAndInView("a form with a calendar and a value out of range");
        browser.picture("tablet-wrong-value");
        browser.click(By.cssSelector("[ng-click='unclaim()'], [ng-click='resetAssignee()'], .assignee button"));
        browser.see(By.cssSelector("[ng-click='claim()']"));
    }

    private void supervisorsReadCockpit() throws Exception {
        browser.logIn(system.engine("/operaton/app/cockpit/default/"), "jianguan");
        browser.seeText("在办办件");
        browser.assertChineseAndInView("Cockpit's dashboard");
        for (String page : List.of("processes", "decisions", "tasks", "repository", "batch")) {
            browser.open(system.engine("/operaton/app/cockpit/default/#/" + page));
            browser.assertChineseAndInView("Cockpit's " + page);
        }
        browser.open(system.engine("/operaton/app/cockpit/default/#/decisions"));
        browser.click(By.linkText("颜色 G1"));
        browser.see(By.cssSelector(".tjs-container"));
        browser.assertChineseAndInView("a decision in Cockpit");
        openAProcess();
        readTabs("a process", List.of("异常", "调用的流程", "后台作业设置", "办件"));
        openItsInstance();
        assertThat(browser.shown(CHANGES)).isEmpty();
        readTabs("an instance", List.of("异常", "调用的办件", "人工任务", "后台作业", "自动任务", "数据项"));
        browser.picture("tablet-cockpit");
        browser.open(system.engine("/operaton/finished?state=RUNNING"));
        browser.assertChineseAndInView("the history of instances");
        browser.click(By.cssSelector("a[href*='/operaton/finished/']"));
        browser.assertChineseAndInView("the history of an instance");
    }

    /** So that it means something that supervisors see none of it. */
    private void administratorsSeeByWhatTheyChange() throws Exception {
        browser.logIn(system.engine("/operaton/app/cockpit/default/"), "admin");
        openAProcess();
        openItsInstance();
        browser.see(By.cssSelector(CHANGES));
        assertThat(browser.shown(CHANGES)).isNotEmpty();
    }

    private void openAProcess() {
        browser.open(system.engine("/operaton/app/cockpit/default/#/processes"));
        browser.click(By.linkText("康养个案路径"));
    }

    private void openItsInstance() {
        browser.click(By.cssSelector("td.instance-id a"));
        browser.see(By.cssSelector(".djs-overlay .badge"));
    }

    /** What an administrator changes an instance by. */
    private static final String CHANGES =
            "[ng-click^='openDialog'], [ng-click^='deleteVariable'], [ng-click^='enableEditMode']";

    private void readTabs(String of, List<String> tabs) {
        for (String tab : tabs) {
            browser.click(By.xpath("//ul[contains(@class,'nav-tabs')]//a[normalize-space()='" + tab + "']"));
            browser.assertChineseAndInView(of + ": " + tab);
        }
    }

    private void physicianTestsFitness(String caseNumber) throws Exception {
        browser.logIn(system.engine("/operaton/app/tasklist/"), "wang.yisheng");
        browser.claim("录入体适能评估", caseNumber);
        browser.typeDate("评估日期", TODAY);
        browser.choose("能否测试", "能测试");
        browser.type("30 秒坐站", 14);
        browser.type("30 秒屈臂", 9);
        browser.type("2 分钟踏步", 55);
        browser.type("2.44 米起立行走", "9.5");
        browser.seeText("达标：1 / 4 项");
        browser.picture("fitness-test");
        browser.complete();
    }

    private void assessorFillsFiveInOne(String caseNumber) throws Exception {
        browser.logIn(system.engine("/operaton/app/tasklist/"), "li.pinggu");
        browser.claim("录入五项评估", caseNumber);
        browser.typeDate("评估日期", TODAY);
        for (String item : List.of("进食", "穿衣", "控制大便", "控制小便")) {
            browser.choose(item, "10 分");
        }
        browser.choose("如厕", "5 分");
        browser.choose("上下楼梯", "0 分");
        browser.choose("洗澡", "0 分");
        browser.choose("修饰", "5 分");
        browser.choose("床椅转移", "10 分");
        browser.choose("平地行走", "5 分");
        browser.seeText("ADL 合计：65 分");
        browser.seeText("已填 10 / 10 项");

        browser.choose("施测情况", "已施测");
        browser.type("定向力", 7);
        browser.type("即刻记忆", 3);
        browser.type("注意力和计算", 2);
        browser.type("延迟回忆", 1);
        browser.type("语言", 7);
        browser.type("图形临摹", 1);
        browser.seeText("MMSE 合计：21 分");
        browser.picture("five-in-one");

        for (String item : List.of("使用电话", "家务", "洗衣", "外出交通", "理财")) {
            browser.choose(item, "1 分");
        }
        for (String item : List.of("购物", "备餐", "服药")) {
            browser.choose(item, "0 分");
        }
        browser.seeText("IADL 合计：5 分");

        browser.choose("过去 4 周", "是");
        browser.choose("不用帮助也不休息", "是");
        browser.choose("不用帮助，走一个街区", "是");
        browser.choose("近 12 个月", "否");
        browser.type("患有下列疾病", 2);
        browser.seeText("FRAIL 合计：3 分");

        browser.choose("初筛：BMI", "否");
        browser.choose("初筛：近 3 个月", "否");
        browser.choose("初筛：最近一周", "否");
        browser.choose("初筛：病情严重", "否");
        browser.seeText("NRS2002 合计：0 分");
        browser.picture("five-in-one-filled");
        browser.complete();
    }

    private void physicianSignsOff(String caseNumber) throws Exception {
        browser.logIn(system.engine("/operaton/app/tasklist/"), "wang.yisheng");
        browser.claim("签核", caseNumber);
        browser.seeText("橙（中度失能）");
        browser.seeText("体适能 偏低");
        browser.choose("签核意见", "同意");
        browser.choose("需要安宁疗护", "否");
        browser.choose("病情稳定", "是");
        browser.choose("家中有人照护", "是");
        browser.picture("sign-off");
        browser.complete();
    }

    private void supervisorSeesTheRunningInstance(String caseNumber) throws Exception {
        browser.logIn(system.engine("/operaton/app/cockpit/default/#/processes"), "jianguan");
        openAProcess();
        browser.seeText("出院评估");
        browser.see(By.cssSelector(".djs-overlay .badge"));
        openItsInstance();
        browser.seeText(caseNumber.substring(0, 8));
        browser.picture("cockpit-running");
    }

    private void supervisorFindsTheFinishedInstance(String caseNumber) throws Exception {
        browser.logIn(system.engine("/operaton/app/cockpit/default/"), "jianguan");
        browser.open(system.engine("/operaton/finished"));
        browser.seeText(caseNumber);
        browser.picture("finished");
    }
}

package org.kangyang.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kangyang.engine.pages.Shop.FIRST_BENCH;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.deployment.Deployments;
import org.kangyang.engine.deployment.Resource;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@PagesTest
@DisplayName("The pages")
class PagesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Deployments deployments;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(engine);
    }

    @Test
    void leadFromTheBareAddressToTheTasklist() {
        HttpResponse<String> answer = new Visitor(port).get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/operaton/app/tasklist/default/");
    }

    /** A session that somebody else knew is not the one that is logged in, and neither cookie reaches other sites or scripts. */
    @Test
    void keepTheSessionToThemselves() {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> page = visitor.get("/operaton/app/tasklist/default/");
        assertThat(page.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID=")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax"))
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("SameSite=Lax"));
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        String before = visitor.session();
        assertThat(visitor.logIn("an.yi", "first-password-1", "tasklist")).isEqualTo(200);
        assertThat(visitor.session()).isNotEqualTo(before);
    }

    @Test
    void handInFormsWithListsAndSayEverythingInChinese() {
        MendedScripts.MENDS.forEach((script, mends) -> {
            String served = new Visitor(port).get(script).body();
            for (MendedScripts.Mend mend : mends) {
                assertThat(served).as(script).contains(mend.instead()).doesNotContain(mend.found());
            }
        });
    }

    @Test
    void bearTheHousesTitleInChinese() {
        Visitor visitor = new Visitor(port);
        for (String app : List.of("tasklist", "cockpit", "admin", "welcome")) {
            assertThat(visitor.get("/operaton/app/" + app + "/scripts/brand.js").body())
                    .contains("\"示例工坊\"");
            assertThat(visitor.get("/operaton/app/" + app + "/scripts/config.js")
                            .body())
                    .contains("zh-CN");
            assertThat(visitor.get("/operaton/app/" + app + "/locales/zh-CN.json")
                            .body())
                    .contains("登录");
        }
    }

    /** Operaton keeps the nonce where a concurrent request overwrites it; the page would stay blank. */
    @Test
    void carryTheNonceThatTheirOwnPolicyAllows() throws Exception {
        Visitor visitor = new Visitor(port);
        Callable<Boolean> load = () -> matches(visitor.get("/operaton/app/tasklist/default/"));
        try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> loads = browsers.invokeAll(
                    IntStream.range(0, 200).mapToObj(i -> load).toList());
            for (Future<Boolean> one : loads) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void drawTheModelAsItsAuthorDrewIt() throws Exception {
        String path = "/process-definition/" + repair().getId() + "/xml";
        Visitor member = new Visitor(port);
        assertThat(member.status(path)).isEqualTo(401);
        member.logIn("an.yi", "first-password-1", "tasklist");

        assertThat(member.read(path).path("bpmn20Xml").asText()).isEqualTo(text("pages/repair.bpmn"));
    }

    /** R02, DESIGN §3.8: what follows a completion is the engine's own doing and needs no rights of the person's. */
    @Test
    void letAMemberCompleteATaskThatAListenerRecords() throws Exception {
        Map<String, Object> order = Map.of("shop", "NH-001", "due", "2030-01-01T00:00:00+08:00", "article", "轮椅");
        String instance = engine.getRuntimeService()
                .startProcessInstanceById(repair().getId(), order)
                .getId();
        await().atMost(java.time.Duration.ofSeconds(60)).until(() -> shop.task(instance) != null);
        Visitor member = new Visitor(port);
        member.logIn("an.yi", "first-password-1", "tasklist");
        String task = "/task/" + shop.task(instance).getId();
        assertThat(member.read(task + "/deployed-form").path("id").asText()).isEqualTo("inspect");
        assertThat(member.post(task + "/claim", "{\"userId\":\"an.yi\"}").statusCode())
                .isEqualTo(204);

        HttpResponse<String> completed =
                member.post(task + "/submit-form", "{\"variables\":{\"worth\":{\"value\":true,\"type\":\"Boolean\"}}}");

        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(204);
        assertThat(engine.getExternalTaskService()
                        .createExternalTaskQuery()
                        .processInstanceId(instance)
                        .topicName("repair.record-inspection")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void ofFinishedInstancesAskForALogin() {
        Visitor visitor = new Visitor(port);
        for (String path : List.of("/operaton/finished", "/operaton/finished/1")) {
            HttpResponse<String> answer = visitor.get(path);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/operaton/app/cockpit/");
        }
    }

    @Test
    void ofFinishedInstancesAreNotForEveryMemberOfStaff() {
        String number = finishedOrder();
        Visitor member = new Visitor(port);
        member.logIn("an.yi", "first-password-1", "tasklist");

        HttpResponse<String> answer = member.get("/operaton/finished");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain(number).contains("没有查看办件的权限");
    }

    @Test
    void listFinishedInstancesByTheirNumber() {
        String number = finishedOrder();
        String other = finishedOrder();

        String page = supervisor().get("/operaton/finished?number=" + number).body();

        assertThat(page).contains(number, "维修", "已办结", "单号").doesNotContain(other);
    }

    @Test
    void listRunningInstancesOnlyWhereAskedFor() {
        String number = "D-" + UUID.randomUUID();
        shop.order(FIRST_BENCH, number, Map.of());
        Visitor supervisor = supervisor();

        assertThat(supervisor.get("/operaton/finished?number=" + number).body()).contains("没有符合条件的办件");
        assertThat(supervisor
                        .get("/operaton/finished?number=" + number + "&state=RUNNING")
                        .body())
                .contains(number, "在办");
    }

    @Test
    void showTheWayThatAFinishedInstanceTook() {
        String number = finishedOrder();
        Visitor supervisor = supervisor();
        Matcher link = Pattern.compile("href=\"(/operaton/finished/[^\"?]+)\"")
                .matcher(supervisor.get("/operaton/finished?number=" + number).body());
        assertThat(link.find()).isTrue();

        String page = supervisor.get(link.group(1)).body();

        assertThat(page).contains(number, "检查物品", "维修物品", "安一", "人工任务", "data-element=\"Task_Repair\"");
        assertThat(supervisor.get("/operaton/finished/no-such-instance").statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepOutWhatWouldBeScriptInANumber() {
        String page = supervisor()
                .get("/operaton/finished?number=%3Cscript%3Ealert(1)%3C/script%3E")
                .body();
        assertThat(page).doesNotContain("<script>alert(1)");
    }

    private ProcessDefinition repair() throws IOException {
        deployments.deploy(List.of(
                Resource.of("repair.bpmn", text("pages/repair.bpmn")),
                Resource.of("inspect.form", text("pages/inspect.form"))));
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("repair")
                .latestVersion()
                .singleResult();
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    private String finishedOrder() {
        String number = "D-" + UUID.randomUUID();
        Task inspect = shop.order(FIRST_BENCH, number, Map.of());
        engine.getTaskService().setAssignee(inspect.getId(), "an.yi");
        engine.getTaskService().complete(inspect.getId());
        engine.getTaskService()
                .complete(shop.task(inspect.getProcessInstanceId()).getId());
        return number;
    }

    private Visitor supervisor() {
        Visitor supervisor = new Visitor(port);
        assertThat(supervisor.logIn("du.si", "first-password-4", "cockpit")).isEqualTo(200);
        return supervisor;
    }

    private static boolean matches(HttpResponse<String> page) {
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page.body());
        return nonce.find()
                && page.headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .contains("'nonce-" + nonce.group(1) + "'");
    }
}

package org.kangyang.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.pages.Shop.FIRST_BENCH;
import static org.kangyang.engine.pages.Shop.SECOND_BENCH;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.TaskService;
import org.operaton.bpm.engine.authorization.Groups;
import org.operaton.bpm.engine.identity.User;
import org.operaton.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

@PagesTest
@DisplayName("Staff (DESIGN §3.10, §3.8)")
class StaffIT {

    private static final String MEMBER = "an.yi";
    private static final String COLLEAGUE = "bao.er";
    private static final String OUTSIDER = "cui.san";
    private static final String SUPERVISOR = "du.si";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TaskService tasks;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(engine);
    }

    @Nested
    class Refused {

        @Test
        void anOutsiderNeitherSeesNorTouchesATask() {
            Task task = shop.order(FIRST_BENCH);
            Visitor outsider = loggedIn(OUTSIDER);

            assertThat(ids(outsider.read("/task"))).doesNotContain(task.getId());
            assertThat(outsider.status("/task/" + task.getId())).isIn(403, 404);
            assertThat(outsider.status("/task/" + task.getId() + "/form-variables"))
                    .isEqualTo(403);
            assertThat(claim(outsider, task, OUTSIDER)).isEqualTo(403);
            assertThat(complete(outsider, task)).isEqualTo(403);
        }

        @Test
        void withoutALoginNothingIsShown() {
            assertThat(new Visitor(port).status("/task")).isEqualTo(401);
        }

        /** While there is none, as on the first day. */
        @Test
        void whoComesFirstFromElsewhereDoesNotBecomeAdministrator() {
            IdentityService people = engine.getIdentityService();
            people.deleteMembership("guan.li", Groups.OPERATON_ADMIN);
            try {
                HttpResponse<String> answer = new Visitor(port).setUp("first.comer", "X-Forwarded-For", "203.0.113.9");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
                assertThat(answer.body()).contains("engine.staff");
                assertThat(people.createUserQuery().userId("first.comer").count())
                        .isZero();
                assertThat(new Visitor(port).setUp("own.hand").statusCode()).isEqualTo(204);
            } finally {
                people.deleteUser("first.comer");
                people.deleteUser("own.hand");
                people.createMembership("guan.li", Groups.OPERATON_ADMIN);
            }
        }

        @Test
        void aColleagueDoesNotCompleteWhatSomeoneElseHasClaimed() {
            Task task = shop.order(FIRST_BENCH);
            assertThat(claim(loggedIn(MEMBER), task, MEMBER)).isEqualTo(204);

            assertThat(complete(loggedIn(COLLEAGUE), task)).isEqualTo(403);
            assertThat(claim(loggedIn(COLLEAGUE), task, COLLEAGUE)).isNotEqualTo(204);
        }

        @Test
        void aMemberDoesNotMoveTheDueDate() {
            Task task = shop.order(FIRST_BENCH);
            int status = loggedIn(MEMBER)
                    .put("/task/" + task.getId(), "{\"name\":\"x\",\"due\":\"2030-01-01T00:00:00.000+0000\"}")
                    .statusCode();

            assertThat(status).isEqualTo(403);
        }

        @Test
        void aMemberDoesNotHandOutWhatIsNotHis() {
            Task task = shop.order(FIRST_BENCH);
            Visitor member = loggedIn(MEMBER);

            assertThat(member.post("/task/" + task.getId() + "/assignee", "{\"userId\":\"cui.san\"}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(member.post(
                                    "/task/" + task.getId() + "/identity-links",
                                    "{\"groupId\":\"bench.NH-002\",\"type\":\"candidate\"}")
                            .statusCode())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @CsvSource({"an.yi", "du.si"})
        void neitherMembersNorSupervisorsChangeTheEngine(String user) {
            Task task = shop.order(SECOND_BENCH);
            String instance = "/process-instance/" + task.getProcessInstanceId();
            String deployment = engine.getRepositoryService()
                    .createDeploymentQuery()
                    .list()
                    .getFirst()
                    .getId();
            Visitor visitor = loggedIn(user);

            for (String change : List.of(
                    "POST /process-definition/key/shop/start {}",
                    "PUT /process-definition/key/shop/suspended {'suspended':true}",
                    "DELETE /process-definition/key/shop",
                    "DELETE /deployment/" + deployment,
                    "DELETE " + instance,
                    "POST /process-instance/delete {'processInstanceIds':['" + task.getProcessInstanceId() + "']}",
                    "PUT " + instance + "/suspended {'suspended':true}",
                    "PUT " + instance + "/variables/article {'value':'x','type':'String'}",
                    "POST " + instance + "/modification {'instructions':[{'type':'cancel','activityId':'"
                            + task.getTaskDefinitionKey() + "'}]}",
                    "POST /task/" + task.getId() + "/assignee {'userId':'" + user + "'}",
                    "POST /task/" + task.getId() + "/claim {'userId':'" + user + "'}",
                    "POST /task/" + task.getId() + "/complete {}",
                    "PUT /task/" + task.getId() + "/variables/article {'value':'x','type':'String'}",
                    "POST /user/create {'profile':{'id':'x'},'credentials':{'password':'longenough'}}",
                    "PUT /group/operaton-admin/members/" + user + " {}",
                    "POST /authorization/create {'type':1,'permissions':['ALL'],'userId':'" + user
                            + "','resourceType':7,'resourceId':'*'}")) {
                String[] words = change.split(" ", 3);
                String json = words.length > 2 ? words[2].replace('\'', '"') : null;
                int status = switch (words[0]) {
                    case "POST" -> visitor.post(words[1], json).statusCode();
                    case "PUT" -> visitor.put(words[1], json).statusCode();
                    default -> visitor.delete(words[1]).statusCode();
                };
                // 404: they may not even know of it.
                assertThat(status).as(change).isIn(403, 404);
            }
            assertThat(shop.task(task.getProcessInstanceId()).getAssignee()).isNull();
        }

        @Test
        void aMemberIsNotLetIntoCockpit() {
            assertThat(new Visitor(port).logIn(MEMBER, password(MEMBER), "cockpit"))
                    .isEqualTo(403);
            assertThat(new Visitor(port).logIn(MEMBER, password(MEMBER), "admin"))
                    .isEqualTo(403);
        }

        @Test
        void aWrongPasswordIsNotLetIn() {
            assertThat(new Visitor(port).logIn("leaver", "wrong-password", "tasklist"))
                    .isEqualTo(401);
        }

        @Test
        void aFormerAssigneeNoLongerSeesTheTask() {
            Task task = shop.order(FIRST_BENCH);
            tasks.setAssignee(task.getId(), OUTSIDER);
            assertThat(ids(loggedIn(OUTSIDER).read("/task"))).contains(task.getId());

            tasks.setAssignee(task.getId(), null);

            assertThat(ids(loggedIn(OUTSIDER).read("/task"))).doesNotContain(task.getId());
        }

        @Test
        void aFormerCandidateGroupNoLongerSeesTheTask() {
            Task task = shop.order(FIRST_BENCH);
            tasks.addCandidateGroup(task.getId(), SECOND_BENCH);
            assertThat(ids(loggedIn(OUTSIDER).read("/task"))).contains(task.getId());

            tasks.deleteCandidateGroup(task.getId(), SECOND_BENCH);

            assertThat(ids(loggedIn(OUTSIDER).read("/task"))).doesNotContain(task.getId());
            assertThat(ids(loggedIn(MEMBER).read("/task"))).contains(task.getId());
        }
    }

    @Nested
    class Granted {

        @Test
        void aMemberSeesClaimsAndCompletesTheTasksOfTheGroup() {
            Task task = shop.order(FIRST_BENCH);
            Visitor member = loggedIn(MEMBER);

            assertThat(ids(member.read("/task"))).contains(task.getId());
            assertThat(member.read("/task/" + task.getId() + "/form-variables")
                            .path("article")
                            .path("value")
                            .asText())
                    .isEqualTo("轮椅");
            assertThat(claim(member, task, MEMBER)).isEqualTo(204);
            assertThat(complete(member, task)).isEqualTo(204);

            Task next = shop.task(task.getProcessInstanceId());
            assertThat(next.getTaskDefinitionKey()).isEqualTo("Task_Repair");
        }

        @Test
        void whoHasClaimedATaskMayGiveItBack() {
            Task task = shop.order(FIRST_BENCH);
            Visitor member = loggedIn(MEMBER);
            claim(member, task, MEMBER);

            assertThat(member.post("/task/" + task.getId() + "/unclaim", "{}").statusCode())
                    .isEqualTo(204);

            assertThat(ids(member.read("/task"))).as("still of the group").contains(task.getId());
            assertThat(shop.task(task.getProcessInstanceId()).getAssignee()).isNull();
        }

        @Test
        void membersKnowEachOthersNames() {
            assertThat(loggedIn(MEMBER)
                            .read("/user/bao.er/profile")
                            .path("firstName")
                            .asText())
                    .isEqualTo("鲍");
            assertThat(loggedIn(OUTSIDER).status("/user/bao.er/profile")).isIn(403, 404);
        }

        @Test
        void aSupervisorReadsWhatRunsAndWhatIsFinished() {
            Task task = shop.order(FIRST_BENCH);
            Visitor supervisor = new Visitor(port);
            assertThat(supervisor.logIn(SUPERVISOR, password(SUPERVISOR), "cockpit"))
                    .isEqualTo(200);

            assertThat(supervisor.status("/process-instance/" + task.getProcessInstanceId()))
                    .isEqualTo(200);
            assertThat(ids(supervisor.read("/history/process-instance"))).contains(task.getProcessInstanceId());
            assertThat(ids(supervisor.read("/deployment"))).isNotEmpty();
        }

        @Test
        void anAdministratorAdministers() {
            Visitor administrator = new Visitor(port);
            assertThat(administrator.logIn("guan.li", "first-password-5", "admin"))
                    .isEqualTo(200);
            assertThat(ids(administrator.read("/user"))).contains(MEMBER, SUPERVISOR);
        }

        @Test
        void whoeverCallsWithoutALoginInsideTheEngineIsNotHindered() {
            Task task = shop.order(FIRST_BENCH);
            tasks.setAssignee(task.getId(), MEMBER);

            tasks.complete(task.getId());

            assertThat(shop.task(task.getProcessInstanceId()).getTaskDefinitionKey())
                    .isEqualTo("Task_Repair");
        }
    }

    @Nested
    class Filters {

        @ParameterizedTest
        @CsvSource({"an.yi,", "du.si,全部超期任务 全部任务"})
        void standInTheOrderOfUse(String person, String besides) {
            JsonNode filters = loggedIn(person).read("/filter?resourceType=Task");
            List<String> names = StreamSupport.stream(filters.spliterator(), false)
                    .sorted((one, other) -> Integer.compare(
                            one.path("properties").path("priority").asInt(),
                            other.path("properties").path("priority").asInt()))
                    .map(filter -> filter.path("name").asText())
                    .toList();
            List<String> expected = new ArrayList<>(List.of("我组的任务", "我的任务", "待领取", "已超期"));
            if (besides != null) {
                expected.addAll(List.of(besides.split(" ")));
            }
            assertThat(names).isEqualTo(expected);
        }

        @Test
        void showSupervisorsEverybodysTasks() {
            Task free = shop.order(FIRST_BENCH);
            Task late = shop.order(SECOND_BENCH);
            late.setDueDate(Date.from(Instant.parse("2020-01-01T00:00:00Z")));
            tasks.saveTask(late);
            tasks.setAssignee(late.getId(), OUTSIDER);

            assertThat(listed(SUPERVISOR, "全部任务")).contains(free.getId(), late.getId());
            assertThat(listed(SUPERVISOR, "全部超期任务")).contains(late.getId()).doesNotContain(free.getId());
        }

        @Test
        void mayBeNarrowedToGroups() {
            Task here = shop.order(FIRST_BENCH);
            Task there = shop.order(SECOND_BENCH);

            for (TaskFilter.Tasks which : List.of(TaskFilter.Tasks.UNCLAIMED, TaskFilter.Tasks.ALL)) {
                var filter = new TaskFilter("一号维修台", "", which, List.of(FIRST_BENCH), null);
                assertThat(filter.query(tasks).list())
                        .extracting(Task::getId)
                        .contains(here.getId())
                        .doesNotContain(there.getId());
            }
        }

        @Test
        void showTheTasksTheyNameAndNoOthers() {
            Task free = shop.order(FIRST_BENCH);
            Task mine = shop.order(FIRST_BENCH);
            tasks.setAssignee(mine.getId(), MEMBER);
            Task late = shop.order(FIRST_BENCH);
            late.setDueDate(Date.from(Instant.parse("2020-01-01T00:00:00Z")));
            tasks.saveTask(late);
            Task foreign = shop.order(SECOND_BENCH);

            assertThat(listed(MEMBER, "我组的任务"))
                    .contains(free.getId(), mine.getId(), late.getId())
                    .doesNotContain(foreign.getId());
            assertThat(listed(MEMBER, "我的任务")).contains(mine.getId()).doesNotContain(free.getId(), foreign.getId());
            assertThat(listed(MEMBER, "待领取"))
                    .contains(free.getId(), late.getId())
                    .doesNotContain(mine.getId(), foreign.getId());
            assertThat(listed(MEMBER, "已超期")).contains(late.getId()).doesNotContain(free.getId(), mine.getId());
        }

        @Test
        void showTheVariablesThatTheStaffFileNames() {
            Task task = shop.order(FIRST_BENCH);
            JsonNode card = StreamSupport.stream(list(MEMBER, "我组的任务").spliterator(), false)
                    .filter(one -> one.path("id").asText().equals(task.getId()))
                    .findFirst()
                    .orElseThrow();
            JsonNode shown = card.path("_embedded").path("variable");
            assertThat(shown).hasSize(1);
            assertThat(shown.get(0).path("name").asText()).isEqualTo("article");
            assertThat(shown.get(0).path("value").asText()).isEqualTo("轮椅");
        }

        private List<String> listed(String person, String filter) {
            return StreamSupport.stream(list(person, filter).spliterator(), false)
                    .map(task -> task.path("id").asText())
                    .toList();
        }

        private JsonNode list(String person, String filter) {
            Visitor member = loggedIn(person);
            String id = StreamSupport.stream(
                            member.read("/filter?resourceType=Task").spliterator(), false)
                    .filter(one -> one.path("name").asText().equals(filter))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            return Visitor.json(member.post("/filter/" + id + "/list?firstResult=0&maxResults=500", "{}"))
                    .path("_embedded")
                    .path("task");
        }
    }

    @Nested
    class AtTheNextStart {

        @Test
        void aChangedPasswordIsKept() {
            User user = engine.getIdentityService()
                    .createUserQuery()
                    .userId(COLLEAGUE)
                    .singleResult();
            user.setPassword("another-password");
            engine.getIdentityService().saveUser(user);

            startAgain();

            assertThat(engine.getIdentityService().checkPassword(COLLEAGUE, "another-password"))
                    .isTrue();
            user = engine.getIdentityService()
                    .createUserQuery()
                    .userId(COLLEAGUE)
                    .singleResult();
            user.setPassword(password(COLLEAGUE));
            engine.getIdentityService().saveUser(user);
        }

        @Test
        void whoWasDeletedDoesNotComeBackWithTheFirstPassword() {
            engine.getIdentityService().deleteUser("leaver");

            startAgain();

            assertThat(engine.getIdentityService()
                            .createUserQuery()
                            .userId("leaver")
                            .count())
                    .isZero();
        }

        private void startAgain() {
            new Staff(engine).ensure(StaffFile.read(new ClassPathResource("pages/staff.yaml")));
        }
    }

    private Visitor loggedIn(String user) {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.logIn(user, password(user), "tasklist"))
                .as("login of " + user)
                .isEqualTo(200);
        return visitor;
    }

    private static String password(String user) {
        return "first-password-"
                + (List.of(MEMBER, COLLEAGUE, OUTSIDER, SUPERVISOR).indexOf(user) + 1);
    }

    private static int claim(Visitor visitor, Task task, String user) {
        return visitor.post("/task/" + task.getId() + "/claim", "{\"userId\":\"" + user + "\"}")
                .statusCode();
    }

    private static int complete(Visitor visitor, Task task) {
        return visitor.post("/task/" + task.getId() + "/submit-form", "{\"variables\":{}}")
                .statusCode();
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path("id").asText())
                .toList();
    }
}

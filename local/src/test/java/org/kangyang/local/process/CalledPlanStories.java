package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.integration.Outbox;

/**
 * Death and hospital while {@code health-plan} or {@code home-activation} works for another process. Each of them hears
 * of it by itself, and a step of it may find out first; whoever called it must then do nothing more for the case.
 */
@Tag("story")
abstract class CalledPlanStories {

    /** What tells that something was ended. */
    private static final Set<String> ENDINGS = Set.of("closure-settled", "home-transfer-ended");

    abstract Consortium consortium();

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @DisplayName("DOMAIN §6: death and hospital while a plan is made on admission: nothing more is done by any process")
    @CsvSource({
        "Task_Edit, DEATH, MESSAGE",
        "Task_Edit, DEATH, STEP",
        "Task_Edit, HOSPITALISATION, STEP",
        "Task_CoSignature, DEATH, STEP",
        "Task_CoSignature, HOSPITALISATION, MESSAGE",
        "Task_CoSignature, HOSPITALISATION, STEP",
        "Task_PlanConsent, DEATH, MESSAGE",
        "Task_PlanConsent, DEATH, STEP",
        "Task_PlanConsent, HOSPITALISATION, MESSAGE",
        "Task_PlanConsent, HOSPITALISATION, STEP"
    })
    void endsAnAdmission(String task, String end, String by) {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        story.put(
                "/api/v1/beds",
                List.of(Map.of(
                        "bedId",
                        story.careHome + "-REHAB-1",
                        "careHomeId",
                        story.careHome,
                        "room",
                        "201",
                        "type",
                        "REHAB",
                        "monthlyPriceFen",
                        420_000)));
        story.refer(consortium().today().plusDays(7));
        story.testsFitness(People.unfit(consortium().today()));
        story.assesses(People.orangeAssessment(consortium().today()));
        story.signsOff(false, true, true);
        story.complete("Task_Admission", "guanli", Map.of("admission", Map.of("admittedOn", today())));
        story.testsFitness(People.unfit(consortium().today()));
        story.assesses(People.orangeAssessment(consortium().today()));
        story.complete(
                "Task_Contract",
                "jiating",
                Map.of("contract", Map.of("number", "QY-1", "doctor", "示例家庭医生团队", "signedOn", today())));
        planUpTo(story, task);
        ends(story, task, end, by);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @DisplayName("R31, DOMAIN §6: death and hospital on the way home: nothing more is done by any process")
    @CsvSource({
        "Task_Devices, DEATH, STEP",
        "Task_Devices, HOSPITALISATION, STEP",
        "Task_Zbi, DEATH, MESSAGE",
        "Task_Zbi, DEATH, STEP",
        "Task_Training, DEATH, STEP",
        "Task_Training, HOSPITALISATION, MESSAGE",
        "Task_Edit, DEATH, STEP",
        "Task_Edit, HOSPITALISATION, STEP",
        "Task_CoSignature, DEATH, MESSAGE",
        "Task_CoSignature, DEATH, STEP",
        "Task_CoSignature, HOSPITALISATION, STEP",
        "Task_PlanConsent, DEATH, STEP",
        "Task_PlanConsent, HOSPITALISATION, MESSAGE",
        "Task_PlanConsent, HOSPITALISATION, STEP",
        "Task_Activation, DEATH, STEP",
        "Task_Activation, HOSPITALISATION, STEP"
    })
    void endsAWayHome(String task, String end, String by) {
        HomeStory home = HomeStory.followedUp(consortium(), "YELLOW");
        boolean caregiver = task.equals("Task_Zbi") || task.equals("Task_Training");
        home.asks();
        home.rechecks(true);
        home.surveys(caregiver);
        if (!task.equals("Task_Devices")) {
            home.registersDevices();
        }
        if (task.equals("Task_Training")) {
            home.interviews(20);
        }
        if (task.equals("Task_Activation")) {
            home.plansAnew();
        } else if (!caregiver && !task.equals("Task_Devices")) {
            planUpTo(home.story, task);
        }
        ends(home.story, task, end, by);
    }

    private String today() {
        return consortium().today().toString();
    }

    private void planUpTo(CaseStory story, String task) {
        if (!task.equals("Task_Edit")) {
            does(story, "Task_Edit");
        }
        if (task.equals("Task_PlanConsent")) {
            does(story, "Task_CoSignature");
        }
    }

    private void does(CaseStory story, String task) {
        switch (task) {
            case "Task_Edit" -> story.complete(task, "guanli", Map.of("plan", PlanStory.content()));
            case "Task_CoSignature" ->
                story.complete(task, story.physician, Map.of("coSignature", Map.of("decision", "SIGNED")));
            case "Task_PlanConsent" ->
                story.complete(
                        task,
                        "shegong",
                        Map.of(
                                "planConsent",
                                Map.of("decision", "CONSENTED", "answeredBy", "GUARDIAN", "answeredOn", today())));
            case "Task_Devices" ->
                story.complete(
                        task,
                        "guanli",
                        Map.of(
                                "devices",
                                Map.of(
                                        "bedExitSensor", "LC-1",
                                        "vitalSignsMonitor", "TZ-1",
                                        "emergencyCall", "HJ-1",
                                        "testedOn", today(),
                                        "alarmTested", "yes")));
            case "Task_Zbi" -> story.complete(task, story.assessor, Map.of("zbi", Map.of("interviewedOn", today())));
            case "Task_Training" -> story.complete(task, "hushi", Map.of("training", Map.of("trainedOn", today())));
            default ->
                story.complete(task, "guanli", Map.of("activation", Map.of("startsOn", today(), "confirmed", "yes")));
        }
    }

    /**
     * @param by MESSAGE: the processes are told. STEP: nobody is told before the task is completed, so its next job finds
     *     out, in the process that was called
     */
    private void ends(CaseStory story, String task, String end, String by) {
        story.task(task);
        List<Long> running = story.instances();
        boolean dies = end.equals("DEATH");
        if (by.equals("STEP")) {
            consortium().holdMessages();
            try {
                overtakes(story, dies);
                does(story, task);
                if (dies) {
                    story.nothingRuns();
                } else {
                    Awaitility.await("nothing is open in " + task + " any more")
                            .atMost(Consortium.PATIENCE)
                            .untilAsserted(() -> assertThat(story.has(task)).isFalse());
                }
            } finally {
                consortium().releaseMessages();
            }
        } else {
            overtakes(story, dies);
        }
        story.nothingRuns();
        assertThat(openTasks(running)).isEmpty();
        story.statusBecomes(dies ? "CLOSED" : "HOSPITALISED");
        story.hadNoIncident(running);
        if (dies) {
            story.timelineShows("结案善后完成");
        }
        Awaitility.await("nothing more is to be told of case " + story.caseId)
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(pending(story)).isEmpty());
        assertThat(movesAfter(story, dies ? "closed" : "event-reported")).isEmpty();
        story.statusBecomes(dies ? "CLOSED" : "HOSPITALISED");
    }

    private void overtakes(CaseStory story, boolean dies) {
        if (dies) {
            story.closes("DEATH");
        } else {
            story.isHospitalised();
        }
    }

    private List<Object> openTasks(List<Long> instances) {
        List<Object> open = new ArrayList<>();
        for (Long instance : instances) {
            open.addAll(consortium()
                    .client
                    .newUserTaskSearchRequest()
                    .filter(f -> f.processInstanceKey(instance)
                            .state(io.camunda.client.api.search.enums.UserTaskState.CREATED))
                    .send()
                    .join()
                    .items());
        }
        return open;
    }

    /** Messages for the engine and entries for the timeline that wait to be delivered. */
    private List<String> pending(CaseStory story) {
        Outbox outbox = consortium().domain(Outbox.class);
        return Stream.concat(
                        outbox.pendingMessages(10_000).stream().map(Object::toString),
                        outbox.pendingNotes(10_000).stream().map(Object::toString))
                .filter(entry -> entry.contains(story.caseId))
                .toList();
    }

    /** Kinds of what the timeline says after the end, other than that things were ended. */
    private static List<String> movesAfter(CaseStory story, String end) {
        List<String> kinds = story.timelineKinds();
        assertThat(kinds).contains(end);
        return kinds.subList(kinds.indexOf(end) + 1, kinds.size()).stream()
                .filter(kind -> !ENDINGS.contains(kind))
                .toList();
    }
}

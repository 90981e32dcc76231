package org.kangyang.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;

/** Every path of {@code bed-vacancy} and {@code care-home-intake}; subclasses say on which engine. */
@Tag("story")
abstract class IntakeStories {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    abstract Consortium consortium();

    // ---- what these stories do again and again

    private void beds(CaseStory story, String type, int number) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            rows.add(Map.of(
                    "bedId",
                    bedId(story, type, i),
                    "careHomeId",
                    story.careHome,
                    "room",
                    "20" + i,
                    "type",
                    type,
                    "monthlyPriceFen",
                    420_000));
        }
        story.put("/api/v1/beds", rows);
    }

    private static String bedId(CaseStory story, String type, int number) {
        return story.careHome + "-" + type + "-" + number;
    }

    private Map<String, Object> bed(String bedId) {
        return consortium().api.get().uri("/api/v1/beds/{b}", bedId).retrieve().body(JSON);
    }

    private void bedBecomes(String bedId, String state) {
        Awaitility.await(bedId + " becomes " + state)
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(bed(bedId)).containsEntry("state", state));
    }

    /** Low fitness, so T1 says rehab; the assessment decides the rank. */
    private void discharged(CaseStory story, Map<String, Object> assessment) {
        story.refer(consortium().today().plusDays(7));
        story.testsFitness(People.unfit(consortium().today()));
        story.assesses(assessment);
        story.signsOff(false, true, true);
    }

    private CaseStory waiting(CaseStory story, Map<String, Object> assessment) {
        discharged(story, assessment);
        story.statusBecomes("WAITLISTED");
        story.nothingRuns();
        return story;
    }

    private Map<String, Object> green() {
        return People.wellAssessment(consortium().today());
    }

    private Map<String, Object> orange() {
        return People.orangeAssessment(consortium().today());
    }

    private void admits(CaseStory story) {
        story.complete(
                "Task_Admission",
                "sample.manager",
                Map.of("admission", Map.of("admittedOn", consortium().today().toString())));
    }

    private void contracts(CaseStory story) {
        story.complete(
                "Task_Contract",
                "sample.family.doctor",
                Map.of(
                        "contract",
                        Map.of(
                                "number",
                                "QY-SAMPLE-1",
                                "doctor",
                                "示例家庭医生团队",
                                "signedOn",
                                consortium().today().toString())));
    }

    /** The same task again, saying what was wrong. */
    private void comesBack(CaseStory story, String task, String problem) {
        Awaitility.await(task + " says what is wrong")
                .atMost(Consortium.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    var again = story.task(task);
                    assertThat(consortium()
                                    .client
                                    .newUserTaskVariableSearchRequest(again.getUserTaskKey())
                                    .send()
                                    .join()
                                    .items()
                                    .stream()
                                    .filter(v -> v.getName().equals("problems"))
                                    .map(v -> v.getValue()))
                            .anyMatch(value -> value.contains(problem));
                });
    }

    private void answers(CaseStory story, String answer) {
        story.complete("Task_OfferAnswer", "sample.manager", Map.of("offerAnswer", Map.of("answer", answer)));
    }

    private void answersByApi(CaseStory story, String answer) {
        consortium()
                .api
                .post()
                .uri("/api/v1/cases/{c}/bed-offers/{o}/answer", story.caseId, offerId(story))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("answer", answer))
                .retrieve()
                .toBodilessEntity();
    }

    @SuppressWarnings("unchecked")
    private static String offerId(CaseStory story) {
        Map<String, Object> waitlist = (Map<String, Object>) story.view().get("waitlist");
        Map<String, Object> offer = waitlist == null ? null : (Map<String, Object>) waitlist.get("offer");
        return offer == null ? null : offer.get("offerId").toString();
    }

    private void changeBed(String bedId, String what) {
        var current =
                consortium().api.get().uri("/api/v1/beds/{b}", bedId).retrieve().toEntity(String.class);
        consortium()
                .api
                .post()
                .uri("/api/v1/beds/{b}/{what}", bedId, what)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", current.getHeaders().getETag())
                .retrieve()
                .toBodilessEntity();
    }

    private void dies(CaseStory story) {
        story.closes("DEATH");
    }

    private List<String> ranked(CaseStory story) {
        Map<String, Object> list = consortium()
                .api
                .get()
                .uri("/api/v1/waiting-list?careHome={h}", story.careHome)
                .retrieve()
                .body(JSON);
        return ((List<?>) list.get("items"))
                .stream()
                        .map(item -> ((Map<?, ?>) item).get("caseId").toString())
                        .toList();
    }

    // ---- the stories

    @Test
    @DisplayName("R05, R25, R34: a bed is free: admission, both assessments, a family doctor, then the plan")
    void admitsToAFreeBed() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        beds(story, "REHAB", 1);
        discharged(story, orange());
        story.statusBecomes("CARE_HOME_INTAKE");
        assertThat(bed(bedId(story, "REHAB", 1)))
                .containsEntry("state", "OCCUPIED")
                .containsEntry("holderCaseId", story.caseId);

        admits(story);
        story.testsFitness(People.unfit(consortium().today()));
        story.task("Task_Contract");
        story.task("Task_FiveInOne");
        assertThat(story.view().get("status"))
                .as("R05: not before both are complete")
                .isEqualTo("CARE_HOME_INTAKE");
        story.assesses(orange());
        story.statusBecomes("PLANNING");
        story.task("Task_Edit");

        contracts(story);
        Awaitility.await("the contract is kept")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(String.valueOf(story.view().get("familyDoctor")))
                        .contains("QY-SAMPLE-1"));
        story.timelineShows("入住老人没有有效的家庭医生签约");
        dies(story);
        story.nothingRuns();
        bedBecomes(bedId(story, "REHAB", 1), "FREE");
    }

    @Test
    @DisplayName("DOMAIN §7: whatever comes late at the admission is asked after, and goes on once it is done")
    void everythingComesLate() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        beds(story, "REHAB", 1);
        discharged(story, orange());
        story.statusBecomes("CARE_HOME_INTAKE");
        story.everythingComesLate();
        admits(story);
        story.testsFitness(People.unfit(consortium().today()));
        story.task("Task_Contract");
        story.assesses(orange());
        story.statusBecomes("PLANNING");
        contracts(story);
        dies(story);
        story.nothingRuns();
    }

    @Test
    @DisplayName("R05, R34: a day in the future brings admission and contract back with words; both go on once right")
    void bringsBackDaysInTheFuture() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        beds(story, "REHAB", 1);
        discharged(story, orange());
        String tomorrow = consortium().today().plusDays(1).toString();
        story.complete("Task_Admission", "sample.manager", Map.of("admission", Map.of("admittedOn", tomorrow)));
        comesBack(story, "Task_Admission", "入住日期不能晚于今天");
        assertThat(story.has("Task_FiveInOne")).isFalse();
        admits(story);
        story.task("Task_FiveInOne");

        story.complete(
                "Task_Contract",
                "sample.family.doctor",
                Map.of("contract", Map.of("number", "QY-SAMPLE-1", "doctor", "示例家庭医生团队", "signedOn", tomorrow)));
        comesBack(story, "Task_Contract", "签约日期不能晚于今天");
        contracts(story);
        story.timelineShows("家庭医生签约已登记", "享受免费健康体检，每12个月一次");
        assertThat(String.valueOf(story.view().get("checkUp")))
                .contains(consortium().today().plusMonths(12).toString());
        dies(story);
        story.nothingRuns();
    }

    @Test
    @DisplayName(
            "R05, DOMAIN §7: the assessments are due 72 h from admission; silence reminds the manager, then the officer")
    void remindsOfAssessmentsOnAdmission() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        beds(story, "REHAB", 1);
        discharged(story, orange());
        admits(story);
        story.task("Task_FiveInOne");
        story.task("Task_FitnessTest");
        story.task("Task_Contract");
        consortium().pass(Duration.ofHours(71));
        story.nothingIsOverdue();
        consortium().pass(Duration.ofHours(1).plusMinutes(1));
        story.task("Task_Remind");
        dies(story);
        story.nothingRuns();
    }

    @Test
    @DisplayName("R33: no bed: onto the list by colour; a bed opened is offered to the first, who accepts")
    void offersAnOpenedBedToTheFirstInLine() {
        CaseStory green = waiting(CaseStory.inOwnDistrict(consortium()), green());
        CaseStory orange = waiting(CaseStory.besides(green), orange());
        assertThat(ranked(green)).containsExactly(orange.caseId, green.caseId);

        beds(green, "REHAB", 1);
        answers(orange, "ACCEPTED");
        orange.statusBecomes("CARE_HOME_INTAKE");
        bedBecomes(bedId(green, "REHAB", 1), "OCCUPIED");
        orange.task("Task_Admission");
        assertThat(offerId(green)).isNull();
        dies(orange);
        Awaitility.await("the bed goes on")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(offerId(green)).isNotNull());
        answersByApi(green, "ACCEPTED");
        green.statusBecomes("CARE_HOME_INTAKE");
        Awaitility.await("the task of the answer is gone")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(green.has("Task_OfferAnswer")).isFalse());
        dies(green);
        green.nothingRuns();
    }

    @ParameterizedTest(name = "by API: {0}")
    @DisplayName("R33: declined, the bed goes to the next, and the place is kept once")
    @ValueSource(booleans = {false, true})
    void passesADeclinedBedOn(boolean byApi) {
        CaseStory first = waiting(CaseStory.inOwnDistrict(consortium()), orange());
        CaseStory second = waiting(CaseStory.besides(first), orange());
        beds(first, "REHAB", 1);
        first.task("Task_OfferAnswer");
        if (byApi) {
            answersByApi(first, "DECLINED");
            assertThatThrownBy(() -> answersByApi(first, "ACCEPTED")).isInstanceOf(Exception.class);
        } else {
            answers(first, "DECLINED");
        }
        Awaitility.await("the next is asked")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(offerId(second)).isNotNull());
        assertThat(ranked(first)).containsExactly(first.caseId, second.caseId);
        first.statusBecomes("WAITLISTED");
        assertThat(bed(bedId(first, "REHAB", 1))).containsEntry("holderCaseId", second.caseId);
        dies(second);
        dies(first);
        first.nothingRuns();
    }

    @Test
    @DisplayName("R33: silence for 48 h: reminded half-way, then the bed goes to the next")
    void passesABedOnAfterSilence() {
        CaseStory first = waiting(CaseStory.inOwnDistrict(consortium()), orange());
        CaseStory second = waiting(CaseStory.besides(first), green());
        beds(first, "REHAB", 1);
        first.task("Task_OfferAnswer");
        consortium().pass(Duration.ofHours(24).plusMinutes(1));
        first.task("Task_Remind");
        assertThat(first.has("Task_OfferAnswer")).as("the offer stands").isTrue();
        assertThat(offerId(second)).isNull();
        consortium().pass(Duration.ofHours(24));
        Awaitility.await("the next is asked")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(offerId(second)).isNotNull());
        first.nothingRuns();
        first.timelineShows("逾期未答复，床位转给下一位");
        dies(second);
        dies(first);
    }

    @Test
    @DisplayName("R33: completed without the family's answer, the task comes back and says so; the offer stands")
    void asksAgainForAnAnswer() {
        CaseStory first = waiting(CaseStory.inOwnDistrict(consortium()), orange());
        beds(first, "REHAB", 1);
        answers(first, "PERHAPS");
        comesBack(first, "Task_OfferAnswer", "家属答复应选");
        assertThat(offerId(first)).isNotNull();
        answers(first, "ACCEPTED");
        first.statusBecomes("CARE_HOME_INTAKE");
        dies(first);
        first.nothingRuns();
    }

    @Test
    @DisplayName(
            "DESIGN §3.2: an offer or a freed bed whose start message comes twice is worked on once; a reminder that"
                    + " was answered is over, though the family has not answered yet")
    void offersOnce() {
        CaseStory first = waiting(CaseStory.inOwnDistrict(consortium()), orange());
        beds(first, "REHAB", 1);
        first.task("Task_OfferAnswer");
        first.startArrivesAgain("bed-offered", Map.of("offerId", first.caseId + "-o1"));
        first.startArrivesAgain("bed-freed", Map.of("bedId", bedId(first, "REHAB", 1), "holdNo", 0));
        consortium().pass(Duration.ofHours(24).plusMinutes(1));
        first.complete("Task_Remind", "sample.officer", Map.of("reminder", Map.of("action", "CALLED", "note", "已联系")));
        Awaitility.await("the reminder is over").atMost(Consortium.PATIENCE).untilAsserted(first::nothingIsOverdue);
        answers(first, "ACCEPTED");
        first.statusBecomes("CARE_HOME_INTAKE");
        dies(first);
        first.nothingRuns();
    }

    @Test
    @DisplayName("R34: who has a family doctor when admitted again is asked for no other")
    void asksForNoSecondFamilyDoctor() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        beds(story, "REHAB", 1);
        discharged(story, orange());
        admits(story);
        contracts(story);
        story.task("Task_FiveInOne");
        story.isHospitalised();
        story.statusBecomes("HOSPITALISED");
        story.nothingRuns();
        consortium().pass(Duration.ofDays(1));
        discharged(story, orange());
        admits(story);
        story.testsFitness(People.unfit(consortium().today()));
        story.assesses(orange());
        story.statusBecomes("PLANNING");
        story.task("Task_Edit");
        assertThat(story.has("Task_Contract")).isFalse();
        dies(story);
        story.nothingRuns();
    }

    @Test
    @DisplayName("R33: a bed closed while on offer: withdrawn, the place kept; opened again it is offered anew")
    void withdrawsTheOfferOfAClosedBed() {
        CaseStory first = waiting(CaseStory.inOwnDistrict(consortium()), orange());
        beds(first, "REHAB", 1);
        first.task("Task_OfferAnswer");
        String offer = offerId(first);
        changeBed(bedId(first, "REHAB", 1), "closure");
        first.nothingRuns();
        first.statusBecomes("WAITLISTED");
        assertThat(offerId(first)).isNull();
        changeBed(bedId(first, "REHAB", 1), "reopening");
        Awaitility.await("offered anew")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(offerId(first)).isNotNull().isNotEqualTo(offer));
        answers(first, "ACCEPTED");
        first.statusBecomes("CARE_HOME_INTAKE");
        dies(first);
        first.nothingRuns();
    }

    @Test
    @DisplayName("DOMAIN §6: death while waiting and while a bed is on offer: everything ends, the bed goes on")
    void passesABedOnAfterADeath() {
        CaseStory first = waiting(CaseStory.inOwnDistrict(consortium()), orange());
        CaseStory second = waiting(CaseStory.besides(first), orange());
        CaseStory third = waiting(CaseStory.besides(first), green());
        dies(second);
        second.nothingRuns();
        beds(first, "REHAB", 1);
        first.task("Task_OfferAnswer");
        dies(first);
        first.nothingRuns();
        Awaitility.await("the next is asked")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(offerId(third)).isNotNull());
        dies(third);
        third.nothingRuns();
        bedBecomes(bedId(first, "REHAB", 1), "FREE");
    }

    @Test
    @DisplayName("Closure while a step of the admission is under way ends everything without an incident")
    void endsWithoutAnIncidentWhenAStepFindsTheCaseClosed() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        beds(story, "REHAB", 1);
        discharged(story, orange());
        story.task("Task_Admission");
        List<Long> running = story.instances();
        consortium().holdMessages();
        try {
            dies(story);
            admits(story);
            story.nothingRuns();
        } finally {
            consortium().releaseMessages();
        }
        story.hadNoIncident(running);
    }

    // ---- direct applications

    private void applies(CaseStory story, int status) {
        var answer = consortium()
                .api
                .post()
                .uri("/api/v1/care-home-applications")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "elder",
                        story.elder(),
                        "bedType",
                        "NURSING",
                        "careHomeIds",
                        List.of(story.careHome),
                        "anywhereInDistricts",
                        List.of(story.district())))
                .retrieve()
                .toEntity(JSON);
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        story.caseId = answer.getBody().get("caseId").toString();
    }

    @Test
    @DisplayName("R11: an application ranks nowhere before its assessment; then by colour; the bed goes to the first")
    void assessesAnApplicationBeforeItRanks() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        applies(story, 201);
        story.task("Task_FiveInOne");
        assertThat(story.view().get("status")).isEqualTo("WAITLISTED");
        assertThat(ranked(story)).isEmpty();
        beds(story, "NURSING", 1);
        CaseStory other = CaseStory.besides(story);
        applies(other, 201);
        other.assesses(green());
        other.statusBecomes("CARE_HOME_INTAKE");

        story.assesses(orange());
        Awaitility.await("ranked")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(ranked(story)).containsExactly(story.caseId));
        story.nothingRuns();
        dies(other);
        answers(story, "ACCEPTED");
        story.statusBecomes("CARE_HOME_INTAKE");
        story.task("Task_Admission");
        dies(story);
        story.nothingRuns();
    }

    @Test
    @DisplayName("DESIGN §3.2: an application whose start message comes twice is worked on by one instance")
    void startsAnApplicationOnce() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        applies(story, 201);
        story.task("Task_FiveInOne");
        story.startArrivesAgain("care-home-application-received", Map.of("applicationId", story.caseId + "-p1"));
        dies(story);
        story.nothingRuns();
    }

    @Test
    @DisplayName("R11: who is in hospital by the time of the assessment is assessed, and neither placed nor ranked")
    void ranksNobodyInHospital() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        applies(story, 201);
        story.task("Task_FiveInOne");
        story.isHospitalised();
        story.statusBecomes("HOSPITALISED");
        story.assesses(orange());
        story.nothingRuns();
        assertThat(story.view()).containsEntry("status", "HOSPITALISED");
        assertThat(ranked(story)).isEmpty();
    }

    @Test
    @DisplayName("DOMAIN §6: home care insufficient: the open case goes on; any other open case refuses")
    void goesOnFromHomeCare() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        story.refer(consortium().today().plusDays(7));
        assertThatThrownBy(() -> applies(story, 200))
                .isInstanceOfSatisfying(
                        Consortium.ApiRefused.class,
                        refused -> assertThat(refused.status).isEqualTo(409));
        story.testsFitness(People.fit(consortium().today()));
        story.assesses(green());
        story.signsOff(false, true, true);
        story.statusBecomes("HOME_FOLLOW_UP");
        String caseId = story.caseId;
        applies(story, 200);
        assertThat(story.caseId).isEqualTo(caseId);
        story.statusBecomes("WAITLISTED");
        story.assesses(orange());
        Awaitility.await("ranked")
                .atMost(Consortium.PATIENCE)
                .untilAsserted(() -> assertThat(ranked(story)).containsExactly(caseId));
        dies(story);
        story.nothingRuns();
    }

    @Test
    @DisplayName("DOMAIN §6: death before the assessment of an application ends everything")
    void endsAnApplicationWithTheCase() {
        CaseStory story = CaseStory.inOwnDistrict(consortium());
        applies(story, 201);
        story.task("Task_FiveInOne");
        dies(story);
        story.nothingRuns();
    }
}

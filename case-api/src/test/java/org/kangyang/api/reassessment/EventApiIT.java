package org.kangyang.api.reassessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.api.RunningApi;
import org.kangyang.api.assessment.AssessedCase;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("/api/v1/cases/{id}/events and /reassessments (R08)")
class EventApiIT extends RunningApi {

    @Autowired
    private CareCases cases;

    @Autowired
    private Assessments assessments;

    private String followedUp() {
        Answer accepted = refer(referral());
        String caseId = accepted.json().path("caseId").asString();
        String referralId = accepted.json().path("referralId").asString();
        AssessedCase.graded(cases, assessments, caseId, referralId, Colour.YELLOW);
        cases.applyDestination(key(), new ApplyDestination(caseId, referralId, Destination.HOME_FOLLOW_UP, null, null));
        return accepted.header("Location");
    }

    private static CommandKey key() {
        return new CommandKey("test:" + UUID.randomUUID(), null);
    }

    private Answer report(String casePath, String body) {
        return post(casePath + "/events", body, "Idempotency-Key", newKey());
    }

    private String event(String id, String kind) {
        return example("reportEvent").toString().replace("FALL-2026-0001", id).replace("\"FALL\"", "\"" + kind + "\"");
    }

    @Test
    @DisplayName("R08: a fall is recorded once and asks for one re-assessment, which the case shows")
    void fall() {
        String path = followedUp();
        Answer answer = report(path, event("E-1", "FALL"));
        assertThat(answer.status()).isEqualTo(201);
        String reassessmentId = answer.json().path("reassessmentId").asString();
        assertThat(reassessmentId).endsWith("-n1");
        assertThat(report(path, event("E-1", "FALL"))
                        .json()
                        .path("reassessmentId")
                        .asString())
                .isEqualTo(reassessmentId);
        var shown = get(path).json().path("reassessment");
        assertThat(shown.path("flag").asString()).isEqualTo("DUE");
        assertThat(shown.path("reassessmentId").asString()).isEqualTo(reassessmentId);
        assertThat(get(path + "/reassessments").json().path("reassessments").size())
                .isZero();
    }

    @Test
    @DisplayName("R08: the same id for another event is refused")
    void reused() {
        String path = followedUp();
        report(path, event("E-1", "FALL"));
        assertThat(report(path, event("E-1", "MAJOR_ILLNESS")).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("R08: hospitalisation moves the case")
    void hospitalised() {
        String path = followedUp();
        Answer answer = report(path, event("E-1", "HOSPITALISATION"));
        assertThat(answer.json().path("status").asString()).isEqualTo("HOSPITALISED");
        assertThat(answer.json().path("reassessmentId").isNull()).isTrue();
        assertThat(report(path, event("E-2", "HOSPITALISATION")).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("DOMAIN §6: an event for a closed case is answered and recorded nowhere")
    void closed() {
        String path = followedUp();
        String caseId = path.substring(path.lastIndexOf('/') + 1);
        cases.close(
                key(),
                new CloseCase(caseId, null, ClosureReason.DEATH, LocalDate.of(2026, 11, 24), null, null, "platform"));
        Answer answer = report(path, event("E-1", "FALL"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("结案");
        assertThat(get(path + "/timeline").text()).doesNotContain("event-reported");
    }

    @Test
    @DisplayName("What is wrong with an event is named field by field")
    void wrong() {
        Answer answer = report(followedUp(), "{}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("eventId")
                .contains("kind")
                .contains("occurredAt")
                .contains("source");
    }
}

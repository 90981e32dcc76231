package org.kangyang.api.homebed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.api.RunningApi;
import org.kangyang.api.assessment.AssessedCase;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.ProposalForm;
import org.kangyang.core.homebed.RecheckForm;
import org.kangyang.core.homebed.SurveyForm;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.Groups;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("/api/v1/cases/{id}/home-bed-requests (R12, R31, DOMAIN §6)")
class HomeBedIT extends RunningApi {
    private static final List<DeadlineRow> ROWS = Stream.of("survey", "proposal", "consent", "approval")
            .map(task -> new DeadlineRow(task, "示例", 24, null, false, "subdistrict-officer", null, null))
            .toList();

    @Autowired
    private CareCases cases;

    @Autowired
    private Assessments assessments;

    @Autowired
    private HomeBedTransfers transfers;

    @Autowired
    private Outbox outbox;

    /** At home with follow-up, graded YELLOW. */
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

    private Answer ask(String casePath) {
        return post(casePath + "/home-bed-requests", example("requestHomeBed").toString(), "Idempotency-Key", newKey());
    }

    private Answer act(String request, String verb, String body) {
        return post(request + "/" + verb, body, "Idempotency-Key", newKey());
    }

    /** As the process would, up to where the family is asked. */
    private void proposed(String request) {
        String transferId = request.substring(request.lastIndexOf('/') + 1);
        var step = new TransferStep(transferId, ROWS, Groups.of("H001", "NH001", "999001001"));
        LocalDate today = LocalDate.of(2026, 11, 24);
        transfers.record(key(), transferId, new RecheckForm(today, "yes", "yes", "PASSED", null), "a");
        transfers.checkRecheck(key(), step);
        transfers.record(key(), transferId, new SurveyForm(today, "yes", "yes", List.of("AIDS"), null, null), "b");
        transfers.checkSurvey(key(), step);
        transfers.record(
                key(),
                transferId,
                new ProposalForm(List.of(new ProposalForm.Item("AIDS", "轮椅", 2, new BigDecimal("399.50")))),
                "b");
        transfers.checkProposal(key(), step);
    }

    @Test
    void takesARequestAndShowsHowFarItGot() {
        String path = followedUp();

        Answer asked = ask(path);

        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.json().path("status").asString()).isEqualTo("HOME_TRANSFER_REVIEW");
        String request = asked.header("Location");
        Answer read = get(request);
        assertThat(read.json().path("stage").asString()).isEqualTo("RECHECK");
        assertThat(read.json().path("origin").asString()).isEqualTo("HOME_FOLLOW_UP");
        assertThat(read.json().path("requestedBy").asString()).isEqualTo("FAMILY");
        assertThat(read.header("ETag")).isNotEmpty();
        assertThat(get(path).json().at("/homeTransfer/transferId").asString())
                .isEqualTo(asked.json().path("transferId").asString());
        assertThat(outbox.pendingMessages(10_000)).anySatisfy(message -> {
            assertThat(message.name()).isEqualTo("home-bed-requested");
            assertThat(message.correlationKey())
                    .isEqualTo(asked.json().path("transferId").asString());
        });
        proposed(request);
        assertThat(get(request).json().path("proposalFen").asLong()).isEqualTo(79_900);
        assertThat(get(path + "/home-bed-requests").json().path("transfers").size())
                .isOne();
    }

    @Test
    @DisplayName("DOMAIN §6: one request at a time, from two statuses only; the refusal says what is allowed")
    void refusesElsewhere() {
        String path = followedUp();
        ask(path);
        Answer again = ask(path);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asString()).isEqualTo("transition-refused");
        assertThat(again.json().path("detail").asString()).contains("返家审核");
        assertThat(ask(openCase()).status()).isEqualTo(409);
        assertThat(ask("/api/v1/cases/none").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R12: the family consents by the API once it is asked, in writing, and not twice")
    void consents() {
        String request = ask(followedUp()).header("Location");
        String consent = example("giveRetrofitConsent").toString();
        Answer early = act(request, "consent", consent);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("code").asString()).isEqualTo("stage-refused");
        proposed(request);

        Answer given = act(request, "consent", consent);

        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(given.json().path("stage").asString()).isEqualTo("CONSENT");
        assertThat(given.header("ETag")).isEqualTo(get(request).header("ETag"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | consentedBy REQUIRED, consentedOn REQUIRED, documentReference REQUIRED",
                "{\"consentedBy\":\"NEIGHBOUR\",\"consentedOn\":\"2026-11-25\",\"attachmentId\":\"x\"}"
                        + " | consentedBy UNKNOWN_VALUE, consentedOn IN_FUTURE, attachmentId NOT_REGISTERED"
            })
    void namesWhatAConsentLacks(String body, String faults) {
        String request = ask(followedUp()).header("Location");
        Answer refused = act(request, "consent", body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.faults()).containsExactly(faults.split(", "));
    }

    @Test
    @DisplayName("R12: the family withdraws in writing; afterwards nothing more is taken")
    void withdraws() {
        String request = ask(followedUp()).header("Location");
        assertThat(act(request, "withdrawal", "{}").faults())
                .containsExactly("withdrawnOn REQUIRED", "documentReference REQUIRED");

        Answer withdrawn =
                act(request, "withdrawal", example("withdrawRetrofitConsent").toString());

        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(withdrawn.json().path("stage").asString()).isEqualTo("WITHDRAWN");
        assertThat(get(request).json().path("endReason").asString()).isEqualTo("CONSENT_WITHDRAWN");
        Answer again =
                act(request, "withdrawal", example("withdrawRetrofitConsent").toString());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asString()).isEqualTo("transfer-ended");
        assertThat(get(openCase() + "/home-bed-requests/none").status()).isEqualTo(404);
    }

    @Test
    void namesAnUnknownRequester() {
        Answer refused = post(
                followedUp() + "/home-bed-requests", "{\"requestedBy\":\"NEIGHBOUR\"}", "Idempotency-Key", newKey());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faults()).containsExactly("requestedBy UNKNOWN_VALUE");
    }
}

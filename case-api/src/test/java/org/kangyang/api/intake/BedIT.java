package org.kangyang.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.api.RunningApi;
import org.kangyang.api.assessment.AssessedCase;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.intake.Allotment;
import org.kangyang.core.intake.Vacancies;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Beds, waiting list and answers to offers (R33)")
class BedIT extends RunningApi {
    @Autowired
    private CareCases cases;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Allotment allotment;

    @Autowired
    private Vacancies vacancies;

    private Answer importBed(String id, String home, String type) {
        return put("/api/v1/beds", """
                [{"bedId":"%s","careHomeId":"%s","room":"201","type":"%s","monthlyPriceFen":420000}]""".formatted(id, home, type));
    }

    /** Graded, and put on the waiting list of NH001 and its district. */
    private String waiting() {
        Answer referred = refer(referral());
        String caseId = referred.json().path("caseId").asString();
        String referralId = referred.json().path("referralId").asString();
        AssessedCase.graded(cases, assessments, caseId, referralId, Colour.RED);
        allotment.applyDestination(
                key(), new ApplyDestination(caseId, referralId, Destination.CARE_HOME, BedType.REHAB, null));
        return caseId;
    }

    private static CommandKey key() {
        return new CommandKey("test:" + newKey(), null);
    }

    private Answer change(String bedId, String what) {
        return post(
                "/api/v1/beds/" + bedId + "/" + what,
                "",
                "Idempotency-Key",
                newKey(),
                "If-Match",
                get("/api/v1/beds/" + bedId).header("ETag"));
    }

    @Test
    @DisplayName("R33: beds are imported, listed by care home, type and state, and paged by id")
    void listed() {
        assertThat(importBed("L1", "NH002", "DEMENTIA").json().path("inserted").asInt())
                .isOne();
        importBed("L2", "NH002", "DEMENTIA");
        assertThat(importBed("L3", "NH404", "SUITE").json().path("errors").size())
                .isEqualTo(2);

        Answer first = get("/api/v1/beds?careHome=NH002&type=DEMENTIA&state=FREE&limit=1");
        assertThat(first.json().at("/items/0/bedId").asString()).isEqualTo("L1");
        assertThat(first.json().at("/items/0/monthlyPriceFen").asLong()).isEqualTo(420_000);
        Answer second = get("/api/v1/beds?careHome=NH002&type=DEMENTIA&state=FREE&limit=1&cursor="
                + first.json().path("nextCursor").asString());
        assertThat(second.json().at("/items/0/bedId").asString()).isEqualTo("L2");
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
        assertThat(get("/api/v1/beds?limit=0").status()).isEqualTo(400);
        assertThat(get("/api/v1/beds/none").problem()).isEqualTo("not-found");
    }

    @Test
    @DisplayName("A free bed may be closed and reopened, on the revision that was read")
    void closed_and_reopened() {
        importBed("C1", "NH002", "DEMENTIA");
        assertThat(post("/api/v1/beds/C1/closure", "", "Idempotency-Key", newKey())
                        .status())
                .isEqualTo(428);
        assertThat(change("C1", "closure").json().path("state").asString()).isEqualTo("CLOSED");
        assertThat(change("C1", "closure").status()).isEqualTo(409);
        assertThat(change("C1", "reopening").json().path("state").asString()).isEqualTo("FREE");
    }

    @Test
    @DisplayName("R33: the list of a care home and of a district, and the family's answer to an offer, once")
    void waiting_offer_answer() {
        String caseId = waiting();
        Answer list = get("/api/v1/waiting-list?careHome=NH001&type=REHAB&limit=500");
        assertThat(list.text()).contains(caseId);
        assertThat(list.json().at("/items/0/rank").asInt()).isOne();
        assertThat(list.text()).doesNotContain("王样例");
        assertThat(get("/api/v1/waiting-list?district=999001&limit=500").text()).contains(caseId);
        assertThat(get("/api/v1/waiting-list").status()).isEqualTo(400);
        assertThat(get("/api/v1/waiting-list?district=999001&careHome=NH001").status())
                .isEqualTo(400);
        assertThat(get("/api/v1/waiting-list?district=99900").status()).isEqualTo(400);
        assertThat(get("/api/v1/waiting-list?careHome=NH404").status()).isEqualTo(404);

        importBed("W1", "NH001", "REHAB");
        vacancies.offerNext(key(), "W1", 0);
        String holder = get("/api/v1/beds/W1").json().path("holderCaseId").asString();
        String offers = "/api/v1/cases/" + holder + "/bed-offers/"
                + get("/api/v1/cases/" + holder)
                        .json()
                        .at("/waitlist/offer/offerId")
                        .asString();
        assertThat(post(offers + "/answer", "{}", "Idempotency-Key", newKey()).faults())
                .containsExactly("answer REQUIRED");
        String body = "{\"answer\":\"ACCEPTED\"}";
        String key = newKey();
        assertThat(post(offers + "/answer", body, "Idempotency-Key", key).status())
                .isEqualTo(200);
        assertThat(post(offers + "/answer", body, "Idempotency-Key", key).status())
                .isEqualTo(200);
        Answer again = post(offers + "/answer", body, "Idempotency-Key", newKey());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asString()).isEqualTo("offer-not-open");
    }

    @Test
    @DisplayName(
            "R11: an application opens a case on the list without a rank; a second one is refused, naming the case")
    void application() {
        ObjectNode application = example("applyForCareHome");
        ((ObjectNode) application.get("elder")).put("documentNumber", newCitizenId());
        String key = newKey();

        Answer accepted = post("/api/v1/care-home-applications", application.toString(), "Idempotency-Key", key);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        Answer again = post("/api/v1/care-home-applications", application.toString(), "Idempotency-Key", key);
        assertThat(again.text()).isEqualTo(accepted.text());
        Answer read = get(accepted.header("Location"));
        assertThat(read.json().path("status").asString()).isEqualTo("WAITLISTED");
        assertThat(read.json().at("/waitlist/ranked").asBoolean()).isFalse();
        assertThat(get("/api/v1/waiting-list?careHome=NH001&limit=500").text())
                .doesNotContain(accepted.json().path("caseId").asString());

        Answer second = post("/api/v1/care-home-applications", application.toString(), "Idempotency-Key", newKey());
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("open-case");
        assertThat(second.json().path("caseId").asString())
                .isEqualTo(accepted.json().path("caseId").asString());
    }

    @Test
    @DisplayName("An application names every wrong field")
    void wrong_application() {
        ObjectNode application = example("applyForCareHome");
        ((ObjectNode) application.get("elder")).put("documentNumber", newCitizenId());
        application.putNull("bedType");
        application.putArray("careHomeIds").add("NH404");
        application.putArray("anywhereInDistricts").add("99");
        assertThat(post("/api/v1/care-home-applications", application.toString(), "Idempotency-Key", newKey())
                        .faults())
                .containsExactlyInAnyOrder(
                        "bedType REQUIRED", "careHomeIds[0] NOT_REGISTERED", "anywhereInDistricts[0] BAD_FORMAT");
    }
}

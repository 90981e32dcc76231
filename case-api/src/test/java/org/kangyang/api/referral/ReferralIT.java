package org.kangyang.api.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.api.RunningApi;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Destination;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("POST /api/v1/referrals")
class ReferralIT extends RunningApi {
    @Autowired
    private CareCases cases;

    @Test
    void opensACaseThatCanBeReadAtItsLocation() {
        Answer accepted = refer(referral());

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(accepted.json().path("created").asBoolean()).isTrue();
        assertThat(accepted.json().path("status").asString()).isEqualTo("HOSPITAL_ASSESSMENT");
        assertThat(accepted.json().path("caseNumber").asString()).matches("KY-2026-\\d{6}");
        Answer read = get(accepted.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo(accepted.header("ETag")).matches("\"\\d+\"");
        assertThat(read.json().path("caseId").asString())
                .isEqualTo(accepted.json().path("caseId").asString());
        assertThat(read.json().path("episodes").get(0).path("referralId").asString())
                .isEqualTo(accepted.json().path("referralId").asString());
    }

    @Test
    void answersWithoutAnythingOfThePerson() {
        ObjectNode referral = referral();
        Answer accepted = refer(referral);
        String casePage = get(accepted.header("Location")).text();

        for (String personal : List.of(
                elder(referral).get("documentNumber").asString(), "王样例", "王小样", "13800000000", "13900000000", "样例路")) {
            assertThat(accepted.text()).doesNotContain(personal);
            assertThat(casePage).doesNotContain(personal);
        }
        assertThat(casePage).contains("王**");
    }

    @Test
    void namesTheOpenCaseOfTheSamePerson() {
        ObjectNode referral = referral();
        Answer first = refer(referral);

        Answer second = refer(referral);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("open-case");
        assertThat(second.json().path("caseId")).isEqualTo(first.json().path("caseId"));
        assertThat(second.json().path("caseNumber")).isEqualTo(first.json().path("caseNumber"));
    }

    @Test
    void continuesTheCaseOfAPersonInHospital() {
        ObjectNode referral = referral();
        Answer first = refer(referral);
        String caseId = first.json().path("caseId").asString();
        cases.applyDestination(
                CommandKey.ofJob("test", Math.abs(caseId.hashCode())),
                new ApplyDestination(
                        caseId, first.json().path("referralId").asString(), Destination.HOSPITALISED, null, 7));

        Answer second = refer(referral);

        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.json().path("created").asBoolean()).isFalse();
        assertThat(second.json().path("caseId").asString()).isEqualTo(caseId);
        assertThat(second.json().path("referralId")).isNotEqualTo(first.json().path("referralId"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(get(second.header("Location")).json().path("episodes")).hasSize(2);
    }

    @Test
    void acceptsAPersonOfUnknownIdentityWithAnEstimatedBirthDate() {
        ObjectNode referral = referral();
        elder(referral).put("documentType", "UNKNOWN").put("birthDateEstimated", true);
        elder(referral).remove("documentNumber");

        Answer accepted = refer(referral);

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(get(accepted.header("Location"))
                        .json()
                        .path("person")
                        .path("identified")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("documents")
    void acceptsOtherDocuments(String type, String number) {
        ObjectNode referral = referral();
        elder(referral).put("documentType", type).put("documentNumber", number);

        assertThat(refer(referral).status()).isEqualTo(201);
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("HK_MACAU_PERMIT", "H12345678"),
                Arguments.of("HK_MACAU_PERMIT", "M12345678"),
                Arguments.of("TAIWAN_PERMIT", "12345678"),
                Arguments.of("FOREIGN_PASSPORT", "E12345678"));
    }

    /** Change of the example → the one field that the answer must name. */
    static Stream<Arguments> wrongFields() {
        return Stream.of(
                wrong("checksum", "elder.documentNumber", r -> elder(r).put("documentNumber", "999001194203010020")),
                wrong(
                        "impossible day",
                        "elder.documentNumber",
                        r -> elder(r).put("documentNumber", withChecksum("99900119420230002"))),
                wrong("15 digits", "elder.documentNumber", r -> elder(r).put("documentNumber", "999001420301002")),
                wrong("no number", "elder.documentNumber", r -> elder(r).remove("documentNumber")),
                wrong(
                        "number of an unknown person",
                        "elder.documentNumber",
                        r -> elder(r).put("documentType", "UNKNOWN")),
                wrong("no document type", "elder.documentType", r -> elder(r).remove("documentType")),
                wrong(
                        "birth date unlike the citizen id",
                        "elder.birthDate",
                        r -> elder(r).put("birthDate", "1942-03-02")),
                wrong("sex unlike the citizen id", "elder.sex", r -> elder(r).put("sex", "MALE")),
                wrong("no name", "elder.name", r -> elder(r).remove("name")),
                wrong("blank name", "elder.name", r -> elder(r).put("name", "  ")),
                wrong("name with markup", "elder.name", r -> elder(r).put("name", "<script>")),
                wrong("long name", "elder.name", r -> elder(r).put("name", "王".repeat(51))),
                wrong("phone", "elder.phone", r -> elder(r).put("phone", "12800000000")),
                wrong("no address", "elder.address", r -> elder(r).remove("address")),
                wrong(
                        "unknown division",
                        "elder.address.divisionCode",
                        r -> ((ObjectNode) elder(r).get("address")).put("divisionCode", "999009999")),
                wrong(
                        "no street",
                        "elder.address.detail",
                        r -> ((ObjectNode) elder(r).get("address")).remove("detail")),
                wrong(
                        "guardian's phone",
                        "elder.guardian.phone",
                        r -> ((ObjectNode) elder(r).get("guardian")).put("phone", "1")),
                wrong(
                        "guardian's relationship",
                        "elder.guardian.relationship",
                        r -> ((ObjectNode) elder(r).get("guardian")).remove("relationship")),
                wrong("no elder", "elder", r -> r.remove("elder")),
                wrong("no hospital", "hospital", r -> r.remove("hospital")),
                wrong(
                        "unknown hospital",
                        "hospital.hospitalId",
                        r -> ((ObjectNode) r.get("hospital")).put("hospitalId", "H999")),
                wrong(
                        "a care home as hospital",
                        "hospital.hospitalId",
                        r -> ((ObjectNode) r.get("hospital")).put("hospitalId", "NH001")),
                wrong("no diagnoses", "diagnoses", r -> r.remove("diagnoses")),
                wrong("empty diagnoses", "diagnoses", r -> ((ArrayNode) r.get("diagnoses")).removeAll()),
                wrong("31 diagnoses", "diagnoses", r -> {
                    for (int i = 0; i < 30; i++) {
                        ((ArrayNode) r.get("diagnoses"))
                                .add(r.get("diagnoses").get(0).deepCopy());
                    }
                }),
                wrong(
                        "planned discharge in more than a year",
                        "plannedDischargeDate",
                        r -> r.put("plannedDischargeDate", "2027-11-25")),
                wrong("null diagnosis", "diagnoses[1]", r -> ((ArrayNode) r.get("diagnoses")).addNull()),
                wrong(
                        "code",
                        "diagnoses[0].code",
                        r -> ((ObjectNode) r.get("diagnoses").get(0)).put("code", "中风")),
                wrong(
                        "planned discharge yesterday",
                        "plannedDischargeDate",
                        r -> r.put("plannedDischargeDate", "2026-11-23")),
                wrong(
                        "planned discharge in the year 9999",
                        "plannedDischargeDate",
                        r -> r.put("plannedDischargeDate", "9999-12-31")),
                wrong(
                        "a hospital as assessing care home",
                        "assessingCareHomeId",
                        r -> r.put("assessingCareHomeId", "H001")));
    }

    private static Arguments wrong(String name, String field, Consumer<ObjectNode> change) {
        return Arguments.of(name, field, change);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("wrongFields")
    void namesTheWrongField(String name, String field, Consumer<ObjectNode> change) {
        ObjectNode referral = referral();
        change.accept(referral);

        Answer refused = refer(referral);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid");
        assertThat(refused.fields()).containsExactly(field);
        refused.json().path("errors").forEach(error -> {
            assertThat(error.path("message").asString()).isNotBlank();
            assertThat(error.path("mend").asString()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/elder/documentType, null, elder.documentType REQUIRED",
        "/elder/documentNumber, '\"999001194203010020\"', elder.documentNumber BAD_FORMAT",
        "/elder/sex, '\"MALE\"', elder.sex CONTRADICTORY",
        "/elder/birthDate, '\"1942-03-02\"', elder.birthDate CONTRADICTORY",
        "/elder/address/divisionCode, '\"999009999\"', elder.address.divisionCode NOT_REGISTERED",
        "/hospital/hospitalId, '\"H999\"', hospital.hospitalId NOT_REGISTERED",
        "/hospital/bed, '\"123456789012345678901\"', hospital.bed TOO_LONG",
        "/plannedDischargeDate, '\"2026-11-23\"', plannedDischargeDate IN_PAST",
        "/plannedDischargeDate, '\"2027-11-25\"', plannedDischargeDate OUT_OF_RANGE",
        "/elder/education, '\"DOCTOR\"', elder.education UNKNOWN_VALUE",
        "/elder/phone, '{}', elder.phone WRONG_TYPE",
        "/elder/shoeSize, '43', elder.shoeSize UNKNOWN_FIELD"
    })
    void saysWhatKindOfFaultItIs(String pointer, String value, String fault) {
        ObjectNode referral = referral();
        int cut = pointer.lastIndexOf('/');
        ((ObjectNode) (cut == 0 ? referral : referral.at(pointer.substring(0, cut))))
                .set(pointer.substring(cut + 1), JSON.readTree(value));

        assertThat(refer(referral).faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "𠮷田𠮟子, 𠮷**",
        "𪚥, 𪚥**",
        "阿依古丽·买买提, 阿**",
        "欧阳样例, 欧阳**",
        "王〇, 王**",
        "José María, J**",
        "O'Neil-Šmíd, O**"
    })
    void acceptsNamesAsPeopleBearThemAndMasksThemWhole(String name, String masked) {
        ObjectNode referral = referral();
        elder(referral).put("name", name);

        Answer accepted = refer(referral);

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        String location = accepted.header("Location");
        assertThat(get(location).json().at("/person/maskedName").asString()).isEqualTo(masked);
        assertThat(get(location.replace("/api/v1", ""), "Accept", "text/html").text())
                .contains(masked)
                .doesNotContain(name + "<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"王1", "王😀", "<b>王</b>", "王/李", "——", "..."})
    void refusesWhatIsNoName(String name) {
        ObjectNode referral = referral();
        elder(referral).put("name", name);

        assertThat(refer(referral).faults()).containsExactly("elder.name BAD_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1$2$3", "  $1$2$3 ", "$1 $2 $3"})
    void readsACitizenIdAsPeopleWriteIt(String written) {
        String number = newCitizenId();
        while (!number.endsWith("X")) {
            number = newCitizenId();
        }
        ObjectNode referral = referral();
        elder(referral)
                .put(
                        "documentNumber",
                        number.toLowerCase(java.util.Locale.ROOT).replaceFirst("(.{6})(.{8})(.{4})", written));

        assertThat(refer(referral).status()).isEqualTo(201);
        elder(referral).put("documentNumber", number);
        assertThat(refer(referral).problem()).as("the same person").isEqualTo("open-case");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-25, IN_FUTURE", "9999-12-31, IN_FUTURE", "1896-11-23, OUT_OF_RANGE"})
    void refusesABirthDateThatNobodyHas(String date, String code) {
        ObjectNode referral = referral();
        elder(referral)
                .put("documentType", "FOREIGN_PASSPORT")
                .put("documentNumber", "X12345")
                .put("birthDate", date);

        assertThat(refer(referral).faults()).containsExactly("elder.birthDate " + code);
    }

    @Test
    void namesEveryWrongFieldAtOnce() {
        ObjectNode referral = referral();
        elder(referral).put("phone", "1").put("sex", "MALE");
        referral.put("plannedDischargeDate", "2026-11-01");

        assertThat(refer(referral).fields())
                .containsExactlyInAnyOrder("elder.phone", "elder.sex", "plannedDischargeDate");
    }

    @Test
    void neverRepeatsTheWrongValue() {
        ObjectNode referral = referral();
        elder(referral).put("documentNumber", "999001194203010020").put("phone", "12812345678");

        assertThat(refer(referral).text()).doesNotContain("999001194203010020").doesNotContain("12812345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "2026-11-25", "2027-11-24"})
    void acceptsAPlannedDischargeFromTodayOn(String date) {
        assertThat(refer(referral().put("plannedDischargeDate", date)).status()).isEqualTo(201);
    }

    @Test
    void takesTheHospitalsPartnerWhereNoCareHomeIsNamed() {
        Answer partner = get(refer(referral()).header("Location"));
        Answer named = get(refer(referral().put("assessingCareHomeId", "NH002")).header("Location"));

        assertThat(List.of(partner, named))
                .extracting(answer -> answer.json()
                        .path("episodes")
                        .get(0)
                        .path("assessingCareHomeId")
                        .asString())
                .containsExactly("NH001", "NH002");
    }

    @Test
    void anExampleOfTheDocumentationIsAccepted() {
        assertThat(Map.of("status", refer(example("acceptReferral")).status())).containsEntry("status", 201);
    }
}

package org.kangyang.core.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.WOMAN_1938;
import static org.kangyang.core.Samples.elder;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.AtOnce;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.ElderDetails;
import org.kangyang.core.elder.ElderDetails.AddressDetails;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.CommandReused;
import org.kangyang.core.integration.FieldError;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseFilter;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.OpenCaseExists;
import org.kangyang.core.referral.DischargeReferral.DiagnosisDetails;
import org.kangyang.core.referral.DischargeReferral.HospitalDetails;
import org.springframework.data.mongodb.core.MongoTemplate;

class ReferralIT {

    private static final LocalDate PLANNED = LocalDate.of(2026, 12, 1);
    private static final CaseFilter ALL = new CaseFilter(null, null, null, null);

    private Core core;
    private Referrals referrals;
    private CareCases cases;
    private MongoTemplate mongo;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        referrals = core.get(Referrals.class);
        cases = core.get(CareCases.class);
        mongo = core.get(MongoTemplate.class);
    }

    private void close(String caseId, ClosureReason reason) {
        cases.close(
                key("close:" + caseId),
                new CloseCase(caseId, null, reason, LocalDate.of(2026, 11, 24), null, "因为", "platform"));
    }

    private void hospitalised(ReferralAccepted accepted) {
        cases.claim(key("c:1"), new ClaimCase(accepted.caseId(), accepted.referralId(), "c:1000"));
        cases.applyDestination(
                key("c:2"),
                new ApplyDestination(accepted.caseId(), accepted.referralId(), Destination.HOSPITALISED, null, 7));
    }

    // ---- once

    @Test
    @DisplayName("DESIGN §3.1: a repeated referral is answered from the ledger and changes nothing")
    void repeated() {
        var key = CommandKey.ofRequest("k1", "f1");
        ReferralAccepted first = referrals.accept(key, referral(MAN_1942));
        core.clock.set("2026-12-24T10:00:00"); // the planned discharge has passed meanwhile

        assertThat(referrals.accept(key, referral(MAN_1942))).isEqualTo(first);
        assertThat(cases.count(ALL)).isOne();
        assertThat(core.get(Outbox.class).pendingMessages(10)).hasSize(1);
    }

    @Test
    void the_same_key_with_another_content_is_refused() {
        referrals.accept(CommandKey.ofRequest("k1", "f1"), referral(MAN_1942));

        assertThatThrownBy(() -> referrals.accept(CommandKey.ofRequest("k1", "f2"), referral(WOMAN_1938)))
                .isInstanceOf(CommandReused.class);
        assertThat(cases.count(ALL)).isOne();
    }

    @Test
    @DisplayName("DESIGN §3.1: the same referral sent twelve times at once opens one case with one answer")
    void same_command_at_once() throws Exception {
        List<Object> answers =
                AtOnce.call(12, i -> referrals.accept(CommandKey.ofRequest("k1", "f1"), referral(MAN_1942)));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(answers.getFirst()).isInstanceOf(ReferralAccepted.class);
        assertThat(cases.count(ALL)).isOne();
        assertThat(core.get(Outbox.class).pendingMessages(10)).hasSize(1);
    }

    // ---- one open case per person

    @Test
    @DisplayName("R26, DOMAIN §6: twelve referrals for one person at once open one case; the others are told which")
    void same_person_at_once() throws Exception {
        List<Object> answers = AtOnce.call(12, i -> referrals.accept(key("api:" + i), referral(MAN_1942)));

        var accepted = answers.stream()
                .filter(ReferralAccepted.class::isInstance)
                .map(ReferralAccepted.class::cast)
                .toList();
        assertThat(accepted).hasSize(1);
        assertThat(answers.stream().filter(OpenCaseExists.class::isInstance).map(OpenCaseExists.class::cast))
                .hasSize(11)
                .allMatch(refused -> refused.caseId().equals(accepted.getFirst().caseId()));
        assertThat(cases.count(ALL)).isOne();
    }

    @Test
    @DisplayName("R26: another document is another person, the same document in other writing is not")
    void persons() {
        referrals.accept(key("api:1"), referral(elder(DocumentType.CITIZEN_ID, MAN_1942), PLANNED));

        assertThatThrownBy(() -> referrals.accept(key("api:2"), referral(" " + MAN_1942.toLowerCase())))
                .isInstanceOf(OpenCaseExists.class)
                .hasMessageContaining("KY-2026-000001");
        referrals.accept(key("api:3"), referral(WOMAN_1938));
        assertThat(cases.count(ALL)).isEqualTo(2);
    }

    @Test
    void unknown_persons_are_each_their_own() {
        ElderDetails unknown = Samples.unknownPerson();
        ReferralAccepted one = referrals.accept(key("api:1"), referral(unknown, PLANNED));
        ReferralAccepted two = referrals.accept(key("api:2"), referral(unknown, PLANNED));

        assertThat(one.caseId()).isNotEqualTo(two.caseId());
        assertThat(cases.view(one.caseId()).elder().name()).isEqualTo("无名氏");
    }

    @Test
    @DisplayName("R26: after closure a return is a new case on the same health record")
    void returning() {
        ReferralAccepted first = referrals.accept(key("api:1"), referral(MAN_1942));
        close(first.caseId(), ClosureReason.MOVED);
        ReferralAccepted second = referrals.accept(key("api:2"), referral(MAN_1942));

        assertThat(second.created()).isTrue();
        assertThat(second.caseNumber()).isEqualTo("KY-2026-000002");
        Document record = mongo.getCollection("healthRecords").find().first();
        assertThat(mongo.getCollection("healthRecords").countDocuments()).isOne();
        assertThat(record.getList("caseIds", String.class)).containsExactly(first.caseId(), second.caseId());
        assertThat(record.getString("openCaseId")).isEqualTo(second.caseId());
        assertThat(record.getString("_id")).hasSize(64).doesNotContain(MAN_1942);
    }

    @Test
    @DisplayName("DOMAIN §6: a referral for somebody HOSPITALISED goes on in that case")
    void continued() {
        ReferralAccepted first = referrals.accept(key("api:1"), referral(MAN_1942));
        hospitalised(first);
        ReferralAccepted second = referrals.accept(key("api:2"), referral(MAN_1942));

        assertThat(second.created()).isFalse();
        assertThat(second.caseId()).isEqualTo(first.caseId());
        assertThat(second.referralId()).isNotEqualTo(first.referralId());
        assertThat(second.status()).isEqualTo(CaseStatus.HOSPITAL_ASSESSMENT);
        assertThat(referrals.accept(key("api:2"), referral(MAN_1942))).isEqualTo(second);
        assertThat(cases.view(first.caseId()).reviewDate()).isNull();
        assertThat(cases.view(first.caseId()).episodes()).hasSize(2);
        assertThat(core.get(Outbox.class).pendingMessages(10))
                .as("the first one's instance has claimed it, so only the second is still to be sent")
                .extracting(PendingMessage::name, message -> message.variables().get("referralId"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("discharge-referral-received", second.referralId()));
    }

    @Test
    void of_several_referrals_at_once_for_somebody_hospitalised_one_continues_the_case() throws Exception {
        ReferralAccepted first = referrals.accept(key("api:1"), referral(MAN_1942));
        hospitalised(first);

        List<Object> answers = AtOnce.call(8, i -> referrals.accept(key("again:" + i), referral(MAN_1942)));

        assertThat(answers.stream().filter(ReferralAccepted.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(OpenCaseExists.class::isInstance)).hasSize(7);
        assertThat(cases.view(first.caseId()).episodes()).hasSize(2);
    }

    // ---- crashes between the two writes

    @Test
    @DisplayName("R26: a reservation whose case was never stored is used by the next referral for that person")
    void orphaned_reservation() {
        ReferralAccepted lost = referrals.accept(key("api:lost"), referral(MAN_1942));
        mongo.getCollection("cases").deleteOne(Filters.eq("_id", lost.caseId())); // as if it had died before

        ReferralAccepted next = referrals.accept(key("api:next"), referral(MAN_1942));

        assertThat(next.created()).isTrue();
        assertThat(next.caseId()).isEqualTo(lost.caseId());
        assertThatThrownBy(() -> referrals.accept(key("api:lost"), referral(MAN_1942)))
                .isInstanceOf(OpenCaseExists.class)
                .hasMessageContaining(next.caseNumber());
        assertThat(cases.count(ALL)).isOne();
    }

    @Test
    @DisplayName("R26: the lost referral itself, repeated, opens the case that it had reserved")
    void orphaned_reservation_repeated() {
        ReferralAccepted lost = referrals.accept(key("api:lost"), referral(MAN_1942));
        mongo.getCollection("cases").deleteOne(Filters.eq("_id", lost.caseId()));

        assertThat(referrals.accept(key("api:lost"), referral(MAN_1942)).caseId())
                .isEqualTo(lost.caseId());
    }

    @Test
    @DisplayName("R26: a reservation that the closure did not come to release holds nobody back")
    void reservation_of_a_closed_case() {
        ReferralAccepted first = referrals.accept(key("api:1"), referral(MAN_1942));
        close(first.caseId(), ClosureReason.DEATH);
        mongo.getCollection("healthRecords")
                .updateMany(new Document(), Updates.set("openCaseId", first.caseId())); // as if it had died before

        ReferralAccepted second = referrals.accept(key("api:2"), referral(MAN_1942));

        assertThat(second.created()).isTrue();
        assertThat(second.caseId()).isNotEqualTo(first.caseId());
    }

    @Test
    @DisplayName("R26: many at once over an orphaned reservation still open one case")
    void orphaned_reservation_at_once() throws Exception {
        ReferralAccepted lost = referrals.accept(key("api:lost"), referral(MAN_1942));
        mongo.getCollection("cases").deleteOne(Filters.eq("_id", lost.caseId()));

        List<Object> answers =
                AtOnce.call(12, i -> referrals.accept(key(i == 0 ? "api:lost" : "api:" + i), referral(MAN_1942)));

        assertThat(answers.stream().filter(ReferralAccepted.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(OpenCaseExists.class::isInstance)).hasSize(11);
        assertThat(cases.count(ALL)).isOne();
    }

    // ---- fields

    @ParameterizedTest
    @CsvSource({
        "documentType, ,elder.documentType",
        "documentNumber, ,elder.documentNumber",
        "documentNumber, 999001194203011711, elder.documentNumber",
        "name, , elder.name",
        "name, 王1, elder.name",
        "sex, FEMALE, elder.sex",
        "birthDate, 1942-03-02, elder.birthDate",
        "phone, 12345, elder.phone",
        "divisionCode, 999001009, elder.address.divisionCode",
        "divisionCode, , elder.address.divisionCode",
        "detail, , elder.address.detail",
        "guardianPhone, 123, elder.guardian.phone",
        "guardianName, , elder.guardian.name",
        "estimated, true, elder.birthDateEstimated",
    })
    void a_wrong_field_of_the_elder_is_named_with_its_mend(String what, String value, String field) {
        ElderDetails right = elder(DocumentType.CITIZEN_ID, MAN_1942);
        boolean guardian = what.startsWith("guardian");
        var wrong = new ElderDetails(
                what.equals("documentType") ? null : right.documentType(),
                what.equals("documentNumber") ? value : right.documentNumber(),
                what.equals("name") ? value : right.name(),
                what.equals("sex") ? Sex.valueOf(value) : null,
                what.equals("birthDate") ? LocalDate.parse(value) : null,
                what.equals("estimated"),
                what.equals("phone") ? value : right.phone(),
                new AddressDetails(
                        what.equals("divisionCode") ? value : "999001001", what.equals("detail") ? value : "样本路1号"),
                right.household(),
                right.education(),
                guardian
                        ? new ElderDetails.GuardianDetails(
                                what.equals("guardianName") ? value : "王子样",
                                right.guardian().relationship(),
                                what.equals("guardianPhone") ? value : "13900000001")
                        : right.guardian());

        assertThat(errors(referral(wrong, PLANNED))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).isNotBlank();
            assertThat(error.mend()).isNotBlank();
        });
        assertThat(cases.count(ALL)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "hospitalId, H009, hospital.hospitalId",
        "hospitalId, NH001, hospital.hospitalId",
        "hospitalId, H002, assessingCareHomeId",
        "careHome, NH009, assessingCareHomeId",
        "careHome, H001, assessingCareHomeId",
        "code, 63.9, diagnoses[0].code",
        "text, , diagnoses[0].text",
        "planned, 2026-11-23, plannedDischargeDate",
    })
    void a_wrong_field_of_the_referral_is_named(String what, String value, String field) {
        DischargeReferral right = referral(MAN_1942);
        var wrong = new DischargeReferral(
                right.elder(),
                new HospitalDetails(what.equals("hospitalId") ? value : "H001", "神经内科", "12", null, null),
                List.of(new DiagnosisDetails(
                        what.equals("code") ? value : "I63.9", what.equals("text") ? value : "脑梗死")),
                what.equals("planned") ? LocalDate.parse(value) : PLANNED,
                what.equals("careHome") ? value : null,
                "platform");

        assertThat(errors(wrong)).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void everything_wrong_is_named_at_once() {
        var nothing = new DischargeReferral(null, null, null, null, null, "platform");
        assertThat(errors(nothing))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("elder", "hospital", "diagnoses");
        var empty = new DischargeReferral(
                new ElderDetails(null, null, null, null, null, false, null, null, null, null, null),
                new HospitalDetails(null, null, null, null, null),
                List.of(),
                null,
                null,
                "platform");
        assertThat(errors(empty))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "elder.documentType", "elder.name", "elder.address", "hospital.hospitalId", "diagnoses");
    }

    @Test
    void a_planned_discharge_today_is_right_and_a_named_care_home_assesses() {
        DischargeReferral right = referral(elder(DocumentType.CITIZEN_ID, MAN_1942), LocalDate.of(2026, 11, 24));
        var named = new DischargeReferral(
                right.elder(), right.hospital(), right.diagnoses(), right.plannedDischargeDate(), "NH002", "platform");
        ReferralAccepted accepted = referrals.accept(key("api:1"), named);
        assertThat(cases.view(accepted.caseId()).episodes().getFirst().assessingCareHomeId())
                .isEqualTo("NH002");
    }

    @ParameterizedTest
    @CsvSource({"1896-11-24, true", "1896-11-23, false", "2026-11-24, true", "2026-11-25, false"})
    void nobody_is_born_in_the_future_or_older_than_anybody(LocalDate born, boolean right) {
        var foreigner = new ElderDetails(
                DocumentType.FOREIGN_PASSPORT,
                "E1234567",
                "John Sample",
                Sex.MALE,
                born,
                false,
                null,
                new AddressDetails("999001001", "样本路1号"),
                null,
                null,
                null);
        assertThat(errors(referral(foreigner, PLANNED)).isEmpty()).isEqualTo(right);
    }

    @Test
    void no_message_repeats_what_identifies() {
        ElderDetails wrong = elder(DocumentType.CITIZEN_ID, "99900119420301171X");
        assertThat(errors(referral(wrong, PLANNED)).toString()).doesNotContain("99900119420301171");
    }

    private List<FieldError> errors(DischargeReferral referral) {
        InvalidFields refused =
                catchThrowableOfType(InvalidFields.class, () -> referrals.accept(key("api:errors"), referral));
        return refused == null ? List.of() : refused.errors();
    }
}

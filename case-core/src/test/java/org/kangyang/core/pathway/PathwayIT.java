package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.WOMAN_1938;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.IdentityDetails;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.integration.StaleRevision;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;

class PathwayIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final ReassessmentInterval INTERVAL = new ReassessmentInterval(12, 14);

    private Core core;
    private Referrals referrals;
    private CareCases cases;
    private Outbox outbox;
    private ReferralAccepted accepted;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        referrals = core.get(Referrals.class);
        cases = core.get(CareCases.class);
        outbox = core.get(Outbox.class);
        accepted = referrals.accept(key("api:1"), referral(MAN_1942));
    }

    @SuppressWarnings("unchecked")
    private CareCase stored() {
        AggregateStore<CareCase> store = core.get(AggregateStore.class);
        return store.get(accepted.caseId());
    }

    private Claim claim(String job, String instance) {
        return cases.claim(key(job), new ClaimCase(accepted.caseId(), accepted.referralId(), instance));
    }

    private CaseChanged apply(String job, Destination destination, BedType bed, Integer days) {
        return cases.applyDestination(
                key(job), new ApplyDestination(accepted.caseId(), accepted.referralId(), destination, bed, days));
    }

    private CloseCase closing(ClosureReason reason, LocalDate on, String reference, String note, Long revision) {
        return new CloseCase(accepted.caseId(), revision, reason, on, reference, note, "platform");
    }

    @Test
    void a_referral_opens_a_case_with_a_number_that_can_be_said_aloud() {
        assertThat(accepted.created()).isTrue();
        assertThat(accepted.caseNumber()).isEqualTo("KY-2026-000001");
        CaseView view = cases.view(accepted.caseId());
        assertThat(view.status()).isEqualTo(CaseStatus.HOSPITAL_ASSESSMENT);
        assertThat(view.revision()).isEqualTo(accepted.revision()).isEqualTo(1);
        assertThat(view.elder().birthDate()).isEqualTo(LocalDate.of(1942, 3, 1));
        assertThat(view.episodes()).singleElement().satisfies(episode -> {
            assertThat(episode.referralId()).isEqualTo(accepted.referralId());
            assertThat(episode.assessingCareHomeId()).isEqualTo("NH001");
            assertThat(episode.hospitalName()).isEqualTo("示例第一医院");
            assertThat(episode.plannedDischargeDate()).isEqualTo(LocalDate.of(2026, 12, 1));
        });
        assertThatThrownBy(() -> cases.view("none")).isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName(
            "DESIGN §3.2: a start message whose acknowledgement was lost holds nothing back once its instance is at work")
    void claimed_start_message() {
        assertThat(outbox.pendingMessages(10)).hasSize(1);
        claim("c:1", "c:1000");
        assertThat(outbox.pendingMessages(10)).isEmpty();
    }

    @Test
    @DisplayName("DESIGN §3.2: a claim takes only its own referral's start message out")
    void claims_of_a_case_that_goes_on() {
        apply("c:1", Destination.HOSPITALISED, null, 7);
        var again = referrals.accept(key("api:2"), referral(MAN_1942));
        assertThat(claim("c:2", "c:1000").claimed()).isFalse();
        assertThat(outbox.pendingMessages(10)).hasSize(2);
        cases.claim(key("c:3"), new ClaimCase(again.caseId(), again.referralId(), "c:2000"));
        assertThat(outbox.pendingMessages(10))
                .singleElement()
                .satisfies(left -> assertThat(left.variables()).containsEntry("referralId", accepted.referralId()));
    }

    @Test
    @DisplayName("DESIGN §1: the start message carries references only")
    void start_message() {
        assertThat(outbox.pendingMessages(10)).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(PendingMessage.Kind.CORRELATE);
            assertThat(message.name()).isEqualTo("discharge-referral-received");
            assertThat(message.correlationKey()).isEqualTo(accepted.caseId());
            assertThat(message.variables())
                    .isEqualTo(Map.of(
                            "caseId",
                            accepted.caseId(),
                            "caseNumber",
                            "KY-2026-000001",
                            "referralId",
                            accepted.referralId()));
            assertThat(message.timeToLive()).isNull();
        });
    }

    @Test
    @DisplayName("DESIGN §3.2: the first instance claims the referral, a second finds it claimed")
    void claims() {
        Claim first = claim("c:1", "c:1000");

        assertThat(first.claimed()).isTrue();
        assertThat(claim("c:1", "c:1000")).isEqualTo(first);
        assertThat(claim("c:9", "c:1000").claimed()).isTrue(); // the same instance, its job made anew
        assertThat(claim("c:2", "c:2000")).isEqualTo(new Claim(false, null, null));
        assertThat(first.card())
                .isEqualTo(new Card(
                        "KY-2026-000001",
                        "王**",
                        84,
                        "男",
                        "示例第一医院",
                        "神经内科",
                        "12",
                        "ZY-0001",
                        LocalDate.of(2026, 12, 1),
                        "示例第一医院 神经内科 12 床 　住院号 ZY-0001 　计划出院 2026-12-01",
                        "http://localhost:8080/cases/" + accepted.caseId()));
        assertThat(first.groups())
                .isEqualTo(new Groups(
                        "hospital-physician.H001",
                        "care-physician-team.H001",
                        "care-home-assessor.NH001",
                        "care-home-manager.NH001",
                        "care-home-nurse.NH001",
                        "social-worker.NH001",
                        "rehab-therapist.NH001",
                        "family-doctor.999001001",
                        "subdistrict-officer.999001001",
                        "civil-affairs",
                        "retrofit-contractor",
                        "inspector"));
    }

    @Test
    @DisplayName("DESIGN §3.8: after the stay in hospital the card says where the elder is now, and the groups remain")
    void card_without_a_stay() {
        Claim claim = claim("c:1", "c:1000");
        assertThat(cases.card(accepted.caseId())).isEqualTo(claim.card());
        apply("c:2", Destination.HOME_FOLLOW_UP, null, null);

        Card card = cases.card(accepted.caseId());
        assertThat(card.hospitalName()).isNull();
        assertThat(card.inpatientNumber()).isNull();
        assertThat(card.place()).isEqualTo("居家");
        assertThat(cases.groups(accepted.caseId())).isEqualTo(claim.groups());
    }

    @DisplayName("R25, DOMAIN §6, T1: each destination becomes a status")
    @ParameterizedTest
    @CsvSource({
        "HOSPICE, , , HOSPICE",
        "HOSPITALISED, , 7, HOSPITALISED",
        "CARE_HOME, NURSING, , WAITLISTED",
        "CARE_HOME, REHAB, , WAITLISTED",
        "HOME_FOLLOW_UP, , , HOME_FOLLOW_UP",
        "HOME_STABLE, , , HOME_STABLE",
    })
    void destinations(Destination destination, BedType bed, Integer days, CaseStatus status) {
        claim("c:1", "c:1000");

        CaseChanged changed = apply("c:2", destination, bed, days);

        assertThat(changed.status()).isEqualTo(status);
        assertThat(apply("c:2", destination, bed, days)).isEqualTo(changed);
        CaseView view = cases.view(accepted.caseId());
        assertThat(view.revision()).isEqualTo(changed.revision());
        assertThat(view.destination()).isEqualTo(destination);
        assertThat(view.waitlist() == null ? null : view.waitlist().bedType()).isEqualTo(bed);
        assertThat(view.reviewDate()).isEqualTo(days == null ? null : LocalDate.of(2026, 12, 1));
        assertThat(view.episodes().getFirst().endedAt()).isNotNull();
        assertThat(claim("c:3", "c:3000").claimed()).isFalse();
    }

    @Test
    void a_destination_is_applied_once_only_and_needs_what_belongs_to_it() {
        assertThatThrownBy(() -> apply("c:1", Destination.CARE_HOME, null, null))
                .hasMessageContaining("bedType");
        assertThatThrownBy(() -> apply("c:1", Destination.HOSPITALISED, null, null))
                .hasMessageContaining("reviewWithinDays");
        apply("c:2", Destination.HOSPICE, null, null);
        assertThatThrownBy(() -> apply("c:3", Destination.HOME_FOLLOW_UP, null, null))
                .isInstanceOf(TransitionRefused.class)
                .hasMessageContaining("安宁疗护");
    }

    // ---- closure

    @DisplayName("DOMAIN §6: what each reason of closure needs")
    @ParameterizedTest
    @CsvSource({
        "DEATH, 2026-11-24, , , ",
        "DEATH, 2026-11-25, , , occurredOn",
        "DEATH, , , , occurredOn",
        ", 2026-11-24, , , reason",
        "WITHDRAWN, 2026-11-24, , , documentReference",
        "WITHDRAWN, 2026-11-24, ' ', 口头, documentReference",
        "WITHDRAWN, 2026-11-24, 档案3-17, , ",
        "MOVED, 2026-11-01, , , ",
        "RECOVERED, 2026-11-24, , , reason",
        "ENTERED_IN_ERROR, 2026-11-24, 档案3-17, , note",
        "ENTERED_IN_ERROR, 2026-11-24, , 重复录入, ",
    })
    void reasons(ClosureReason reason, LocalDate on, String reference, String note, String wrong) {
        CloseCase command = closing(reason, on, reference, note, null);
        if (wrong == null) {
            assertThat(cases.close(key("api:c"), command).status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(cases.view(accepted.caseId()).closure().reason()).isEqualTo(reason);
        } else {
            assertThatThrownBy(() -> cases.close(key("api:c"), command))
                    .isInstanceOfSatisfying(
                            InvalidFields.class,
                            refused -> assertThat(refused.errors())
                                    .singleElement()
                                    .satisfies(
                                            error -> assertThat(error.field()).isEqualTo(wrong)));
            assertThat(cases.view(accepted.caseId()).status()).isEqualTo(CaseStatus.HOSPITAL_ASSESSMENT);
        }
    }

    @Test
    @DisplayName("DOMAIN §6: closure ends everything: what runs is told, what has not started never will")
    void closure_tells() {
        CaseChanged closed = cases.close(key("api:c"), closing(ClosureReason.DEATH, TODAY, null, null, 1L));

        assertThat(cases.close(key("api:c"), closing(ClosureReason.DEATH, TODAY, null, null, 1L)))
                .isEqualTo(closed);
        assertThat(outbox.pendingMessages(10))
                .extracting(PendingMessage::name)
                .containsExactly("case-closed", "case-closure-started");
        assertThat(outbox.pendingMessages(10)).first().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(PendingMessage.Kind.PUBLISH);
            assertThat(message.variables()).isEqualTo(Map.of("closureReason", "DEATH"));
            assertThat(message.timeToLive()).isEqualTo(Duration.ofDays(1));
        });
        assertThatThrownBy(() -> claim("c:1", "c:1000")).isInstanceOf(CaseClosed.class);
        assertThatThrownBy(() -> apply("c:2", Destination.HOSPICE, null, null)).isInstanceOf(CaseClosed.class);
        assertThatThrownBy(() -> cases.close(key("api:d"), closing(ClosureReason.MOVED, TODAY, null, null, null)))
                .isInstanceOf(CaseClosed.class);
    }

    @Test
    @DisplayName("DESIGN §3.3: whoever decided on an older revision is told the current one")
    void stale() {
        claim("c:1", "c:1000");
        assertThatThrownBy(() -> cases.close(key("api:c"), closing(ClosureReason.DEATH, TODAY, null, null, 1L)))
                .isInstanceOfSatisfying(
                        StaleRevision.class,
                        stale -> assertThat(stale.current()).isEqualTo(2));
    }

    @Test
    @DisplayName("DOMAIN §6: what was entered in error is kept and listed, but out of every count")
    void entered_in_error() {
        var all = new CaseFilter(null, null, null, null);
        assertThat(cases.count(all)).isOne();
        cases.close(key("api:c"), closing(ClosureReason.ENTERED_IN_ERROR, TODAY, null, "重复录入", null));

        assertThat(cases.count(all)).isZero();
        assertThat(cases.list(all, null, 10).cases()).singleElement().satisfies(one -> {
            assertThat(one.counted()).isFalse();
            assertThat(one.closureReason()).isEqualTo(ClosureReason.ENTERED_IN_ERROR);
        });
    }

    @Test
    @DisplayName("DOMAIN §6: RECOVERED needs the last two assessments GREEN, a new grade of one counts once")
    void recovered() {
        CareCase found = stored();
        Instant now = Instant.parse("2026-11-24T02:00:00Z");
        found.graded(new GradeHistory("a1", Colour.GREEN, 1000, now), INTERVAL, TODAY);
        found.graded(new GradeHistory("a1", Colour.GREEN, 990, now), INTERVAL, TODAY);
        assertThat(found.recovered()).isFalse();
        found.graded(new GradeHistory("a2", Colour.GREEN, 990, now), INTERVAL, TODAY);
        assertThat(found.recovered()).isTrue();
        found.graded(new GradeHistory("a3", Colour.YELLOW, 800, now), INTERVAL, TODAY);
        assertThat(found.recovered()).isFalse();
        found.graded(new GradeHistory("a4", Colour.GREEN, 990, now), INTERVAL, TODAY);
        assertThat(found.recovered()).isFalse();
    }

    @Test
    @DisplayName("DOMAIN §6: a closed case is wound up once, and says what ended with it")
    void settled() {
        cases.close(key("api:c"), closing(ClosureReason.DEATH, TODAY, null, null, 1L));
        assertThat(cases.settle(key("c:1"), accepted.caseId())).isTrue();
        assertThat(cases.settle(key("c:1"), accepted.caseId())).isTrue();
        assertThat(cases.settle(key("c:2"), accepted.caseId())).isFalse();
        assertThat(outbox.pendingMessages(10)).extracting(PendingMessage::name).containsExactly("case-closed");
        assertThat(outbox.pendingNotes(10))
                .filteredOn(note -> note.note().kind().equals("closure-settled"))
                .singleElement()
                .satisfies(note -> assertThat(note.note().facts()).containsEntry("ended", "无"));
    }

    // ---- lists and timeline

    @Test
    void lists_filter_and_go_on_page_by_page_without_loss_or_repetition() {
        for (int i = 0; i < 5; i++) {
            core.clock.advance(Duration.ofMillis(i % 2)); // some at the same instant
            referrals.accept(key("many:" + i), referral(Samples.citizenId("99900119400101", "01" + i)));
        }
        var all = new CaseFilter(null, null, null, null);
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            CasePage page = cases.list(all, cursor, 2);
            page.cases().forEach(one -> seen.add(one.caseId()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void lists_filter_by_status_colour_division_and_change() {
        ReferralAccepted other = referrals.accept(key("api:2"), referral(WOMAN_1938));
        core.clock.advance(Duration.ofHours(1));
        core.get(CaseRecords.class).graded(key("c:5"), other.caseId(), "a1", Colour.ORANGE, 640, INTERVAL);

        assertThat(ids(new CaseFilter(CaseStatus.HOSPITAL_ASSESSMENT, null, null, null)))
                .hasSize(2);
        assertThat(ids(new CaseFilter(CaseStatus.WAITLISTED, null, null, null))).isEmpty();
        assertThat(ids(new CaseFilter(null, Colour.ORANGE, null, null))).containsExactly(other.caseId());
        assertThat(ids(new CaseFilter(CaseStatus.HOSPITAL_ASSESSMENT, Colour.ORANGE, "999001", null)))
                .containsExactly(other.caseId());
        for (String division : List.of("99", "9990", "999001", "999001001")) {
            assertThat(ids(new CaseFilter(null, null, division, null)))
                    .as(division)
                    .hasSize(2);
        }
        assertThat(ids(new CaseFilter(null, null, "999001002", null))).isEmpty();
        assertThat(ids(new CaseFilter(null, null, null, Instant.parse("2026-11-24T02:00:00.001Z"))))
                .containsExactly(other.caseId());
        assertThatThrownBy(() -> ids(new CaseFilter(null, null, "99900", null))).isInstanceOf(InvalidFields.class);
        assertThatThrownBy(() -> cases.list(new CaseFilter(null, null, null, null), "nonsense", 10))
                .hasMessageContaining("cursor");
        assertThatThrownBy(() -> cases.list(new CaseFilter(null, null, null, null), null, 501))
                .hasMessageContaining("limit");
    }

    private List<String> ids(CaseFilter filter) {
        return cases.list(filter, null, 100).cases().stream()
                .map(CaseSummary::caseId)
                .toList();
    }

    @Test
    void the_timeline_is_moved_once_in_order_and_read_page_by_page() {
        Timelines timelines = core.get(Timelines.class);
        claim("c:1", "c:1000");
        core.clock.advance(Duration.ofMinutes(5));
        apply("c:2", Destination.HOSPICE, null, null);
        long revision = cases.view(accepted.caseId()).revision();

        assertThat(timelines.deliverPending(10)).isEqualTo(3);
        assertThat(timelines.deliverPending(10)).isZero();
        TimelinePage first = timelines.of(accepted.caseId(), null, 2);
        TimelinePage second = timelines.of(accepted.caseId(), first.nextCursor(), 2);
        assertThat(first.items())
                .extracting(TimelineItem::kind)
                .containsExactly("referral-accepted", "pathway-started");
        assertThat(second.items()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("destination-applied");
            assertThat(item.facts()).containsEntry("status", "HOSPICE");
            assertThat(item.at()).isEqualTo(Instant.parse("2026-11-24T02:05:00Z"));
        });
        assertThat(second.nextCursor()).isNull();
        assertThat(cases.view(accepted.caseId()).revision()).isEqualTo(revision);
    }

    @Test
    @DisplayName("DESIGN §1: the timeline names nobody and says nothing clinical")
    void timeline_is_free_of_personal_data() {
        claim("c:1", "c:1000");
        cases.close(key("api:c"), closing(ClosureReason.ENTERED_IN_ERROR, TODAY, null, "重复录入王样本", null));
        core.get(Timelines.class).deliverPending(10);
        assertThat(core.get(Timelines.class)
                        .of(accepted.caseId(), null, 10)
                        .items()
                        .toString())
                .doesNotContain("王样本", MAN_1942, "脑梗死", "样本路", "8123456");
    }

    // ---- identification

    private ReferralAccepted unknown(String key) {
        return referrals.accept(key(key), referral(Samples.unknownPerson(), null));
    }

    private static IdentifyElder identity(String caseId, Long revision, String citizenId) {
        return new IdentifyElder(
                caseId,
                revision,
                new IdentityDetails(DocumentType.CITIZEN_ID, citizenId, "李样本", null, null),
                "wang.yisheng");
    }

    @Test
    @DisplayName("R26: an unknown person identified gets their own health record, and then has one open case")
    void identified() {
        ReferralAccepted found = unknown("api:2");
        var command = identity(found.caseId(), 1L, WOMAN_1938);

        CaseChanged changed = cases.identify(key("api:3"), command);

        assertThat(cases.identify(key("api:3"), command)).isEqualTo(changed);
        CaseView view = cases.view(found.caseId());
        assertThat(view.revision()).isEqualTo(changed.revision());
        assertThat(view.elder().name()).isEqualTo("李样本");
        assertThat(view.elder().birthDate()).isEqualTo(LocalDate.of(1938, 12, 15));
        assertThat(view.elder().birthDateEstimated()).isFalse();
        assertThat(view.elder().address().divisionCode()).isEqualTo("999001002");
        assertThatThrownBy(() -> referrals.accept(key("api:4"), referral(WOMAN_1938)))
                .isInstanceOf(OpenCaseExists.class)
                .hasMessageContaining(found.caseNumber());
        assertThatThrownBy(() -> cases.identify(key("api:5"), identity(found.caseId(), null, WOMAN_1938)))
                .isInstanceOf(AlreadyIdentified.class);
    }

    @Test
    @DisplayName("R26: who turns out to have an open case already is not given a second one")
    void identified_as_somebody_with_a_case() {
        ReferralAccepted found = unknown("api:2");

        assertThatThrownBy(() -> cases.identify(key("api:3"), identity(found.caseId(), null, MAN_1942)))
                .isInstanceOf(OpenCaseExists.class)
                .hasMessageContaining(accepted.caseNumber());
        assertThat(cases.view(found.caseId()).elder().document().type()).isEqualTo(DocumentType.UNKNOWN);
        // mended in the meantime: the other case was an error
        cases.close(key("api:c"), closing(ClosureReason.ENTERED_IN_ERROR, TODAY, null, "同一人", null));
        cases.identify(key("api:4"), identity(found.caseId(), null, MAN_1942));
        assertThat(cases.view(found.caseId()).elder().document().type()).isEqualTo(DocumentType.CITIZEN_ID);
    }

    @Test
    void an_identity_must_be_right_and_the_revision_current() {
        ReferralAccepted found = unknown("api:2");
        assertThatThrownBy(() -> cases.identify(key("api:3"), identity(found.caseId(), null, MAN_1942 + "1")))
                .isInstanceOf(InvalidFields.class)
                .hasMessageContaining("documentNumber");
        assertThatThrownBy(() -> cases.identify(key("api:4"), identity(found.caseId(), 7L, WOMAN_1938)))
                .isInstanceOf(StaleRevision.class);
        assertThatThrownBy(() -> cases.identify(
                        key("api:5"),
                        new IdentifyElder(
                                found.caseId(),
                                null,
                                new IdentityDetails(DocumentType.UNKNOWN, null, null, null, null),
                                "x")))
                .hasMessageContaining("documentType");
    }

    @Test
    @DisplayName("R26: after the closure of an identified person's case they are free")
    void identified_then_closed() {
        ReferralAccepted found = unknown("api:2");
        cases.identify(key("api:3"), identity(found.caseId(), null, WOMAN_1938));
        cases.close(
                key("api:4"), new CloseCase(found.caseId(), null, ClosureReason.MOVED, TODAY, null, null, "platform"));
        assertThat(referrals.accept(key("api:5"), referral(WOMAN_1938)).created())
                .isTrue();
    }

    @Test
    void case_numbers_are_unique_and_begin_anew_each_year() {
        List<String> numbers = IntStream.range(0, 3)
                .mapToObj(i -> core.get(CaseNumbers.class).next())
                .toList();
        assertThat(numbers).containsExactly("KY-2026-000002", "KY-2026-000003", "KY-2026-000004");
        core.clock.set("2027-01-01T00:00:00");
        assertThat(core.get(CaseNumbers.class).next()).isEqualTo("KY-2027-000001");
    }
}

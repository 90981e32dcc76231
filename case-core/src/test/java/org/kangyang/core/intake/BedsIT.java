package org.kangyang.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.elder;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.AtOnce;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.institution.ImportResult;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedOffer;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseEventKind;
import org.kangyang.core.pathway.CaseEvents;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.CaseRecords;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.OfferNotOpen;
import org.kangyang.core.pathway.OfferOutcome;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.core.pathway.ReportEvent;
import org.kangyang.core.pathway.WaitingEntry;
import org.kangyang.core.pathway.WaitingLists;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;

class BedsIT {

    private Core core;
    private BedRegister register;
    private Allotment allotment;
    private Vacancies vacancies;
    private CasePlaces places;
    private CareCases cases;
    private WaitingLists lists;
    private int jobs;

    @BeforeEach
    void fresh() {
        core = Core.fresh();
        Samples.registers(core);
        register = core.get(BedRegister.class);
        allotment = core.get(Allotment.class);
        vacancies = core.get(Vacancies.class);
        places = core.get(CasePlaces.class);
        cases = core.get(CareCases.class);
        lists = core.get(WaitingLists.class);
    }

    private CommandKey job() {
        return key("c:" + ++jobs);
    }

    private static BedRow bed(String id, String home, String type, String sexOnly) {
        return new BedRow(id, home, "201", type, sexOnly, 420_000L);
    }

    private void rehabBeds(int number) {
        register.importRows(IntStream.rangeClosed(1, number)
                .mapToObj(i -> bed("B" + i, "NH001", "REHAB", null))
                .toList());
    }

    /** Referred from hospital, graded and ready for a destination. */
    private ReferralAccepted assessed(int number, Colour colour, boolean woman) {
        String citizenId = Samples.citizenId("99900119400101", String.format("%02d%d", number, woman ? 2 : 1));
        ReferralAccepted accepted = core.get(Referrals.class)
                .accept(
                        key("api:r" + number),
                        referral(
                                elder(DocumentType.CITIZEN_ID, citizenId),
                                LocalDate.ofInstant(core.clock.instant(), core.clock.getZone())
                                        .plusDays(7)));
        cases.claim(job(), new ClaimCase(accepted.caseId(), accepted.referralId(), "c:1000"));
        core.get(CaseRecords.class)
                .graded(job(), accepted.caseId(), "a" + number, colour, 500, new ReassessmentInterval(6, 14));
        return accepted;
    }

    private static ApplyDestination rehab(ReferralAccepted accepted) {
        return new ApplyDestination(
                accepted.caseId(), accepted.referralId(), Destination.CARE_HOME, BedType.REHAB, null);
    }

    private String waiting(int number, Colour colour) {
        ReferralAccepted accepted = assessed(number, colour, false);
        assertThat(allotment.applyDestination(job(), rehab(accepted))).isEqualTo(CaseStatus.WAITLISTED);
        core.clock.advance(java.time.Duration.ofMinutes(1));
        return accepted.caseId();
    }

    private CaseView view(String caseId) {
        return cases.view(caseId);
    }

    private String offerId(String caseId) {
        BedOffer offer = view(caseId).waitlist().offer();
        return offer == null ? null : offer.offerId();
    }

    private List<PendingMessage> messages(String name) {
        return core.get(Outbox.class).pendingMessages(1000).stream()
                .filter(message -> message.name().equals(name))
                .toList();
    }

    /** What bed-vacancy would do with every pending message. */
    private void vacanciesSettle() {
        while (!messages("bed-freed").isEmpty()) {
            for (PendingMessage message : messages("bed-freed")) {
                core.get(Outbox.class).acknowledge(message);
                vacancies.offerNext(job(), message.variables().get("bedId").toString(), (Integer)
                        message.variables().get("holdNo"));
            }
        }
    }

    private void close(String caseId) {
        cases.close(
                job(),
                new CloseCase(caseId, null, ClosureReason.DEATH, LocalDate.of(2026, 11, 24), null, null, "platform"));
    }

    @Test
    @DisplayName("R33: beds are imported row by row, wrong rows are named, a repetition changes nothing")
    void imported() {
        var rows = List.of(
                bed("B1", "NH001", "NURSING", null),
                bed("B2", "NH404", "NURSING", null),
                new BedRow("B 3", "NH001", null, "SUITE", "OTHER", -1L));

        ImportResult result = register.importRows(rows);

        assertThat(result.inserted()).isOne();
        assertThat(result.errors())
                .extracting(ImportResult.RowError::row, ImportResult.RowError::field)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(2, "careHomeId"),
                        org.assertj.core.groups.Tuple.tuple(3, "bedId"),
                        org.assertj.core.groups.Tuple.tuple(3, "room"),
                        org.assertj.core.groups.Tuple.tuple(3, "type"),
                        org.assertj.core.groups.Tuple.tuple(3, "sexOnly"),
                        org.assertj.core.groups.Tuple.tuple(3, "monthlyPriceFen"));
        assertThat(register.importRows(rows.subList(0, 1)).unchanged()).isOne();
        assertThat(register.importRows(List.of(new BedRow("B1", "NH001", "202", "NURSING", "FEMALE", 1L)))
                        .updated())
                .isOne();
        assertThat(register.view("B1").room()).isEqualTo("202");
        assertThat(register.list("NH001", BedType.NURSING, BedState.FREE, null, 10))
                .hasSize(1);
        assertThat(register.list(null, null, null, "B1", 10)).isEmpty();
    }

    @Test
    @DisplayName("R25, T1: with a free bed straight to the care home, else onto the list; the job may be repeated")
    void free_or_not() {
        rehabBeds(1);
        ReferralAccepted first = assessed(1, Colour.ORANGE, false);
        CommandKey job = job();
        assertThat(allotment.applyDestination(job, rehab(first))).isEqualTo(CaseStatus.CARE_HOME_INTAKE);
        assertThat(allotment.applyDestination(job, rehab(first))).isEqualTo(CaseStatus.CARE_HOME_INTAKE);
        assertThat(view(first.caseId()).admission().bed().bedId()).isEqualTo("B1");
        assertThat(register.view("B1").holderCaseId()).isEqualTo(first.caseId());
        assertThat(register.view("B1").state()).isEqualTo(BedState.OCCUPIED);

        String second = waiting(2, Colour.RED);
        assertThat(view(second).waitlist().ranked()).isTrue();
    }

    @Test
    @DisplayName("R33: a job that has put an elder on the list gives no bed when it is repeated; the list does")
    void repeated_beside_itself() {
        rehabBeds(1);
        ReferralAccepted one = assessed(1, Colour.ORANGE, false);
        CommandKey job = job();
        assertThat(cases.applyDestination(job, rehab(one), null).status())
                .as("the same job at another worker, when no bed was free")
                .isEqualTo(CaseStatus.WAITLISTED);

        assertThat(allotment.applyDestination(job, rehab(one))).isEqualTo(CaseStatus.WAITLISTED);

        assertThat(register.view("B1").state()).isEqualTo(BedState.FREE);
        vacanciesSettle();
        assertThat(view(one.caseId()).waitlist().offer()).isNotNull();
    }

    @Test
    @DisplayName("R33: a room for women is given to no man")
    void rooms_for_one_sex() {
        register.importRows(List.of(bed("B1", "NH001", "REHAB", "FEMALE")));
        ReferralAccepted man = assessed(1, Colour.RED, false);
        ReferralAccepted woman = assessed(2, Colour.GREEN, true);
        assertThat(allotment.applyDestination(job(), rehab(man))).isEqualTo(CaseStatus.WAITLISTED);
        assertThat(allotment.applyDestination(job(), rehab(woman))).isEqualTo(CaseStatus.CARE_HOME_INTAKE);
    }

    @Test
    @DisplayName("R33: many at once: no bed to two elders, no elder on two beds, and no bed left free while one waits")
    void many_at_once() throws Exception {
        int elders = 24;
        int beds = 9;
        rehabBeds(beds);
        List<ReferralAccepted> all = IntStream.range(0, elders)
                .mapToObj(i -> assessed(10 + i, Colour.ORANGE, false))
                .toList();

        List<Object> statuses = AtOnce.call(
                elders * 2, i -> allotment.applyDestination(key("c:many" + i % elders), rehab(all.get(i % elders))));

        vacanciesSettle();
        assertThat(statuses).allMatch(CaseStatus.class::isInstance);
        Set<String> holders = new HashSet<>();
        for (BedView bed : register.list("NH001", null, null, null, 100)) {
            assertThat(bed.state()).as(bed.bedId()).isIn(BedState.OCCUPIED, BedState.OFFERED);
            assertThat(holders.add(bed.holderCaseId())).as("one bed each").isTrue();
        }
        assertThat(holders).hasSize(beds);
        for (ReferralAccepted one : all) {
            CaseView view = view(one.caseId());
            boolean admitted = view.status() == CaseStatus.CARE_HOME_INTAKE;
            boolean offered = view.waitlist() != null && view.waitlist().offer() != null;
            assertThat(admitted || offered).isEqualTo(holders.contains(one.caseId()));
        }
    }

    @Test
    @DisplayName("R33: one elder asked for by many jobs at once still gets one bed")
    void one_elder_many_jobs() throws Exception {
        rehabBeds(6);
        ReferralAccepted one = assessed(1, Colour.RED, false);

        AtOnce.call(12, i -> {
            try {
                return allotment.applyDestination(key("c:same" + i), rehab(one));
            } catch (IllegalStateException | org.kangyang.core.pathway.TransitionRefused late) {
                return late;
            }
        });

        assertThat(register.list("NH001", null, null, null, 100).stream()
                        .filter(bed -> one.caseId().equals(bed.holderCaseId())))
                .hasSize(1);
    }

    @Test
    @DisplayName("R33: the list is ordered by colour, RED first, then by application time, per care home and district")
    void order() {
        String green = waiting(1, Colour.GREEN);
        String orange = waiting(2, Colour.ORANGE);
        String red = waiting(3, Colour.RED);
        String laterOrange = waiting(4, Colour.ORANGE);

        List<WaitingEntry> home = lists.ofCareHome("NH001", "999001", null, 10);
        assertThat(home).extracting(WaitingEntry::caseId).containsExactly(red, orange, laterOrange, green);
        assertThat(home).extracting(WaitingEntry::rank).containsExactly(1, 2, 3, 4);
        assertThat(lists.ofDistrict("999001", BedType.REHAB, 10))
                .extracting(WaitingEntry::caseId)
                .containsExactly(red, orange, laterOrange, green);
        assertThat(lists.ofDistrict("999001", BedType.NURSING, 10)).isEmpty();

        core.get(CaseRecords.class).graded(job(), green, "a9", Colour.RED, 100, new ReassessmentInterval(6, 14));
        assertThat(lists.ofCareHome("NH001", "999001", BedType.REHAB, 10))
                .extracting(WaitingEntry::caseId)
                .as("a new colour counts, and so does the time")
                .containsExactly(green, red, orange, laterOrange);
    }

    @Test
    @DisplayName("R33: a freed bed is offered to the next in line; accepted, it is theirs")
    void offered_and_accepted() {
        String orange = waiting(1, Colour.ORANGE);
        String red = waiting(2, Colour.RED);
        rehabBeds(1);
        vacanciesSettle();

        assertThat(offerId(orange)).isNull();
        String offer = offerId(red);
        assertThat(offer).isEqualTo(red + "-o1");
        assertThat(messages("bed-offered"))
                .singleElement()
                .satisfies(message -> assertThat(message.variables()).containsEntry("offerId", offer));
        assertThat(places.claimOffer(job(), red, offer, "c:9", core.clock.instant(), core.clock.instant())
                        .groups()
                        .careHomeManager())
                .isEqualTo("care-home-manager.NH001");
        assertThat(places.claimOffer(job(), red, offer, "c:10", core.clock.instant(), core.clock.instant())
                        .claimed())
                .isFalse();

        places.answerOffer(job(), red, offer, BedOffer.Answer.ACCEPTED, "platform");
        assertThatThrownBy(() -> places.answerOffer(job(), red, offer, BedOffer.Answer.DECLINED, "platform"))
                .isInstanceOf(OfferNotOpen.class);
        assertThat(core.get(Offers.class).settle(job(), red, offer, true)).isEqualTo(OfferOutcome.ACCEPTED);

        assertThat(view(red).status()).isEqualTo(CaseStatus.CARE_HOME_INTAKE);
        assertThat(view(red).waitlist()).isNull();
        assertThat(register.view("B1").state()).isEqualTo(BedState.OCCUPIED);
        assertThat(lists.ofCareHome("NH001", "999001", null, 10))
                .extracting(WaitingEntry::caseId)
                .containsExactly(orange);
    }

    @Test
    @DisplayName("R25: a free bed of the care home that assessed comes before one of another in the district")
    void takesTheOwnCareHomeFirst() {
        register.importRows(List.of(
                bed("A1", "NH002", "REHAB", null),
                bed("B1", "NH001", "REHAB", null),
                bed("A2", "NH002", "REHAB", null)));
        List<String> taken = IntStream.rangeClosed(1, 2)
                .mapToObj(number -> assessed(number, Colour.ORANGE, false))
                .map(accepted -> {
                    allotment.applyDestination(job(), rehab(accepted));
                    return view(accepted.caseId()).admission().bed().bedId();
                })
                .toList();
        assertThat(taken).containsExactly("B1", "A1");
    }

    @Test
    @DisplayName("R33: declined, the bed goes to the next; the place is kept once, then it is the last of its colour")
    void declined() {
        String first = waiting(1, Colour.RED);
        String second = waiting(2, Colour.RED);
        rehabBeds(1);
        vacanciesSettle();
        decline(first);
        assertThat(offerId(second)).isNotNull();
        assertThat(lists.ofCareHome("NH001", "999001", null, 10))
                .extracting(WaitingEntry::caseId)
                .as("the place is kept")
                .containsExactly(first, second);

        decline(second);
        assertThat(offerId(first)).as("the same vacancy is not offered again").isNull();
        assertThat(register.view("B1").state()).isEqualTo(BedState.FREE);

        register.importRows(List.of(bed("B2", "NH001", "REHAB", null)));
        vacanciesSettle();
        decline(first);
        assertThat(lists.ofCareHome("NH001", "999001", null, 10))
                .extracting(WaitingEntry::caseId)
                .as("the second time it is the last of the colour")
                .containsExactly(second, first);
    }

    private void decline(String caseId) {
        String offer = offerId(caseId);
        places.recordAnswer(job(), caseId, offer, BedOffer.Answer.DECLINED, "zhu.yuanzhang", null);
        assertThat(core.get(Offers.class).settle(job(), caseId, offer, true)).isEqualTo(OfferOutcome.DECLINED);
        core.clock.advance(java.time.Duration.ofMinutes(1));
        vacanciesSettle();
    }

    @ParameterizedTest(name = "{0}, a note of {1}: {2}")
    @DisplayName("R33: what is no answer ends no offer before its time; the task comes again, and silence then counts")
    @CsvSource({
        "MAYBE, 0, UNANSWERED",
        "'', 5, UNANSWERED",
        "ACCEPTED, 201, UNANSWERED",
        "ACCEPTED, 200, ACCEPTED",
        "DECLINED, 0, DECLINED"
    })
    void looksThroughAnAnswer(String answer, int noteLength, OfferOutcome outcome) {
        String first = waiting(1, Colour.RED);
        rehabBeds(1);
        vacanciesSettle();
        String offer = offerId(first);
        OfferAnswerForm form = new OfferAnswerForm(answer, "长".repeat(noteLength));
        core.get(Admissions.class).recordAnswer(job(), first, offer, form, "zhu.yuanzhang");
        assertThat(core.get(Offers.class).settle(job(), first, offer, false)).isEqualTo(outcome);
        if (outcome == OfferOutcome.UNANSWERED) {
            assertThat(offerId(first)).as("still on offer").isEqualTo(offer);
            assertThat(core.get(Offers.class).settle(job(), first, offer, true)).isEqualTo(OfferOutcome.EXPIRED);
        }
    }

    @Test
    @DisplayName("R33: silence is a refusal")
    void silent() {
        String first = waiting(1, Colour.RED);
        rehabBeds(1);
        vacanciesSettle();
        assertThat(core.get(Offers.class).settle(job(), first, offerId(first), true))
                .isEqualTo(OfferOutcome.EXPIRED);
        assertThat(view(first).waitlist().refusals()).isOne();
    }

    @Test
    @DisplayName("R33: a bed closed while it is offered: the offer is withdrawn and does not count")
    void closed_while_offered() {
        String first = waiting(1, Colour.RED);
        rehabBeds(1);
        vacanciesSettle();
        String offer = offerId(first);

        CommandKey request = key("api:close");
        register.close(request, "B1", null);
        register.close(request, "B1", null);

        assertThat(register.view("B1").state()).isEqualTo(BedState.CLOSED);
        assertThat(view(first).waitlist().offer()).isNull();
        assertThat(view(first).waitlist().refusals()).isZero();
        assertThat(messages("bed-offer-withdrawn")).hasSize(1);
        assertThat(core.get(Offers.class).settle(job(), first, offer, true)).isEqualTo(OfferOutcome.WITHDRAWN);

        register.reopen(key("api:open"), "B1", null);
        vacanciesSettle();
        assertThat(offerId(first)).as("offered anew").isEqualTo(first + "-o2");
    }

    @Test
    @DisplayName("R33: whoever repeats the claim an hour later asks until the same moment: 48 h from the first")
    void claims_an_offer_again() {
        String first = waiting(1, Colour.RED);
        rehabBeds(1);
        vacanciesSettle();
        List<DeadlineRow> rows = List.of(
                new DeadlineRow("bed-offer", "答复", 48, null, false, "care-home-manager", null, null),
                new DeadlineRow("bed-offer-reminder", "提醒", 24, null, false, "care-home-manager", null, null));
        Offers offers = core.get(Offers.class);
        OfferClaimed before = offers.claim(job(), first, offerId(first), rows, "c:9");
        core.clock.advance(Duration.ofHours(1));
        OfferClaimed after = offers.claim(job(), first, offerId(first), rows, "c:9");
        assertThat(after).isEqualTo(before);
        assertThat(Objects.requireNonNull(after.offerDue()).dueAt().toInstant())
                .isEqualTo(core.clock.instant().plus(Duration.ofHours(47)).truncatedTo(ChronoUnit.SECONDS))
                .isEqualTo(
                        Objects.requireNonNull(view(first).waitlist().offer()).expiresAt());
        assertThat(offers.claim(job(), first, offerId(first), rows, "c:10")
                        .claim()
                        .claimed())
                .isFalse();
    }

    @Test
    @DisplayName("R33: a bed closed after the yes, before it was settled: no bed, and the place is kept")
    void closed_after_the_answer() {
        String first = waiting(1, Colour.RED);
        rehabBeds(1);
        vacanciesSettle();
        String offer = offerId(first);
        places.recordAnswer(job(), first, offer, BedOffer.Answer.ACCEPTED, "zhu.yuanzhang", null);
        register.close(key("api:close"), "B1", null);
        assertThat(core.get(Offers.class).settle(job(), first, offer, true)).isEqualTo(OfferOutcome.WITHDRAWN);
        assertThat(view(first).status()).isEqualTo(CaseStatus.WAITLISTED);
    }

    @Test
    @DisplayName("DOMAIN §6: death on the list, and while a bed is on offer: the bed goes on")
    void death() {
        String first = waiting(1, Colour.RED);
        String second = waiting(2, Colour.ORANGE);
        String third = waiting(3, Colour.GREEN);
        rehabBeds(1);
        vacanciesSettle();
        close(second);
        close(first);
        vacanciesSettle();
        assertThat(offerId(third)).isNotNull();
        assertThat(lists.ofCareHome("NH001", "999001", null, 10))
                .extracting(WaitingEntry::caseId)
                .containsExactly(third);
    }

    @Test
    @DisplayName("DOMAIN §6: a case that ends leaves its bed to the next")
    void death_in_the_bed() {
        rehabBeds(1);
        ReferralAccepted first = assessed(1, Colour.ORANGE, false);
        allotment.applyDestination(job(), rehab(first));
        String second = waiting(2, Colour.ORANGE);
        close(first.caseId());
        vacanciesSettle();
        assertThat(offerId(second)).isNotNull();
    }

    @Test
    @DisplayName("A bed held for a case that closed in that moment is freed, by the job or by the closure")
    void closed_meanwhile() {
        rehabBeds(1);
        ReferralAccepted first = assessed(1, Colour.ORANGE, false);
        close(first.caseId());
        assertThatThrownBy(() -> allotment.applyDestination(job(), rehab(first)))
                .isInstanceOf(org.kangyang.core.pathway.CaseClosed.class);
        assertThat(register.view("B1").state()).isEqualTo(BedState.FREE);

        core.get(Beds.class).take(job(), "B1", first.caseId(), BedState.OCCUPIED);
        allotment.releaseOf(job(), first.caseId());
        allotment.releaseOf(job(), first.caseId());
        assertThat(register.view("B1").state()).isEqualTo(BedState.FREE);
    }

    @Test
    @DisplayName("R33: a newcomer does not overtake who waits with the better claim, though a bed is free")
    void no_overtaking() {
        String first = waiting(1, Colour.RED);
        rehabBeds(1);
        ReferralAccepted newcomer = assessed(2, Colour.ORANGE, false);
        assertThat(allotment.applyDestination(job(), rehab(newcomer))).isEqualTo(CaseStatus.WAITLISTED);
        vacanciesSettle();
        assertThat(offerId(first)).isNotNull();
        assertThat(offerId(newcomer.caseId())).isNull();
    }

    @Test
    @DisplayName("R11: nobody is offered a bed on an assessment that is overdue; the next in line is")
    void overdue_assessment() {
        String overdue = waiting(1, Colour.RED);
        core.clock.advance(java.time.Duration.ofDays(200));
        String fresh = waiting(2, Colour.GREEN);
        rehabBeds(1);
        vacanciesSettle();
        assertThat(offerId(overdue)).isNull();
        assertThat(offerId(fresh)).isNotNull();
        assertThat(lists.ofCareHome("NH001", "999001", null, 10))
                .extracting(WaitingEntry::caseId)
                .as("the place is kept")
                .containsExactly(overdue, fresh);
    }

    private void hospitalised(String caseId) {
        core.get(CaseEvents.class)
                .report(
                        job(),
                        new ReportEvent(
                                caseId,
                                "E" + ++jobs,
                                CaseEventKind.HOSPITALISATION,
                                core.clock.instant().atOffset(java.time.ZoneOffset.ofHours(8)),
                                null,
                                "family",
                                "platform"));
    }

    private ReferralAccepted referredAgain(int number) {
        String citizenId = Samples.citizenId("99900119400101", String.format("%02d%d", number, 1));
        ReferralAccepted again = core.get(Referrals.class)
                .accept(
                        key("api:again" + number),
                        referral(
                                elder(DocumentType.CITIZEN_ID, citizenId),
                                LocalDate.ofInstant(core.clock.instant(), core.clock.getZone())
                                        .plusDays(7)));
        cases.claim(job(), new ClaimCase(again.caseId(), again.referralId(), "c:2000"));
        return again;
    }

    @Test
    @DisplayName("R33: hospital while a bed is on offer: the bed goes on, the time waited is kept for afterwards")
    void hospital_while_waiting() {
        String first = waiting(1, Colour.RED);
        String second = waiting(2, Colour.RED);
        java.time.Instant since = view(first).waitlist().requestedAt();
        rehabBeds(1);
        vacanciesSettle();
        assertThat(offerId(first)).isNotNull();

        hospitalised(first);
        vacanciesSettle();
        assertThat(offerId(second)).isNotNull();
        assertThat(lists.ofCareHome("NH001", "999001", null, 10))
                .extracting(WaitingEntry::caseId)
                .containsExactly(second);

        assertThat(allotment.applyDestination(job(), rehab(referredAgain(1)))).isEqualTo(CaseStatus.WAITLISTED);
        assertThat(view(first).waitlist().requestedAt()).isEqualTo(since);
        assertThat(view(first).waitlist().refusals()).isZero();
        assertThat(lists.ofCareHome("NH001", "999001", null, 10))
                .extracting(WaitingEntry::caseId)
                .containsExactly(first, second);
    }

    @Test
    @DisplayName("R25: in hospital meanwhile, the elder keeps the bed and comes back to it")
    void hospital_from_the_bed() {
        rehabBeds(2);
        ReferralAccepted first = assessed(1, Colour.ORANGE, false);
        allotment.applyDestination(job(), rehab(first));
        hospitalised(first.caseId());
        assertThat(register.view("B1").holderCaseId()).isEqualTo(first.caseId());

        assertThat(allotment.applyDestination(job(), rehab(referredAgain(1)))).isEqualTo(CaseStatus.CARE_HOME_INTAKE);
        assertThat(view(first.caseId()).admission().bed().bedId()).isEqualTo("B1");
        assertThat(view(first.caseId()).admission().admissionId()).endsWith("-i2");
        vacanciesSettle();
        assertThat(register.view("B1").holderCaseId()).isEqualTo(first.caseId());
    }

    @Test
    @DisplayName("R33: the job of a vacancy broken off after the hold goes on with the same elder")
    void vacancy_repeated() {
        String first = waiting(1, Colour.RED);
        rehabBeds(1);
        CommandKey job = job();
        core.get(Beds.class).take(job.part(first), "B1", first, BedState.OFFERED);
        assertThat(vacancies.offerNext(job, "B1", 0)).isEqualTo(VacancyOutcome.OFFERED);
        assertThat(vacancies.offerNext(job, "B1", 0)).isEqualTo(VacancyOutcome.OFFERED);
        assertThat(offerId(first)).isEqualTo(first + "-o1");
    }

    @Test
    @DisplayName("R33: many vacancies at once offer no elder two beds")
    void many_vacancies() throws Exception {
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(waiting(10 + i, Colour.ORANGE));
        }
        rehabBeds(8);
        AtOnce.call(16, i -> vacancies.offerNext(key("c:v" + i), "B" + (i % 8 + 1), 0));
        vacanciesSettle();
        Set<String> holders = new HashSet<>();
        register.list("NH001", null, BedState.OFFERED, null, 100)
                .forEach(bed -> assertThat(holders.add(bed.holderCaseId())).isTrue());
        assertThat(holders).containsExactlyInAnyOrderElementsOf(waiting);
    }
}

package org.kangyang.core.pathway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.springframework.stereotype.Component;

/** The case's side of care-home beds: waiting list, offers, admission (R33, R05, R34). */
@Component
public class CasePlaces {

    /** What the ledger keeps. */
    private record Made(boolean yes) {}

    /** What the ledger keeps. */
    private record Checked(List<String> problems) {}

    /** What the ledger keeps. */
    private record Ended(OfferOutcome outcome) {}

    private final AggregateStore<CareCase> cases;
    private final CaseCards cards;
    private final CareClock clock;

    CasePlaces(AggregateStore<CareCase> cases, CaseCards cards, CareClock clock) {
        this.cases = cases;
        this.cards = cards;
        this.clock = clock;
    }

    /** Which bed T1's destination asks for. */
    public BedWish wish(ApplyDestination command) {
        return cases.get(command.caseId()).wish(command);
    }

    /** How severe, and since when this would wait: what somebody else on the list is compared with (R33). */
    public WaitlistRequest asIfWaiting(String caseId, BedWish wish) {
        CareCase found = cases.get(caseId);
        WaitlistRequest waiting = found.waitlist();
        return waiting != null && waiting.bedType() == wish.bedType()
                ? waiting.renewed(wish, found.colour())
                : WaitlistRequest.of(wish, found.colour(), true, clock.now());
    }

    /** Which bed an application asks for; null where the elder does not wait any more. */
    public @Nullable BedWish wishOf(String caseId) {
        CareCase found = cases.get(caseId);
        WaitlistRequest waiting = found.waitlist();
        return waiting == null || found.status() != CaseStatus.WAITLISTED ? null : waiting.wish();
    }

    /**
     * Gives the application to one process instance.
     *
     * @throws CaseClosed where the case was closed meanwhile
     */
    public Claim claimApplication(CommandKey key, String caseId, String applicationId, String processInstance) {
        boolean claimed = cases.execute(
                        caseId,
                        key,
                        Made.class,
                        found -> new Made(found.claimedApplication(applicationId, processInstance)))
                .yes();
        CareCase found = cases.get(caseId);
        return claimed
                ? new Claim(true, cards.card(found), cards.groups(found, found.assessingFor(applicationId)))
                : new Claim(false, null, null);
    }

    /**
     * A bed or a rank for who was assessed (R11).
     *
     * @return false where the elder does not wait any more
     */
    public boolean place(CommandKey key, String caseId, String applicationId, @Nullable AllottedBed bed) {
        return cases.execute(caseId, key, Made.class, found -> new Made(found.placed(applicationId, bed, clock.now())))
                .yes();
    }

    /** Offers the bed. False where the elder does not wait for it any more. */
    public boolean offer(CommandKey key, String caseId, AllottedBed bed) {
        return cases.execute(caseId, key, Made.class, found -> new Made(found.offered(bed, clock.now())))
                .yes();
    }

    /** @throws org.kangyang.core.integration.NotFound where the case has no such offer now */
    public BedOffer offer(String caseId, String offerId) {
        BedOffer offer = cases.get(caseId).offerOf(offerId);
        if (offer == null) {
            throw new org.kangyang.core.integration.NotFound("床位提供", offerId);
        }
        return offer;
    }

    /**
     * Gives the offer to one process instance.
     *
     * @param expiresAt from when silence counts as no
     * @throws CaseClosed where the case was closed meanwhile
     */
    public Claim claimOffer(
            CommandKey key, String caseId, String offerId, String processInstance, Instant now, Instant expiresAt) {
        boolean claimed = cases.execute(
                        caseId,
                        key,
                        Made.class,
                        found -> new Made(found.claimedOffer(offerId, processInstance, now, expiresAt)))
                .yes();
        CareCase found = cases.get(caseId);
        BedOffer offer = found.offerOf(offerId);
        if (!claimed || offer == null) {
            return new Claim(false, null, null);
        }
        return new Claim(
                true, cards.card(found), cards.groups(found, offer.bed().careHomeId()));
    }

    /**
     * The family's answer through the API; the process hears of it.
     *
     * @throws OfferNotOpen where it is void or was answered before
     */
    public CaseChanged answerOffer(CommandKey key, String caseId, String offerId, BedOffer.Answer answer, String by) {
        return cases.execute(caseId, key, CaseChanged.class, found -> {
            found.answered(offerId, answer, by, null, true, clock.now());
            return found.changed(found.revision() + 1);
        });
    }

    /** The family's answer as staff recorded it in their task; one that came first through the API stands. */
    public void recordAnswer(
            CommandKey key, String caseId, String offerId, BedOffer.Answer answer, String by, @Nullable String note) {
        cases.execute(caseId, key, Done.class, found -> {
            BedOffer offer = found.offerOf(offerId);
            if (offer != null && offer.answer() == null) {
                found.answered(offerId, answer, by, note, false, clock.now());
            }
            return Done.DONE;
        });
    }

    /** What the family said so far; null where nothing, or where the offer is void. */
    public BedOffer.@Nullable Answer answerOf(String caseId, String offerId) {
        BedOffer offer = cases.get(caseId).offerOf(offerId);
        return offer == null ? null : offer.answer();
    }

    /**
     * Ends the offer as the family answered.
     *
     * @param expired whether the time to answer is over; before, an offer without an answer stays open
     */
    public OfferOutcome settleOffer(CommandKey key, String caseId, String offerId, boolean expired) {
        return cases.execute(caseId, key, Ended.class, found -> new Ended(found.settled(offerId, expired, clock.now())))
                .outcome();
    }

    /** The bed offered is not to be had any more. */
    public void withdrawOffer(CommandKey key, String caseId, String bedId, int holdNo) {
        cases.execute(caseId, key, Done.class, found -> {
            WaitlistRequest waiting = found.waitlist();
            BedOffer offer = waiting == null ? null : waiting.offer();
            if (offer != null
                    && offer.bed().bedId().equals(bedId)
                    && offer.bed().holdNo() == holdNo) {
                found.offerWithdrawn(offer.offerId(), clock.now());
            }
            return Done.DONE;
        });
    }

    /**
     * Gives the admission to one process instance.
     *
     * @return null where another instance has it, or the elder is not being admitted
     * @throws CaseClosed where the case was closed meanwhile
     */
    public @Nullable Admission claimAdmission(CommandKey key, String caseId, String processInstance) {
        boolean claimed = cases.execute(
                        caseId, key, Made.class, found -> new Made(found.claimedAdmission(processInstance)))
                .yes();
        return claimed ? cases.get(caseId).admission() : null;
    }

    /** R05's assessment of this admission. */
    public void assessedIn(CommandKey key, String caseId, String assessmentId) {
        run(key, caseId, found -> found.admissionAssessedIn(assessmentId));
    }

    /** What staff filled in about the arrival, right or wrong. */
    public void reportArrival(CommandKey key, String caseId, ReportedArrival arrival) {
        run(key, caseId, found -> found.arrivalReported(arrival));
    }

    /**
     * The elder arrived as reported, unless something is wrong with the report.
     *
     * @param review finds what is wrong
     * @return what is wrong, in sentences
     */
    public List<String> checkArrival(CommandKey key, String caseId, Function<Admission, List<String>> review) {
        return check(key, caseId, found -> {
            Admission admission = found.requireAdmission();
            ReportedArrival arrival = admission.reported();
            List<String> problems = review.apply(admission);
            if (problems.isEmpty() && arrival != null) {
                LocalDate day = Objects.requireNonNull(arrival.on());
                found.admittedOn(day, arrival.note(), arrival.by(), clock.now());
            }
            return problems;
        });
    }

    /** @return whether a family-doctor contract holds today; where none does, the timeline says so (R34) */
    public boolean contractHolds(CommandKey key, String caseId) {
        return cases.execute(
                        caseId, key, Made.class, found -> new Made(found.contractHolds(clock.today(), clock.now())))
                .yes();
    }

    /**
     * The resident has a right to free check-ups (R34).
     *
     * @param everyMonths how often
     */
    public void entitleToCheckUps(CommandKey key, String caseId, int everyMonths) {
        run(key, caseId, found -> {
            LocalDate arrival = found.requireAdmission().admittedOn();
            LocalDate since = arrival == null ? clock.today() : arrival;
            found.entitledToCheckUps(CheckUp.from(since, everyMonths), clock.now());
        });
    }

    /** What was filled in about a family-doctor contract, right or wrong. */
    public void reportContract(CommandKey key, String caseId, ReportedContract contract) {
        run(key, caseId, found -> found.contractReported(contract));
    }

    /**
     * A family doctor took the elder on as reported (R34), unless something is wrong with the report.
     *
     * @param review as for {@link #checkArrival}
     * @return what is wrong, in sentences
     */
    public List<String> checkContract(CommandKey key, String caseId, Function<ReportedContract, List<String>> review) {
        return check(key, caseId, found -> {
            ReportedContract contract = found.requireReportedContract();
            List<String> problems = review.apply(contract);
            if (problems.isEmpty()) {
                found.contracted(
                        new FamilyDoctorContract(
                                Objects.requireNonNull(contract.number()).strip(),
                                Objects.requireNonNull(contract.doctor()).strip(),
                                Objects.requireNonNull(contract.signedOn()),
                                contract.validUntil(),
                                contract.by()),
                        clock.now());
            }
            return problems;
        });
    }

    private List<String> check(CommandKey key, String caseId, Function<CareCase, List<String>> effect) {
        return cases.execute(caseId, key, Checked.class, found -> {
                    found.requireOpen();
                    return new Checked(effect.apply(found));
                })
                .problems();
    }

    /** R05 is done: the plan may be made. */
    public CaseStatus intakeComplete(CommandKey key, String caseId) {
        return moved(key, caseId, Trigger.INTAKE_COMPLETE);
    }

    private CaseStatus moved(CommandKey key, String caseId, Trigger trigger) {
        return cases.execute(caseId, key, CaseChanged.class, found -> {
                    found.moved(trigger, clock.now());
                    return found.changed(found.revision() + 1);
                })
                .status();
    }

    private void run(CommandKey key, String caseId, java.util.function.Consumer<CareCase> effect) {
        cases.execute(caseId, key, Done.class, found -> {
            found.requireOpen();
            effect.accept(found);
            return Done.DONE;
        });
    }
}

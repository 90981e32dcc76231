package org.kangyang.core.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.escalation.FormCheck;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.Admission;
import org.kangyang.core.pathway.BedOffer;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.ReportedArrival;
import org.kangyang.core.pathway.ReportedContract;
import org.springframework.stereotype.Component;

/**
 * Admission to a care home, step by step as {@code care-home-intake} goes: arrival, R05's assessments, the family-doctor
 * contract (R34). Each step throws {@link org.kangyang.core.pathway.CaseClosed} where the case was closed meanwhile.
 */
@Component
public class Admissions {

    /** As the forms say; bounds against slips of the pen, no policy. */
    private static final int LONGEST_NOTE = 200;

    private static final int LONGEST_NAME = 50;

    private final CasePlaces places;
    private final CareCases cases;
    private final Assessments assessments;
    private final Deadlines deadlines;
    private final CareClock clock;

    Admissions(CasePlaces places, CareCases cases, Assessments assessments, Deadlines deadlines, CareClock clock) {
        this.places = places;
        this.cases = cases;
        this.assessments = assessments;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Stores the family's answer; what is no answer is left out, and the task comes again.
     *
     * @param assignee who recorded it; a missing one is refused, since who did it counts (R02)
     */
    public void recordAnswer(
            CommandKey key, String caseId, String offerId, OfferAnswerForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        String note = form.note() == null || form.note().isBlank()
                ? null
                : form.note().strip();
        if (note != null && note.length() > LONGEST_NOTE) {
            return;
        }
        Stream.of(BedOffer.Answer.values())
                .filter(answer -> answer.name().equals(form.answer()))
                .findFirst()
                .ifPresent(answer -> places.recordAnswer(key, caseId, offerId, answer, by, note));
    }

    /**
     * Begins the admission to the bed that the case has, and opens the assessment of R05.
     *
     * @return empty where another instance admits the elder, or they are not being admitted any more
     */
    public Optional<AdmissionOpened> open(
            CommandKey key, String caseId, List<DeadlineRow> rows, String processInstance) {
        Admission admission = places.claimAdmission(key, caseId, processInstance);
        if (admission == null) {
            return Optional.empty();
        }
        String assessmentId = assessments
                .prepareFor(key.part("assessment"), caseId, AssessmentPurpose.INTAKE, admission.admissionId())
                .assessmentId();
        places.assessedIn(key.part("assessed"), caseId, assessmentId);
        Groups groups = cases.groups(caseId);
        return Optional.of(new AdmissionOpened(
                cases.card(caseId),
                groups,
                assessmentId,
                deadlines.due("admission", rows, groups, null),
                BedCard.of(admission.bed())));
    }

    /** @param assignee as in {@link #recordAnswer} */
    public void recordAdmission(CommandKey key, String caseId, AdmissionForm form, @Nullable String assignee) {
        places.reportArrival(key, caseId, new ReportedArrival(form.admittedOn(), form.note(), Author.of(assignee)));
    }

    /** Looks through what was filled in last about the arrival; where something is wrong, the task comes again. */
    public FormCheck checkAdmission(CommandKey key, String caseId, List<DeadlineRow> rows, Groups groups) {
        List<String> problems = places.checkArrival(key, caseId, this::arrival);
        return new FormCheck(problems, deadlines.due("admission", rows, groups, null));
    }

    private List<String> arrival(Admission admission) {
        var problems = new Problems();
        ReportedArrival arrival = Objects.requireNonNull(admission.reported());
        problems.date("入住日期", arrival.on(), clock.today());
        LocalDate allotted = LocalDate.ofInstant(admission.allottedAt(), CareClock.ZONE);
        problems.add(arrival.on() != null && arrival.on().isBefore(allotted), "入住日期不能早于床位分配的日期（" + allotted + "）。");
        problems.add(arrival.note() != null && arrival.note().length() > LONGEST_NOTE, "入住情况最多" + LONGEST_NOTE + "字。");
        return problems.sentences();
    }

    /** R05: when both assessments are due, counted from the admission. */
    public Due assessmentsDue(List<DeadlineRow> rows, Groups groups) {
        return deadlines.due("intake-assessments", rows, groups, null);
    }

    /**
     * R34: whether a contract with a family doctor holds; where none does, the timeline says so. Free check-ups are noted
     * for those who have a right to them.
     */
    public ContractCheck checkContract(
            CommandKey key, String caseId, List<DeadlineRow> rows, Groups groups, CheckUpEntitlement checkUp) {
        boolean holds = places.contractHolds(key, caseId);
        if (checkUp.entitled()) {
            places.entitleToCheckUps(key.part("check-up"), caseId, checkUp.months());
        }
        return new ContractCheck(holds, holds ? null : deadlines.due("family-doctor-contract", rows, groups, null));
    }

    /** @param assignee as in {@link #recordAnswer} */
    public void recordContract(CommandKey key, String caseId, ContractForm form, @Nullable String assignee) {
        places.reportContract(
                key,
                caseId,
                new ReportedContract(
                        form.number(), form.doctor(), form.signedOn(), form.validUntil(), Author.of(assignee)));
    }

    /** Looks through what was filled in last about the contract; where something is wrong, the task comes again. */
    public FormCheck checkContractForm(CommandKey key, String caseId, List<DeadlineRow> rows, Groups groups) {
        List<String> problems = places.checkContract(key, caseId, this::contract);
        return new FormCheck(problems, deadlines.due("family-doctor-contract", rows, groups, null));
    }

    private List<String> contract(ReportedContract contract) {
        var problems = new Problems();
        LocalDate today = clock.today();
        text("签约编号", contract.number(), problems);
        text("签约医生或团队", contract.doctor(), problems);
        problems.date("签约日期", contract.signedOn(), today);
        LocalDate until = contract.validUntil();
        if (until != null) {
            LocalDate signedOn = contract.signedOn();
            problems.add(signedOn != null && until.isBefore(signedOn), "有效期至不能早于签约日期。");
            problems.add(until.isBefore(today), "有效期至已过，请登记有效的签约。");
        }
        return problems.sentences();
    }

    private static void text(String label, @Nullable String text, Problems problems) {
        if (text == null || text.isBlank()) {
            problems.missing(label);
        } else {
            problems.add(text.strip().length() > LONGEST_NAME, label + "最多" + LONGEST_NAME + "个字符。");
        }
    }

    /**
     * R05: with both assessments complete the plan may be made.
     *
     * @throws IllegalStateException where one of them is not
     */
    public CaseStatus complete(CommandKey key, String caseId, String assessmentId) {
        assessments.requireComplete(assessmentId);
        return places.intakeComplete(key, caseId);
    }
}

package org.kangyang.core.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentPurpose;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.Deadlines;
import org.kangyang.core.escalation.Due;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.Admission;
import org.kangyang.core.pathway.BedOffer;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.FamilyDoctorContract;
import org.kangyang.core.pathway.Groups;
import org.springframework.stereotype.Component;

/**
 * Admission to a care home, step by step as {@code care-home-intake} goes: arrival, R05's assessments, the family-doctor
 * contract (R34). Each step throws {@link org.kangyang.core.pathway.CaseClosed} where the case was closed meanwhile.
 */
@Component
public class Admissions {

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

    /** @param assignee who recorded it; a missing one is refused, since who did it counts (R02) */
    public void recordAnswer(
            CommandKey key, String caseId, String offerId, OfferAnswerForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        var errors = new FieldErrors();
        BedOffer.Answer answer = null;
        for (BedOffer.Answer each : BedOffer.Answer.values()) {
            answer = each.name().equals(form.answer()) ? each : answer;
        }
        if (answer == null) {
            errors.add("offerAnswer.answer", FaultCode.UNKNOWN_VALUE, "不是ACCEPTED或DECLINED，", "请选择接受或谢绝");
        }
        String note = errors.optionalText("offerAnswer.note", form.note(), 200);
        errors.refuse();
        places.recordAnswer(key, caseId, offerId, java.util.Objects.requireNonNull(answer), by, note);
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
        String by = Author.of(assignee);
        var errors = new FieldErrors();
        LocalDate arrival = day("admission.admittedOn", form.admittedOn(), errors);
        String note = errors.optionalText("admission.note", form.note(), 200);
        errors.refuse();
        places.admitted(key, caseId, java.util.Objects.requireNonNull(arrival), note, by);
    }

    /** R05: when both assessments are due, counted from the admission. */
    public Due assessmentsDue(List<DeadlineRow> rows, Groups groups) {
        return deadlines.due("intake-assessments", rows, groups, null);
    }

    /** R34: whether a contract with a family doctor holds; where none does, the timeline says so. */
    public ContractCheck checkContract(CommandKey key, String caseId, List<DeadlineRow> rows, Groups groups) {
        boolean holds = places.contractHolds(key, caseId);
        return new ContractCheck(holds, holds ? null : deadlines.due("family-doctor-contract", rows, groups, null));
    }

    /** @param assignee as in {@link #recordAnswer} */
    public void recordContract(CommandKey key, String caseId, ContractForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        var errors = new FieldErrors();
        String number = errors.text("contract.number", form.number(), 50);
        String doctor = errors.text("contract.doctor", form.doctor(), 50);
        LocalDate signedOn = day("contract.signedOn", form.signedOn(), errors);
        LocalDate until = form.validUntil();
        if (until != null && signedOn != null && until.isBefore(signedOn)) {
            errors.add("contract.validUntil", FaultCode.CONTRADICTORY, "早于签约日期，", "请核对两个日期");
        }
        errors.refuse();
        places.contracted(
                key,
                caseId,
                new FamilyDoctorContract(number, doctor, java.util.Objects.requireNonNull(signedOn), until, by));
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

    private @Nullable LocalDate day(String field, @Nullable LocalDate day, FieldErrors errors) {
        if (day == null) {
            errors.add(field, FaultCode.REQUIRED, "未填写，", "请填写日期");
        } else if (day.isAfter(clock.today())) {
            errors.add(field, FaultCode.IN_FUTURE, "在将来，", "请填写今天或以前的日期");
        }
        return day;
    }
}

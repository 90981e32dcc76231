package org.kangyang.api.plan;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.Recorded;
import org.kangyang.core.plan.Adjustment;
import org.kangyang.core.plan.CoSignatureForm;
import org.kangyang.core.plan.FamilyFeedback;
import org.kangyang.core.plan.FamilyFeedbackForm;
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.plan.PersonalShare;
import org.kangyang.core.plan.PlanChanged;
import org.kangyang.core.plan.PlanConsentForm;
import org.kangyang.core.plan.PlanContent;
import org.kangyang.core.plan.ProgressNote;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** From the domain's views to what platforms read; what is left out on purpose is named, else it does not compile. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface PlanMapper {
    @BeanMapping(ignoreUnmappedSourceProperties = {"revision", "caseNumber"})
    PlanResponse toResponse(HealthPlanView view);

    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    PlanChangedResponse toResponse(PlanChanged changed);

    @BeanMapping(ignoreUnmappedSourceProperties = "content")
    PlanResponse.@Nullable AdjustmentPart toAdjustment(@Nullable Adjustment adjustment);

    default PlanResponse.@Nullable UpgradePart toUpgrade(HealthPlanView.@Nullable UpgradeShare upgrade) {
        if (upgrade == null) {
            return null;
        }
        PersonalShare share = upgrade.share();
        return new PlanResponse.UpgradePart(
                share.costFen(), share.insuredFen(), share.personalFen(), share.remainderFen(), upgrade.payer());
    }

    PlanConsentForm toForm(ConsentRequest request);

    ProgressNote toNote(ProgressNoteRequest request);

    PlanResponse.@Nullable SectionPart toSection(PlanContent.@Nullable Part part);

    default PlanResponse.ContentPart toContent(Recorded<PlanContent> recorded) {
        PlanContent form = recorded.form();
        return new PlanResponse.ContentPart(
                toSection(form.assessment()),
                toSection(form.medication()),
                toSection(form.nutrition()),
                toSection(form.exercise()),
                toSection(form.lifestyle()),
                recorded.by(),
                recorded.at());
    }

    default PlanResponse.CoSignaturePart toCoSignature(Recorded<CoSignatureForm> recorded) {
        CoSignatureForm form = recorded.form();
        return new PlanResponse.CoSignaturePart(
                form.decision(), form.returnReason(), form.prescription(), recorded.by(), recorded.at());
    }

    default PlanResponse.ConsentPart toConsent(Recorded<PlanConsentForm> recorded) {
        PlanConsentForm form = recorded.form();
        return new PlanResponse.ConsentPart(
                form.decision(),
                form.answeredBy(),
                form.answeredOn(),
                form.documentReference(),
                form.attachmentId(),
                form.reason(),
                recorded.by(),
                recorded.at());
    }

    default PlanResponse.ProgressPart toProgress(Recorded<ProgressNote> recorded) {
        ProgressNote form = recorded.form();
        return new PlanResponse.ProgressPart(
                form.observedOn(),
                form.section(),
                form.progress(),
                form.effect(),
                form.adjustPrescription(),
                recorded.by(),
                recorded.at());
    }

    PlanResponse.@Nullable FeedbackProgressPart toFeedbackProgress(FamilyFeedbackForm.@Nullable Progress progress);

    default PlanResponse.FeedbackPart toFeedback(FamilyFeedback told) {
        FamilyFeedbackForm form = told.form();
        return new PlanResponse.FeedbackPart(
                told.feedbackId(),
                form.givenOn(),
                form.channel(),
                form.toldTo(),
                toFeedbackProgress(form.progress()),
                form.effect(),
                form.wishes(),
                form.asksForAdjustment(),
                form.adjustment(),
                told.by(),
                told.at());
    }

    /** What is not said is not so. */
    default boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}

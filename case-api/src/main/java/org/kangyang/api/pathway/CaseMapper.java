package org.kangyang.api.pathway;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.elder.PersonResponse;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.pathway.Admission;
import org.kangyang.core.pathway.AllottedBed;
import org.kangyang.core.pathway.BedOffer;
import org.kangyang.core.pathway.CaseClock;
import org.kangyang.core.pathway.CasePage;
import org.kangyang.core.pathway.CasePlan;
import org.kangyang.core.pathway.CaseSummary;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.Closure;
import org.kangyang.core.pathway.FamilyDoctorContract;
import org.kangyang.core.pathway.FeedbackClock;
import org.kangyang.core.pathway.HomeTransfer;
import org.kangyang.core.pathway.OpenFeedback;
import org.kangyang.core.pathway.TimelineItem;
import org.kangyang.core.pathway.TimelinePage;
import org.kangyang.core.pathway.WaitlistRequest;
import org.mapstruct.BeanMapping;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** From the domain's views to what platforms read; what is left out on purpose is named, else it does not compile. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface CaseMapper {
    @Mapping(target = "person", source = "elder")
    @Mapping(target = "reassessment", source = "careClock")
    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    CaseResponse toResponse(CaseView view, @Context LocalDate today);

    @Mapping(target = "reassessmentId", source = "open.reassessmentId")
    @Mapping(target = "dueAt", source = "open.dueAt")
    @BeanMapping(ignoreUnmappedSourceProperties = {"assessmentId", "interval", "count", "nextActionAt"})
    CaseResponse.ReassessmentPart toReassessment(CaseClock clock);

    @Mapping(target = "hospitalId", source = "hospital.hospitalId")
    @Mapping(target = "ward", source = "hospital.ward")
    @Mapping(target = "bed", source = "hospital.bed")
    CaseResponse.EpisodePart toEpisode(CaseView.EpisodeView episode, @Context LocalDate today);

    @BeanMapping(ignoreUnmappedSourceProperties = {"number", "requestedBy", "careHomeId", "processInstance"})
    CaseResponse.@Nullable HomeTransferPart toHomeTransfer(@Nullable HomeTransfer transfer);

    @Mapping(target = "careHomeIds", source = "wish.careHomeIds")
    @Mapping(target = "districts", source = "wish.districts")
    @BeanMapping(ignoreUnmappedSourceProperties = {"severity", "lines", "refusals", "declinedVacancies", "offers"})
    CaseResponse.@Nullable WaitlistPart toWaitlist(@Nullable WaitlistRequest waitlist);

    @BeanMapping(ignoreUnmappedSourceProperties = {"processInstance", "claimedAt", "answeredBy", "note"})
    CaseResponse.@Nullable OfferPart toOffer(@Nullable BedOffer offer);

    @BeanMapping(ignoreUnmappedSourceProperties = {"holdNo", "vacancy"})
    CaseResponse.BedPart toBed(AllottedBed bed);

    @BeanMapping(ignoreUnmappedSourceProperties = {"processInstance", "note", "reported"})
    CaseResponse.@Nullable AdmissionPart toAdmission(@Nullable Admission admission);

    @BeanMapping(ignoreUnmappedSourceProperties = "recordedBy")
    CaseResponse.@Nullable FamilyDoctorPart toFamilyDoctor(@Nullable FamilyDoctorContract contract);

    @BeanMapping(
            ignoreUnmappedSourceProperties = {
                "versions",
                "openInstance",
                "openRevision",
                "revisions",
                "revisionInstance"
            })
    CaseResponse.PlanPart toPlan(CasePlan plan);

    default CaseResponse.FeedbackPart toFeedback(FeedbackClock feedback) {
        OpenFeedback open = feedback.open();
        return new CaseResponse.FeedbackPart(feedback.nextOn(), open == null ? null : open.feedbackId());
    }

    @BeanMapping(ignoreUnmappedSourceProperties = {"note", "closedBy"})
    CaseResponse.@Nullable ClosurePart toClosure(@Nullable Closure closure);

    CaseListResponse toList(CasePage page);

    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    CaseListResponse.Item toItem(CaseSummary summary);

    TimelineResponse toTimeline(TimelinePage page);

    @BeanMapping(ignoreUnmappedSourceProperties = "caseId")
    TimelineResponse.Item toItem(TimelineItem item);

    default PersonResponse toPerson(Elder elder, @Context LocalDate today) {
        return PersonResponse.of(elder, today);
    }

    /** S is kept as whole tenths and shown with one decimal. */
    default @Nullable BigDecimal tenths(@Nullable Integer tenths) {
        return tenths == null ? null : BigDecimal.valueOf(tenths, 1);
    }
}

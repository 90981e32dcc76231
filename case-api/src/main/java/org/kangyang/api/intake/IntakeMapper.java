package org.kangyang.api.intake;

import org.jspecify.annotations.Nullable;
import org.kangyang.api.elder.ElderPart;
import org.kangyang.core.elder.ElderDetails;
import org.kangyang.core.intake.ApplicationAccepted;
import org.kangyang.core.intake.BedView;
import org.kangyang.core.intake.CareHomeApplication;
import org.kangyang.core.pathway.WaitingEntry;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** From the domain's views to what platforms read; what is left out on purpose is named, else it does not compile. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface IntakeMapper {
    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    BedResponse toResponse(BedView view);

    CareHomeApplication toApplication(ApplicationRequest request, String appliedBy);

    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    ApplicationResponse toResponse(ApplicationAccepted accepted);

    WaitingListResponse.Entry toEntry(WaitingEntry entry);

    default @Nullable ElderDetails toElder(@Nullable ElderPart elder) {
        return elder == null ? null : elder.toDetails();
    }
}

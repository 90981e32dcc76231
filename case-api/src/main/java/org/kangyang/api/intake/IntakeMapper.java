package org.kangyang.api.intake;

import org.jspecify.annotations.Nullable;
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

    ElderDetails toElder(ApplicationRequest.@Nullable ElderPart elder);

    ElderDetails.HouseholdDetails toHousehold(ApplicationRequest.@Nullable HouseholdPart household);

    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    ApplicationResponse toResponse(ApplicationAccepted accepted);

    /** What is not said is not so. */
    default boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    WaitingListResponse.Entry toEntry(WaitingEntry entry);
}

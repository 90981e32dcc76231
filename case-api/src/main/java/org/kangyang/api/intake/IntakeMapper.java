package org.kangyang.api.intake;

import org.kangyang.core.intake.BedView;
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

    WaitingListResponse.Entry toEntry(WaitingEntry entry);
}

package org.kangyang.api.reassessment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.EventRecorded;
import org.kangyang.core.reassessment.ReassessmentView;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;

/** From the domain's views to what platforms read; what is left out on purpose is named, else it does not compile. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface ReassessmentMapper {
    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    EventResponse toResponse(EventRecorded recorded);

    @Mapping(target = "previous", qualifiedByName = "tenths")
    @Mapping(target = "current", qualifiedByName = "tenths")
    @Mapping(target = "officerNotified", source = "outcome.notifyOfficer")
    @Mapping(target = "respite", source = "respite.entitled")
    @BeanMapping(ignoreUnmappedSourceProperties = "caseId")
    ReassessmentResponse toResponse(ReassessmentView view);

    @Named("tenths")
    default @Nullable BigDecimal toDecimal(@Nullable Integer tenths) {
        return tenths == null ? null : BigDecimal.valueOf(tenths, 1);
    }
}

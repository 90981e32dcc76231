package org.kangyang.api.assessment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentAmended;
import org.kangyang.core.assessment.AssessmentView;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** From the domain's view to what platforms read. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface AssessmentMapper {
    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    AssessmentResponse toResponse(AssessmentView view);

    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    AmendmentResponse toResponse(AssessmentAmended amended);

    /** S is kept as whole tenths and shown with one decimal. */
    default @Nullable BigDecimal tenths(@Nullable Integer tenths) {
        return tenths == null ? null : BigDecimal.valueOf(tenths, 1);
    }
}

package org.kangyang.api.elder;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.ElderDetails;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;

/** Between the elder as sent and the domain's unchecked details; fails to compile when a field is forgotten. */
@Mapper(unmappedSourcePolicy = ReportingPolicy.ERROR, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface ElderMapper {
    ElderDetails toElder(ElderPart elder);

    ElderDetails.HouseholdDetails toHousehold(ElderPart.@Nullable HouseholdPart household);

    /** What is not said is not so. */
    default boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}

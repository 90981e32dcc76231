package org.kangyang.api.referral;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.ElderDetails;
import org.kangyang.core.referral.DischargeReferral;
import org.kangyang.core.referral.ReferralAccepted;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** Between the request's parts and the domain's unchecked details; fails to compile when a field is forgotten. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface ReferralMapper {
    DischargeReferral toReferral(ReferralRequest request, String referredBy);

    ElderDetails toElder(ReferralRequest.@Nullable ElderPart elder);

    ElderDetails.HouseholdDetails toHousehold(ReferralRequest.@Nullable HouseholdPart household);

    @org.mapstruct.BeanMapping(ignoreUnmappedSourceProperties = "revision")
    ReferralResponse toResponse(ReferralAccepted accepted);

    /** What is not said is not so. */
    default boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}

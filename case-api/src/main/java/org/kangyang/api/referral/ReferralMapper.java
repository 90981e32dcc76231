package org.kangyang.api.referral;

import org.jspecify.annotations.Nullable;
import org.kangyang.api.elder.ElderPart;
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

    @org.mapstruct.BeanMapping(ignoreUnmappedSourceProperties = "revision")
    ReferralResponse toResponse(ReferralAccepted accepted);

    default @Nullable ElderDetails toElder(@Nullable ElderPart elder) {
        return elder == null ? null : elder.toDetails();
    }
}

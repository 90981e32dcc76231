package org.kangyang.api.elder;

import org.kangyang.core.elder.IdentityDetails;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** Between the request and the domain's unchecked details. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface IdentityMapper {
    IdentityDetails toDetails(IdentityRequest request);
}

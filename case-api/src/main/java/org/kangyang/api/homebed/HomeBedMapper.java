package org.kangyang.api.homebed;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.homebed.HomeBedRequested;
import org.kangyang.core.homebed.HomeBedTransferView;
import org.kangyang.core.homebed.HomeBedTransferView.PaymentOrder;
import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.core.homebed.Staffing;
import org.kangyang.core.homebed.TransferChanged;
import org.mapstruct.BeanMapping;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** From the domain's views to what platforms read; what is left out on purpose is named, else it does not compile. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        unmappedSourcePolicy = ReportingPolicy.ERROR,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface HomeBedMapper {
    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    HomeBedTransferResponse toResponse(HomeBedTransferView view);

    HomeBedTransferResponse.@Nullable PaymentPart toPayment(@Nullable PaymentOrder payment);

    HomeBedTransferResponse.StaffingPart toStaffing(Staffing staffing);

    HomeBedTransferResponse.@Nullable RespitePart toRespite(@Nullable RespiteEntitlement respite);

    @BeanMapping(ignoreUnmappedSourceProperties = "caseRevision")
    HomeBedRequestedResponse toResponse(HomeBedRequested requested);

    @BeanMapping(ignoreUnmappedSourceProperties = "revision")
    TransferChangedResponse toResponse(TransferChanged changed);
}

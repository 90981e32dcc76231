package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.media.Schema;
import org.kangyang.core.homebed.TransferStage;

/** Where a way home stands after a change. */
@Schema(name = "HomeBedTransferChanged", description = "变更后的返家申请 / where the way home stands after the change")
record TransferChangedResponse(String transferId, TransferStage stage) {}

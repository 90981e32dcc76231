package org.kangyang.api.homebed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All ways home of a case, oldest first. */
@Schema(name = "HomeBedTransferList", description = "个案的全部返家申请,按申请时间升序 / all ways home of a case, oldest first")
record HomeBedListResponse(List<HomeBedTransferResponse> transfers) {}

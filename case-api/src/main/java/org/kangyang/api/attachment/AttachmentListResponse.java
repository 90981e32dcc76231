package org.kangyang.api.attachment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All documents of a case, oldest first. */
@Schema(name = "AttachmentList", description = "个案的全部附件,按上传时间升序 / all documents of a case, oldest first")
record AttachmentListResponse(List<AttachmentResponse> attachments) {}

package org.kangyang.api.attachment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.kangyang.core.attachment.Attachment;
import org.kangyang.core.attachment.AttachmentKind;

/** A document of a case, without its content. */
@Schema(name = "Attachment", description = "个案附件 / a document of a case")
record AttachmentResponse(
        @Schema(description = "表单中填写此编号 / what forms refer to")
        String attachmentId,

        String caseId,
        AttachmentKind kind,
        @Schema(example = "application/pdf") String mediaType,
        @Schema(example = "同意书.pdf") String fileName,
        @Schema(description = "字节数 / bytes") long size,

        @Schema(description = "内容的 SHA-256,小写十六进制 / of the content, lower-case hexadecimal")
        String sha256,

        Instant uploadedAt) {

    static AttachmentResponse of(Attachment attachment) {
        return new AttachmentResponse(
                attachment.id(),
                attachment.caseId(),
                attachment.kind(),
                attachment.mediaKind().mediaType(),
                attachment.fileName(),
                attachment.size(),
                attachment.sha256(),
                attachment.uploadedAt());
    }
}

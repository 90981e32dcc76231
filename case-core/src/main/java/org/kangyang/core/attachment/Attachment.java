package org.kangyang.core.attachment;

import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * A document of a case.
 *
 * @param id derives from the case and the content: the same content of the same case is one attachment
 * @param sha256 of the content, lower-case hexadecimal
 * @param size in bytes
 * @param fileName as the sender named it, without a path
 */
public record Attachment(
        @Id String id,
        String caseId,
        AttachmentKind kind,
        MediaKind mediaKind,
        String fileName,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt) {}

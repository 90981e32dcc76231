package org.kangyang.core.attachment;

import org.jspecify.annotations.Nullable;

/**
 * A document is to be kept with a case.
 *
 * @param content 1 byte to {@link Attachments#LARGEST}: PDF, JPEG or PNG
 * @param mediaType what the sender says it is; refused where the content is something else
 * @param uploadedBy who sent it
 */
public record AddAttachment(
        String caseId,
        @Nullable AttachmentKind kind,
        @Nullable String fileName,
        @Nullable String mediaType,
        byte[] content,
        String uploadedBy) {}

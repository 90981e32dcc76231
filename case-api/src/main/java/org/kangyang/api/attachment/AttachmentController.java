package org.kangyang.api.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.kangyang.api.integration.Caller;
import org.kangyang.api.integration.Idempotent;
import org.kangyang.api.integration.Refuses;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.attachment.AddAttachment;
import org.kangyang.core.attachment.Attachment;
import org.kangyang.core.attachment.AttachmentKind;
import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.pathway.CareCases;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Written consents, acceptance photos and the like (R12). The body is the file itself. */
@RestController
@RequestMapping(path = "/api/v1/cases/{caseId}/attachments")
@Tag(name = "attachments", description = "个案附件 / documents of a case")
class AttachmentController {
    private final Attachments attachments;
    private final CareCases cases;

    AttachmentController(Attachments attachments, CareCases cases) {
        this.attachments = attachments;
        this.cases = cases;
    }

    @Idempotent
    @PostMapping(
            consumes = {MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "addAttachment", summary = "上传附件 / upload a document", description = """
                    请求内容即文件本身：PDF、JPEG 或 PNG，以内容的首字节为准，不超过 10 MB。同一内容在同一个案中只保存一份。\
                    任务表单和家属意见以返回的 attachmentId 引用。

                    The body is the file itself: PDF, JPEG or PNG by its first bytes, at most 10 MB. The same content of \
                    the same case is kept once. Task forms and consents refer to attachmentId.""")
    @ApiResponse(responseCode = "201", description = "已保存 / kept; Location of the document")
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CONFLICT, ProblemType.INVALID})
    ResponseEntity<AttachmentResponse> add(
            @PathVariable String caseId,
            @Parameter(description = "用途 / what it is for") @RequestParam AttachmentKind kind,
            @Parameter(description = "文件名,UTF-8 百分号编码 / file name", example = "consent.pdf") @RequestParam
                    String fileName,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody byte[] content) {
        Attachment kept = attachments.add(new AddAttachment(
                caseId,
                kind,
                fileName,
                MediaType.parseMediaType(contentType).removeQualityValue().toString(),
                content,
                Caller.PLATFORM));
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/api/v1/cases/" + caseId + "/attachments/" + kept.id()))
                .body(AttachmentResponse.of(kept));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAttachments",
            summary = "附件列表 / list documents",
            description = "不含文件内容，按上传时间升序。\n\nWithout their contents, oldest first.")
    @ApiResponse(responseCode = "200", description = "全部附件 / all documents")
    @Refuses(ProblemType.NOT_FOUND)
    AttachmentListResponse list(@PathVariable String caseId) {
        cases.view(caseId);
        return new AttachmentListResponse(
                attachments.of(caseId).stream().map(AttachmentResponse::of).toList());
    }

    @GetMapping(path = "/{attachmentId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAttachment",
            summary = "查询附件 / read about a document",
            description = "不含文件内容。\n\nThe document without its content.")
    @ApiResponse(responseCode = "200", description = "附件 / the document")
    @Refuses(ProblemType.NOT_FOUND)
    AttachmentResponse get(@PathVariable String caseId, @PathVariable String attachmentId) {
        return AttachmentResponse.of(attachments.get(caseId, attachmentId));
    }

    @GetMapping(
            path = "/{attachmentId}/content",
            produces = {MediaType.APPLICATION_PDF_VALUE, MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
    @Operation(
            operationId = "downloadAttachment",
            summary = "下载附件 / download a document",
            description = "内容与登记的 SHA-256 核对后返回，作为下载而不在浏览器中打开。\n\n"
                    + "The content, checked against its SHA-256, as a download that no browser opens by itself.")
    @ApiResponse(responseCode = "200", description = "文件内容 / the content")
    @Refuses(ProblemType.NOT_FOUND)
    ResponseEntity<byte[]> content(@PathVariable String caseId, @PathVariable String attachmentId) {
        Attachment attachment = attachments.get(caseId, attachmentId);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.mediaKind().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .eTag("\"" + attachment.sha256() + "\"")
                .body(attachments.content(caseId, attachmentId));
    }
}

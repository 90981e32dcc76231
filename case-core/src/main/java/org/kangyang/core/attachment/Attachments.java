package org.kangyang.core.attachment;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.CaseRecords;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Documents of cases. The content lies in GridFS under a number of its own; the entry in {@code attachments} that names
 * it is written last, under an id that derives from case and content. So a document is either whole or not there, one
 * that is sent twice is kept once, and what a crash between leaves behind is a file that nobody names.
 */
@Component
public class Attachments {

    public static final String COLLECTION = "attachments";

    /** Bytes of the largest document: a scan or a photo is far below; a technical bound, no policy. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final String BUCKET = "attachmentFiles";

    private final MongoTemplate mongo;
    private final CaseRecords cases;
    private final CareClock clock;

    Attachments(MongoTemplate mongo, CaseRecords cases, CareClock clock) {
        this.mongo = mongo;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Keeps a document; the same content again is answered with what was kept.
     *
     * @throws org.kangyang.core.pathway.CaseClosed where the case has ended
     * @throws org.kangyang.core.integration.InvalidFields naming what is wrong: no kind, no name, empty, too large, or
     *     neither PDF, JPEG nor PNG
     */
    public Attachment add(AddAttachment command) {
        cases.requireOpen(command.caseId());
        Attachment attachment = checked(command);
        List<Document> kept = entries(Filters.eq("_id", attachment.id()));
        if (!kept.isEmpty()) {
            return attachment(kept.getFirst());
        }
        ObjectId fileId = bucket().uploadFromStream(attachment.id(), new ByteArrayInputStream(command.content()));
        Document entry = new Document();
        mongo.getConverter().write(attachment, entry);
        entry.put("fileId", fileId);
        try {
            mongo.execute(COLLECTION, target -> target.insertOne(entry));
            return attachment;
        } catch (DuplicateKeyException meanwhile) {
            bucket().delete(fileId);
            return get(command.caseId(), attachment.id());
        }
    }

    /** @throws NotFound where that case has no such document */
    public Attachment get(String caseId, String attachmentId) {
        return attachment(entry(caseId, attachmentId));
    }

    /** Whether that case has this document. */
    public boolean exists(String caseId, String attachmentId) {
        return entries(Filters.eq("_id", attachmentId)).stream()
                .anyMatch(found -> caseId.equals(found.getString("caseId")));
    }

    /** Everything that was kept with a case, oldest first. */
    public List<Attachment> of(String caseId) {
        return entries(Filters.eq("caseId", caseId)).stream()
                .map(this::attachment)
                .sorted(java.util.Comparator.comparing(Attachment::uploadedAt).thenComparing(Attachment::id))
                .toList();
    }

    /**
     * The content, checked against its SHA-256.
     *
     * @throws NotFound where that case has no such document
     * @throws IllegalStateException where the stored bytes are no longer those that were sent
     */
    public byte[] content(String caseId, String attachmentId) {
        Document entry = entry(caseId, attachmentId);
        var content = new ByteArrayOutputStream();
        bucket().downloadToStream(Objects.requireNonNull(entry.getObjectId("fileId")), content);
        byte[] bytes = content.toByteArray();
        if (!sha256(bytes).equals(entry.getString("sha256"))) {
            throw new IllegalStateException("附件 " + attachmentId + " 的内容与登记的摘要不符，请从备份恢复");
        }
        return bytes;
    }

    /**
     * Takes away files that no document names, since whoever sent them stopped half way: older than a day, so that nobody
     * is still at it, and younger than a month, so that few are looked at. To be called daily. Returns how many.
     */
    public int removeUnnamed() {
        int removed = 0;
        var candidates = bucket().find(Filters.and(
                        Filters.gte("_id", ObjectId.getSmallestWithDate(daysAgo(30))),
                        Filters.lt("_id", ObjectId.getSmallestWithDate(daysAgo(1)))))
                .into(new ArrayList<>());
        for (var file : candidates) {
            boolean named = entries(Filters.eq("_id", file.getFilename())).stream()
                    .anyMatch(entry -> file.getObjectId().equals(entry.getObjectId("fileId")));
            if (!named) {
                bucket().delete(file.getObjectId());
                removed++;
            }
        }
        return removed;
    }

    private Date daysAgo(int days) {
        return Date.from(clock.now().minus(Duration.ofDays(days)));
    }

    private Attachment checked(AddAttachment command) {
        var errors = new FieldErrors();
        AttachmentKind kind = command.kind();
        if (kind == null) {
            errors.add("kind", FaultCode.REQUIRED, "未填写，", "请填写CONSENT、ACCEPTANCE_PHOTO、SITE_PHOTO或OTHER");
        }
        String fileName = errors.text("fileName", command.fileName(), 100);
        if (fileName.contains("/")
                || fileName.contains("\\")
                || fileName.chars().anyMatch(Character::isISOControl)) {
            errors.add("fileName", FaultCode.BAD_FORMAT, "含有路径或控制字符，", "请只填写文件名");
        }
        byte[] content = command.content();
        if (content.length == 0) {
            errors.add("content", FaultCode.REQUIRED, "文件是空的，", "请重新选择文件");
        } else if (content.length > LARGEST) {
            errors.add("content", FaultCode.TOO_LONG, "超过" + LARGEST + "字节，", "请压缩后再传");
        }
        MediaKind mediaKind = MediaKind.of(content).orElse(null);
        if (content.length > 0 && mediaKind == null) {
            errors.add("content", FaultCode.UNKNOWN_VALUE, "不是PDF、JPEG或PNG文件，", "请转换格式后再传");
        } else if (mediaKind != null
                && command.mediaType() != null
                && !mediaKind.mediaType().equals(command.mediaType())) {
            errors.add(
                    "content",
                    FaultCode.CONTRADICTORY,
                    "与所声明的类型不符，实为" + mediaKind.mediaType() + "，",
                    "请更正Content-Type");
        }
        errors.refuse();
        String sha256 = sha256(content);
        return new Attachment(
                command.caseId() + "-f" + sha256.substring(0, 24),
                command.caseId(),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(mediaKind),
                fileName,
                content.length,
                sha256,
                command.uploadedBy(),
                clock.now());
    }

    private Document entry(String caseId, String attachmentId) {
        return entries(Filters.eq("_id", attachmentId)).stream()
                .filter(found -> caseId.equals(found.getString("caseId")))
                .findFirst()
                .orElseThrow(() -> new NotFound("附件", attachmentId));
    }

    private List<Document> entries(org.bson.conversions.Bson filter) {
        return mongo.getCollection(COLLECTION).find(filter).into(new ArrayList<>());
    }

    private Attachment attachment(Document entry) {
        return mongo.getConverter().read(Attachment.class, entry);
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(mongo.getDb(), BUCKET);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

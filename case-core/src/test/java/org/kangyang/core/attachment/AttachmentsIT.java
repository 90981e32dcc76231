package org.kangyang.core.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.WOMAN_1938;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.referral.Referrals;
import org.springframework.data.mongodb.core.MongoTemplate;

class AttachmentsIT {

    private Core core;
    private Attachments attachments;
    private String caseId;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        attachments = core.get(Attachments.class);
        caseId = core.get(Referrals.class)
                .accept(key("api:1"), referral(MAN_1942))
                .caseId();
    }

    private static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
        return content;
    }

    private AddAttachment consent(byte[] content) {
        return new AddAttachment(caseId, AttachmentKind.CONSENT, "同意书.pdf", null, content, "platform");
    }

    @Test
    void what_was_sent_comes_back_byte_by_byte_also_over_several_chunks() {
        byte[] content = pdf(600_000);
        Attachment kept = attachments.add(consent(content));

        assertThat(kept.mediaKind()).isEqualTo(MediaKind.PDF);
        assertThat(kept.size()).isEqualTo(600_000);
        assertThat(kept.sha256()).hasSize(64);
        assertThat(attachments.content(caseId, kept.id())).isEqualTo(content);
        assertThat(attachments.of(caseId)).containsExactly(kept);
        assertThat(attachments.exists(caseId, kept.id())).isTrue();
    }

    @Test
    void the_same_content_of_a_case_is_kept_once() {
        Attachment first = attachments.add(consent(pdf(100)));
        assertThat(attachments.add(consent(pdf(100)))).isEqualTo(first);
        assertThat(core.get(MongoTemplate.class)
                        .getCollection("attachmentFiles.files")
                        .countDocuments())
                .isOne();
    }

    @Test
    void a_document_belongs_to_its_case_alone() {
        Attachment kept = attachments.add(consent(pdf(100)));
        String other = core.get(Referrals.class)
                .accept(key("api:2"), referral(WOMAN_1938))
                .caseId();
        assertThat(attachments.exists(other, kept.id())).isFalse();
        assertThatThrownBy(() -> attachments.get(other, kept.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> attachments.content(other, kept.id())).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "255044462D312E37, application/pdf, -",
                "FFD8FFE000104A46, image/jpeg, -",
                "89504E470D0A1A0A, image/png, -",
                "89504E470D0A1A0A, -, -",
                "89504E470D0A1A0A, image/jpeg, content CONTRADICTORY",
                "255044462E, application/pdf, content UNKNOWN_VALUE",
                "3C68746D6C3E, -, content UNKNOWN_VALUE",
                "4D5A9000, -, content UNKNOWN_VALUE",
                "FFD8, -, content UNKNOWN_VALUE"
            })
    void the_first_bytes_say_what_a_file_is(String content, String mediaType, String fault) {
        var command = new AddAttachment(
                caseId,
                AttachmentKind.ACCEPTANCE_PHOTO,
                "照片",
                mediaType,
                HexFormat.of().parseHex(content),
                "platform");
        if (fault == null) {
            assertThat(attachments.add(command).size()).isPositive();
        } else {
            var refused = catchThrowableOfType(InvalidFields.class, () -> attachments.add(command));
            assertThat(refused.errors())
                    .extracting(error -> error.field() + " " + error.code())
                    .containsExactly(fault);
        }
    }

    @ParameterizedTest(name = "{0} bytes, name {1}: {2}")
    @CsvSource({
        "0, a.pdf, content REQUIRED",
        "10485761, a.pdf, content TOO_LONG",
        "10, ../a.pdf, fileName BAD_FORMAT",
        "10, a\\b.pdf, fileName BAD_FORMAT",
        "10, '', fileName REQUIRED"
    })
    void limits_are_named(int size, String name, String fault) {
        byte[] content = size < 10 ? new byte[0] : pdf(size);
        var command = new AddAttachment(caseId, AttachmentKind.OTHER, name, null, content, "platform");
        var refused = catchThrowableOfType(InvalidFields.class, () -> attachments.add(command));
        assertThat(refused.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly(fault);
    }

    @Test
    void the_largest_size_is_taken() {
        assertThat(attachments.add(consent(pdf(Attachments.LARGEST))).size()).isEqualTo(Attachments.LARGEST);
    }

    @Test
    void a_changed_byte_is_noticed() {
        Attachment kept = attachments.add(consent(pdf(100)));
        byte[] other = pdf(100);
        other[50] ^= 1;
        core.get(MongoTemplate.class)
                .getCollection("attachmentFiles.chunks")
                .updateOne(Filters.eq("n", 0), Updates.set("data", new Binary(Arrays.copyOf(other, 100))));
        assertThatThrownBy(() -> attachments.content(caseId, kept.id())).hasMessageContaining("摘要不符");
    }

    @Test
    void a_file_without_its_entry_is_no_document() {
        Attachment kept = attachments.add(consent(pdf(100)));
        core.get(MongoTemplate.class).getCollection("attachments").deleteMany(new Document());
        assertThat(attachments.exists(caseId, kept.id())).isFalse();
        assertThat(attachments.add(consent(pdf(100))).id()).isEqualTo(kept.id());
        assertThat(attachments.content(caseId, kept.id())).isEqualTo(pdf(100));
    }

    @Test
    void a_closed_case_takes_no_more() {
        core.get(CareCases.class)
                .close(
                        key("api:3"),
                        new CloseCase(caseId, null, ClosureReason.DEATH, LocalDate.of(2026, 11, 24), null, null, "x"));
        assertThatThrownBy(() -> attachments.add(consent(pdf(100)))).isInstanceOf(CaseClosed.class);
    }

    @ParameterizedTest
    @DisplayName("A file that was sent half way is taken away after a day; what a document names stays")
    @CsvSource({"23, false", "25, true", "719, true", "721, false"})
    void unnamed_files(int hoursOld, boolean goes) {
        Attachment kept = attachments.add(consent(pdf(100)));
        var bucket = GridFSBuckets.create(core.get(MongoTemplate.class).getDb(), "attachmentFiles");
        ObjectId lost = ObjectId.getSmallestWithDate(
                java.util.Date.from(core.clock.instant().minus(Duration.ofHours(hoursOld))));
        bucket.uploadFromStream(new BsonObjectId(lost), kept.id(), new ByteArrayInputStream(pdf(90)));

        assertThat(attachments.removeUnnamed()).isEqualTo(goes ? 1 : 0);
        assertThat(bucket.find(Filters.eq("_id", lost)).first() == null).isEqualTo(goes);
        core.clock.advance(
                Duration.between(core.clock.instant(), java.time.Instant.now()).plusDays(2));
        attachments.removeUnnamed();
        assertThat(attachments.content(caseId, kept.id())).isEqualTo(pdf(100));
    }
}

package org.kangyang.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.api.RunningApi;

@DisplayName("/api/v1/cases/{id}/attachments (R12: written consents, acceptance photos)")
class AttachmentIT extends RunningApi {

    private static byte[] pdf(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 'x');
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
        return content;
    }

    private Answer upload(String casePath, String query, String contentType, byte[] content, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return send("POST", casePath + "/attachments" + query, content, all);
    }

    private Answer upload(String casePath, byte[] content) {
        return upload(
                casePath,
                "?kind=CONSENT&fileName=%E5%90%8C%E6%84%8F%E4%B9%A6.pdf",
                "application/pdf",
                content,
                "Idempotency-Key",
                newKey());
    }

    @Test
    void keepsAndGivesBackADocumentLargerThanAnyOtherRequest() throws Exception {
        String path = openCase();
        byte[] content = pdf(700_000);

        Answer kept = upload(path, content);

        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.json().path("fileName").asString()).isEqualTo("同意书.pdf");
        assertThat(kept.json().path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(kept.json().path("size").asInt()).isEqualTo(700_000);
        assertThat(kept.json().path("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        String location = kept.header("Location");
        assertThat(get(location).json()).isEqualTo(kept.json());
        Answer download = get(location + "/content");
        assertThat(download.text()).isEqualTo(new String(content, StandardCharsets.UTF_8));
        assertThat(download.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(download.header("Content-Disposition")).startsWith("attachment;");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(get(path + "/attachments").json().path("attachments").size()).isOne();
    }

    @Test
    void keepsTheSameContentOnceAndForItsCaseAlone() {
        String path = openCase();
        String first = upload(path, pdf(1000)).header("Location");
        assertThat(upload(path, pdf(1000)).header("Location")).isEqualTo(first);
        String id = first.substring(first.lastIndexOf('/') + 1);
        assertThat(get(openCase() + "/attachments/" + id).status()).isEqualTo(404);
        assertThat(get(openCase() + "/attachments/" + id + "/content").status()).isEqualTo(404);
        assertThat(upload("/api/v1/cases/none", pdf(1000)).status()).isEqualTo(404);
        assertThat(get("/api/v1/cases/none/attachments").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} {1} {2} bytes → {3} {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "?kind=CONSENT&fileName=a.pdf, application/pdf, 10485760, 201, -",
                "?kind=CONSENT&fileName=a.pdf, application/pdf, 10485761, 422, content TOO_LONG",
                "?kind=CONSENT&fileName=a.pdf, application/pdf, 10485762, 413, -",
                "?kind=CONSENT&fileName=a.pdf, image/png, 1000, 422, content CONTRADICTORY",
                "?kind=CONSENT&fileName=..%2Fa.pdf, application/pdf, 1000, 422, fileName BAD_FORMAT",
                "?kind=CONSENT, application/pdf, 1000, 400, fileName",
                "?kind=HOLIDAY&fileName=a.pdf, application/pdf, 1000, 400, kind",
                "?kind=CONSENT&fileName=a.pdf, text/html, 1000, 415, -"
            })
    void saysWhatItTakes(String query, String contentType, int size, int status, String fault) {
        Answer answer = upload(openCase(), query, contentType, pdf(size), "Idempotency-Key", newKey());
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (fault != null) {
            assertThat(answer.faults()).singleElement().asString().startsWith(fault);
        }
    }

    @Test
    void takesNoExecutableAndNothingEmpty() {
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(upload(openCase(), script).faults()).containsExactly("content UNKNOWN_VALUE");
        assertThat(upload(openCase(), new byte[0]).status()).isBetween(400, 422);
    }

    @Test
    void replaysTheFirstAnswerAndRefusesAClosedCase() {
        String path = openCase();
        String key = newKey();
        String query = "?kind=OTHER&fileName=a.pdf";
        Answer first = upload(path, query, "application/pdf", pdf(100), "Idempotency-Key", key);
        Answer again = upload(path, query, "application/pdf", pdf(100), "Idempotency-Key", key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(upload(path, query, "application/pdf", pdf(101), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);

        close(path, Map.of("reason", "DEATH", "occurredOn", "2026-11-24"));
        assertThat(upload(path, pdf(200)).status()).isEqualTo(409);
        assertThat(get(first.header("Location")).status()).isEqualTo(200);
    }
}

package org.kangyang.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.api.RunningApi;
import org.kangyang.api.assessment.AssessedCase;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Timelines;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The case sheet that staff read")
class CaseSheetIT extends RunningApi {
    @Autowired
    private CareCases cases;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Timelines timelines;

    @Test
    void showsStatusColourItemsCorrectionsAndTimeline() {
        JsonNode accepted = refer(referral()).json();
        String caseId = accepted.path("caseId").asString();
        String assessmentId = AssessedCase.graded(
                cases, assessments, caseId, accepted.path("referralId").asString());
        String api = "/api/v1/cases/" + caseId + "/assessments/" + assessmentId;
        post(
                api + "/amendments",
                example("amendAssessment").toString(),
                "Idempotency-Key",
                newKey(),
                "If-Match",
                get(api).header("ETag"));
        timelines.deliverPending(1000);

        Answer page = get("/cases/" + caseId, "Accept", "text/html");

        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains(accepted.path("caseNumber").asString())
                .contains("王**", "84 岁", "出院评估", "绿 · 完好", "100.0", "样例医院", "脑梗死", "进食")
                .contains("第 1 次更正", "进食一项录入有误", "ADL 进食")
                .doesNotContain("adl.feeding")
                .contains("李评估", "时间线", "样例街道", "样例养老院")
                .doesNotContain("li.pinggu", "NH001", "999001001");
    }

    @Test
    void printsAnAssessmentWithChineseLettersAndLinesToSign() throws Exception {
        JsonNode accepted = refer(referral()).json();
        String caseId = accepted.path("caseId").asString();
        String assessmentId = AssessedCase.graded(
                cases, assessments, caseId, accepted.path("referralId").asString());
        String path = "/api/v1/cases/" + caseId + "/assessments/" + assessmentId + "/print";

        HttpResponse<byte[]> print = download(path);

        assertThat(print.statusCode()).isEqualTo(200);
        assertThat(print.headers().firstValue("Content-Type")).hasValue("application/pdf");
        Files.createDirectories(Path.of("target", "prints"));
        Files.write(Path.of("target", "prints", "assessment.pdf"), print.body());
        try (PdfReader reader = new PdfReader(print.body())) {
            var text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            assertThat(text)
                    .contains("老年人综合评估表", accepted.path("caseNumber").asString(), "王**", "100.0", "进食")
                    .contains("李评估", "评估员（签名）", "主治医生（签名）", "第 1 页，共")
                    .doesNotContain(
                            "王样例", elder(referral()).get("documentNumber").asString());
        }
        assertThat(get("/cases/" + caseId, "Accept", "text/html").text()).contains("href=\"" + path);
        assertThat(get(path.replace(assessmentId, "none")).status()).isEqualTo(404);
    }

    @Test
    void showsNothingThatIdentifiesAndEscapesEverything() {
        ObjectNode referral = referral();
        ((ObjectNode) referral.get("hospital")).put("ward", "<script>alert(1)</script>");
        Answer accepted = refer(referral);
        assertThat(accepted.status()).isEqualTo(201);

        Answer page = get(accepted.header("Location").replace("/api/v1", ""), "Accept", "text/html");

        assertThat(page.text())
                .contains("&lt;script&gt;")
                .doesNotContain("<script", elder(referral).get("documentNumber").asString())
                .doesNotContain("王样例", "王小样", "13800000000", "13900000000", "样例路");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void aMissingCaseIsAPageInWords() {
        Answer page = get("/cases/none", "Accept", "text/html");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("没有这个个案").doesNotContain("Exception");
    }

    @Test
    void theListLinksToTheSheets() {
        String id = openCase().replace("/api/v1", "");

        String text = get("/cases", "Accept", "text/html").text();

        assertThat(text).contains("个案一览", "href=\"/cases/").doesNotContain("王样例");
        assertThat(get(id, "Accept", "text/html").status()).isEqualTo(200);
        assertThat(get("/case-sheet.css").status()).isEqualTo(200);
    }
}

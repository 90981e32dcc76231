package org.kangyang.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.api.RunningApi;
import org.kangyang.api.assessment.AssessedCase;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.pathway.RevisionClaim;
import org.kangyang.core.plan.CoSignatureForm;
import org.kangyang.core.plan.DraftPlan;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.Intervention;
import org.kangyang.core.plan.PlanContent;
import org.kangyang.core.plan.PlanRisk;
import org.kangyang.core.plan.PlanSection;
import org.kangyang.core.plan.PlanStep;
import org.kangyang.core.plan.PreparePlan;
import org.kangyang.core.plan.ServicePackage;
import org.kangyang.core.plan.UpgradeCost;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("/api/v1/cases/{id}/plan (R27, R28)")
class PlanIT extends RunningApi {
    private static final List<DeadlineRow> ROWS = Stream.of("plan-draft", "plan-co-signature", "plan-consent")
            .map(task -> new DeadlineRow(task, "示例", 24, null, false, "subdistrict-officer", null, null))
            .toList();
    private static final PlanContent.Part PART = new PlanContent.Part("体重稳定", "每周称重\n少量多餐");

    @Autowired
    private CareCases cases;

    @Autowired
    private Assessments assessments;

    @Autowired
    private HealthPlans plans;

    @Autowired
    private Outbox outbox;

    private String planId;

    private static CommandKey key() {
        return new CommandKey("test:" + UUID.randomUUID(), null);
    }

    private PlanStep step() {
        return new PlanStep(planId, ROWS, Groups.of("H001", "NH001", "999001001"));
    }

    /** As the process would, up to the draft; answers the case's path. */
    private String drafted() {
        Answer accepted = refer(referral());
        String caseId = accepted.json().path("caseId").asString();
        AssessedCase.graded(
                cases, assessments, caseId, accepted.json().path("referralId").asString(), Colour.YELLOW);
        planId = plans.prepare(key(), new PreparePlan(caseId, PlanReason.ADMISSION, "test:" + caseId, null))
                .planId();
        plans.draft(
                key(),
                new DraftPlan(
                        step(),
                        List.of(PlanRisk.FALLS),
                        Stream.of(PlanSection.values())
                                .map(section -> new Intervention(section, "目标", "措施"))
                                .toList(),
                        List.of(
                                new ServicePackage("BASIC", new BigDecimal("0.15"), false),
                                new ServicePackage("UPGRADE", new BigDecimal("0.15"), true))));
        return accepted.header("Location");
    }

    /** Up to where the family is asked. */
    private String signed() {
        String path = drafted();
        plans.record(
                key(),
                planId,
                new PlanContent(
                        PART,
                        PART,
                        PART,
                        PART,
                        PART,
                        new UpgradeCost(new BigDecimal("1000"), new BigDecimal("600"), "示例慈善会")),
                "li.pinggu");
        plans.check(key(), step());
        plans.record(key(), planId, new CoSignatureForm("SIGNED", null, "康复训练每周三次"), "wang.yisheng");
        plans.checkCoSignature(key(), step());
        return path;
    }

    private String published() {
        String path = signed();
        answer(path, example("answerPlan").toString());
        plans.checkConsent(key(), step());
        plans.publish(key(), planId, 1);
        return path;
    }

    private Answer answer(String path, String body) {
        return post(path + "/plan/consent", body, "Idempotency-Key", newKey());
    }

    private Answer note(String path, String body) {
        return post(path + "/plan/progress-notes", body, "Idempotency-Key", newKey());
    }

    @Test
    @DisplayName("R27: the family answers by the API, the process hears of it, and the plan in force can be read")
    void answersAndReads() {
        String path = signed();
        assertThat(get(path + "/plan").status()).isEqualTo(404);
        assertThat(get(path + "/plan/versions/1").json().path("stage").asString())
                .isEqualTo("CONSENT");

        Answer answered = answer(path, example("answerPlan").toString());

        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.json().path("stage").asString()).isEqualTo("CONSENT");
        assertThat(answered.header("ETag"))
                .isEqualTo(get(path + "/plan/versions/1").header("ETag"));
        String caseId = path.substring(path.lastIndexOf('/') + 1);
        assertThat(outbox.pendingMessages(10_000))
                .anySatisfy(message -> assertThat(message.name() + " " + message.correlationKey())
                        .isEqualTo("plan-consent-given " + caseId));

        plans.checkConsent(key(), step());
        plans.publish(key(), planId, 1);
        Answer plan = get(path + "/plan");
        assertThat(plan.status()).as(plan.text()).isEqualTo(200);
        assertThat(plan.json().path("version").asInt()).isOne();
        assertThat(plan.json().path("stage").asString()).isEqualTo("PUBLISHED");
        assertThat(plan.json().at("/contents/1/nutrition/goals").asString()).isEqualTo("体重稳定");
        assertThat(plan.json().at("/contents/1/by").asString()).isEqualTo("li.pinggu");
        assertThat(plan.json().at("/coSignatures/0/decision").asString()).isEqualTo("SIGNED");
        assertThat(plan.json().at("/consents/0/answeredBy").asString()).isEqualTo("GUARDIAN");
        assertThat(plan.json().at("/packages/0/personalShare").asString()).isEqualTo("0.15");
        assertThat(plan.json().path("upgrade").toString())
                .isEqualTo("{\"costFen\":100000,\"insuredFen\":60000,\"personalFen\":15000,\"remainderFen\":25000,"
                        + "\"payer\":\"示例慈善会\"}");
        assertThat(get(path + "/plan/versions").json().path("versions").size()).isOne();
    }

    @Test
    @DisplayName("R27: an answer is taken only while the family is asked, and only once")
    void refusesOtherwise() {
        String path = drafted();
        String body = example("answerPlan").toString();
        Answer early = answer(path, body);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("code").asString()).isEqualTo("plan-stage");
        String signed = signed();
        assertThat(answer(signed, body).status()).isEqualTo(200);
        assertThat(answer(signed, body).status()).isEqualTo(409);
        assertThat(answer(openCase(), body).status()).isEqualTo(409);
        assertThat(answer("/api/v1/cases/none", body).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("R27: what an answer lacks is named")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | decision REQUIRED, answeredBy REQUIRED, answeredOn REQUIRED",
                "{\"decision\":\"MAYBE\",\"answeredBy\":\"NEIGHBOUR\",\"answeredOn\":\"2026-11-25\"}"
                        + " | decision UNKNOWN_VALUE, answeredBy UNKNOWN_VALUE, answeredOn IN_FUTURE",
                "{\"decision\":\"REFUSED\",\"answeredBy\":\"ELDER\",\"answeredOn\":\"2026-11-24\"} | reason REQUIRED"
            })
    void namesWhatAnAnswerLacks(String body, String faults) {
        Answer refused = answer(signed(), body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.faults()).containsExactly(faults.split(", "));
    }

    @Test
    @DisplayName("R27: the written consent is an attachment of the case; another id is refused, naming the field")
    void takesAWrittenConsent() throws Exception {
        String path = signed();
        String unknown = example("answerPlan").put("attachmentId", "none").toString();
        Answer refused = answer(path, unknown);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faults()).containsExactly("attachmentId NOT_REGISTERED");
        Answer uploaded = send(
                "POST",
                path + "/attachments?kind=CONSENT&fileName=tongyishu.pdf",
                "%PDF-1.7 sample".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/pdf",
                "Idempotency-Key",
                newKey());
        String attachmentId = uploaded.json().path("attachmentId").asString();
        assertThat(attachmentId).isNotBlank();
        assertThat(answer(
                                path,
                                example("answerPlan")
                                        .put("attachmentId", attachmentId)
                                        .toString())
                        .status())
                .isEqualTo(200);
        assertThat(get(path + "/plan/versions/1")
                        .json()
                        .at("/consents/0/attachmentId")
                        .asString())
                .isEqualTo(attachmentId);
    }

    @Test
    @DisplayName("R28: progress and effect are noted on the plan in force")
    void notesProgress() {
        String body = example("notePlanProgress").toString();
        assertThat(note(signed(), body).status()).isEqualTo(404);
        String path = published();

        Answer noted = note(path, body);

        assertThat(noted.status()).as(noted.text()).isEqualTo(201);
        assertThat(noted.header("Location")).endsWith("/plan/versions/1");
        Answer read = get(noted.header("Location"));
        assertThat(read.json().at("/progress/0/effect").asString()).isEqualTo("IMPROVED");
        assertThat(read.header("ETag")).isEqualTo(noted.header("ETag"));
        Answer refused = note(path, "{\"observedOn\":\"2026-11-25\",\"effect\":\"FINE\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.faults())
                .containsExactly("observedOn IN_FUTURE", "progress REQUIRED", "effect UNKNOWN_VALUE");
    }

    @Test
    @DisplayName("R28: a note that asks for another prescription begins a revision; not while the elder is in hospital")
    void asksForAnotherPrescription() {
        String path = published();
        String caseId = path.substring(path.lastIndexOf('/') + 1);
        String body =
                example("notePlanProgress").put("adjustPrescription", true).toString();
        cases.applyDestination(
                key(), new ApplyDestination(caseId, caseId + "-r1", Destination.HOME_FOLLOW_UP, null, null));

        Answer noted = note(path, body);

        assertThat(noted.status()).as(noted.text()).isEqualTo(201);
        assertThat(get(path).json().at("/plan/flag").asString()).isEqualTo("REVISION_DUE");
        assertThat(outbox.pendingMessages(10_000))
                .anySatisfy(message -> assertThat(message.name() + " " + message.correlationKey())
                        .isEqualTo("plan-revision-due " + caseId));
        RevisionClaim claim = plans.claimRevision(key(), caseId, 1, "test:revision");
        plans.prepare(key(), new PreparePlan(caseId, claim.reason(), "test:revision", null));
        Answer revision = get(path + "/plan/versions/2");
        assertThat(revision.json().path("reason").asString()).isEqualTo("PRESCRIPTION");
        assertThat(revision.json().at("/adjustment/request").asString()).startsWith("每日散步三十分钟");
        assertThat(revision.json().at("/adjustment/prescription").asString()).isEqualTo("康复训练每周三次");

        post(path + "/events", """
                {"eventId":"%s","kind":"HOSPITALISATION","occurredAt":"2026-11-24T00:00:00Z","source":"family"}
                """.formatted(UUID.randomUUID()), "Idempotency-Key", newKey());
        Answer refused = note(path, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("case-in-hospital");
    }

    @Test
    @DisplayName("R27: the plan prints with Chinese letters, its five sections, and lines to sign")
    void prints() throws Exception {
        String path = published();
        note(path, example("notePlanProgress").toString());
        assertThat(text(path + "/plan/print"))
                .contains("健康管理方案", "第 1 版", "王**", "定期评估", "治疗与用药", "营养", "运动", "生活方式")
                .contains("每周称重", "康复训练每周三次", "监护人 2026-11-24", "好转", "基础包 15%", "跌倒")
                .contains("个人承担 150.00 元", "示例慈善会")
                .contains("养老机构负责人（签名）", "主治医生（签名）", "老人或家属（签名）", "第 1 页，共")
                .doesNotContain("王样例", "li.pinggu", "未生效");
        assertThat(text(drafted() + "/plan/versions/1/print")).contains("本版未生效或已失效：起草");
        assertThat(get(openCase() + "/plan/print").status()).isEqualTo(404);
    }

    private String text(String path) throws Exception {
        HttpResponse<byte[]> print = download(path);
        assertThat(print.statusCode()).isEqualTo(200);
        assertThat(print.headers().firstValue("Content-Type")).hasValue("application/pdf");
        Files.createDirectories(Path.of("target", "prints"));
        if (path.endsWith("plan/print")) {
            Files.write(Path.of("target", "prints", "plan.pdf"), print.body());
        }
        var text = new StringBuilder();
        try (PdfReader reader = new PdfReader(print.body())) {
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
        }
        return text.toString();
    }
}

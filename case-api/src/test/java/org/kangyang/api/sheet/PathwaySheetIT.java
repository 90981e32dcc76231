package org.kangyang.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.api.RunningApi;
import org.kangyang.api.assessment.AssessedCase;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.ProposalForm;
import org.kangyang.core.homebed.RecheckForm;
import org.kangyang.core.homebed.SurveyForm;
import org.kangyang.core.homebed.TransferStep;
import org.kangyang.core.intake.AdmissionForm;
import org.kangyang.core.intake.Admissions;
import org.kangyang.core.intake.Allotment;
import org.kangyang.core.intake.CheckUpEntitlement;
import org.kangyang.core.intake.ContractForm;
import org.kangyang.core.intake.Vacancies;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.plan.CoSignatureForm;
import org.kangyang.core.plan.DraftPlan;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.plan.Intervention;
import org.kangyang.core.plan.PlanConsentForm;
import org.kangyang.core.plan.PlanContent;
import org.kangyang.core.plan.PlanRisk;
import org.kangyang.core.plan.PlanSection;
import org.kangyang.core.plan.PlanStep;
import org.kangyang.core.plan.PreparePlan;
import org.kangyang.core.plan.ServicePackage;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The case sheet shows where the elder stands on the way")
class PathwaySheetIT extends RunningApi {
    private static final Groups GROUPS = Groups.of("H001", "NH001", "999001001");

    @Autowired
    private CareCases cases;

    @Autowired
    private Admissions admissions;

    @Autowired
    private CareClock clock;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Allotment allotment;

    @Autowired
    private Vacancies vacancies;

    @Autowired
    private HealthPlans plans;

    @Autowired
    private HomeBedTransfers transfers;

    private String caseId = "";

    private static CommandKey key() {
        return new CommandKey("test:" + UUID.randomUUID(), null);
    }

    private static List<DeadlineRow> rows(String... tasks) {
        return Stream.of(tasks)
                .map(task -> new DeadlineRow(task, "示例", 24, null, false, "subdistrict-officer", null, null))
                .toList();
    }

    private String sheet() {
        Answer page = get("/cases/" + caseId, "Accept", "text/html");
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.text();
    }

    private void graded(Destination destination, BedType bedType) {
        Answer referred = refer(referral());
        caseId = referred.json().path("caseId").asString();
        String referralId = referred.json().path("referralId").asString();
        AssessedCase.graded(cases, assessments, caseId, referralId, Colour.YELLOW);
        allotment.applyDestination(key(), new ApplyDestination(caseId, referralId, destination, bedType, null));
    }

    @Test
    @DisplayName("what there is nothing to tell of is left out")
    void leavesOutWhatIsEmpty() {
        caseId = refer(referral()).json().path("caseId").asString();
        assertThat(sheet())
                .contains("<h2>基本信息</h2>", "<h2>时间线</h2>")
                .doesNotContain(
                        "<h2>轮候</h2>",
                        "<h2>床位</h2>",
                        "<h2>家庭医生与体检</h2>",
                        "<h2>健康管理方案</h2>",
                        "<h2>返家与家庭养老床位</h2>",
                        "<h2>复评</h2>",
                        "<h2>材料</h2>");
    }

    @Test
    @DisplayName("R11: an application that waits for its assessment has no rank")
    void anApplicationHasNoRank() {
        ObjectNode application = example("applyForCareHome");
        ((ObjectNode) application.get("elder"))
                .put("documentNumber", elder(referral()).get("documentNumber").asString());
        Answer applied = post("/api/v1/care-home-applications", application.toString(), "Idempotency-Key", newKey());
        assertThat(applied.status()).as(applied.text()).isEqualTo(201);
        caseId = applied.json().path("caseId").asString();
        assertThat(sheet())
                .contains("<h2>轮候</h2>", "护理型床位", "样例养老院", "尚未评估，不排序")
                .doesNotContain("第 1 位");
    }

    @Test
    @DisplayName("R33: waiting place, rank and the bed on offer")
    void waitingPlace() {
        graded(Destination.CARE_HOME, BedType.DEMENTIA);
        assertThat(sheet()).contains("<h2>轮候</h2>", "认知障碍床位", "样例养老院第 1 位", "本区县第 1 位");

        put("/api/v1/beds", """
                [{"bedId":"SHEET-1","careHomeId":"NH001","room":"512","type":"DEMENTIA","monthlyPriceFen":563000}]""");
        vacancies.offerNext(key(), "SHEET-1", 0);
        assertThat(sheet()).contains("可入住床位", "512 室", "5630.00 元");
        String holder = get("/api/v1/beds/SHEET-1").json().path("holderCaseId").asString();
        assertThat(holder).isEqualTo(caseId);
        closeCase();
    }

    /** So that no other test meets this elder on the list. */
    private void closeCase() {
        close("/api/v1/cases/" + caseId, java.util.Map.of("reason", "DEATH", "occurredOn", "2026-11-24"));
    }

    @Test
    @DisplayName("R34: the bed that the elder has, and the family doctor")
    void bedAndFamilyDoctor() {
        put("/api/v1/beds", """
                [{"bedId":"SHEET-2","careHomeId":"NH001","room":"513","type":"NURSING","monthlyPriceFen":480000}]""");
        graded(Destination.CARE_HOME, BedType.NURSING);
        assertThat(sheet())
                .contains("<h2>床位</h2>", "样例养老院", "513 室", "SHEET-2", "护理型床位", "4800.00 元", "尚未入住")
                .doesNotContain("<h2>轮候</h2>");
        LocalDate today = clock.today();
        admissions.recordAdmission(key(), caseId, new AdmissionForm(today, null), "chen.zhuren");
        admissions.checkAdmission(key(), caseId, rows("admission"), GROUPS);
        admissions.checkContract(
                key(), caseId, rows("family-doctor-contract"), GROUPS, new CheckUpEntitlement(true, 12));
        admissions.recordContract(key(), caseId, new ContractForm("QY-1", "示例团队", today, null), "han.jiating");
        admissions.checkContractForm(key(), caseId, rows("family-doctor-contract"), GROUPS);
        assertThat(sheet())
                .contains(
                        today.toString(),
                        "每 12 个月一次，" + today.plusMonths(12),
                        "<h2>家庭医生与体检</h2>",
                        "示例团队",
                        "QY-1",
                        "长期");
    }

    @Test
    @DisplayName("R27: the plan being made, and the one in force with its packages and print")
    void plan() {
        graded(Destination.HOME_FOLLOW_UP, null);
        String planId = plans.prepare(key(), new PreparePlan(caseId, PlanReason.ADMISSION, "test:" + caseId, null))
                .planId();
        PlanStep step = new PlanStep(planId, rows("plan-draft", "plan-co-signature", "plan-consent"), GROUPS);
        plans.draft(
                key(),
                new DraftPlan(
                        step,
                        List.of(PlanRisk.FALLS),
                        Stream.of(PlanSection.values())
                                .map(section -> new Intervention(section, "目标", "措施"))
                                .toList(),
                        List.of(new ServicePackage("BASIC", new BigDecimal("0.15"), false))));
        assertThat(sheet()).contains("<h2>健康管理方案</h2>", "制定中", "第 1 版（入住）· 起草").doesNotContain("生效版本", "/plan/print");

        PlanContent.Part part = new PlanContent.Part("体重稳定", "每周称重");
        plans.record(key(), planId, new PlanContent(part, part, part, part, part, null), "chen.zhuren");
        plans.check(key(), step);
        plans.record(key(), planId, new CoSignatureForm("SIGNED", null, null), "wang.yisheng");
        plans.checkCoSignature(key(), step);
        assertThat(sheet()).contains("待家属同意");
        plans.record(
                key(),
                planId,
                new PlanConsentForm("CONSENTED", "GUARDIAN", LocalDate.of(2026, 11, 24), "FA-1", null, null),
                "shen.shegong");
        plans.checkConsent(key(), step);
        plans.publish(key(), planId, 1);
        assertThat(sheet())
                .contains("生效版本", "第 1 版（入住）", "跌倒", "基础包 15%", "/api/v1/cases/" + caseId + "/plan/print")
                .doesNotContain("制定中");
    }

    @Test
    @DisplayName("R12: the way home and its money, the re-assessment asked for by a fall, and the documents")
    void wayHomeReassessmentAndDocuments() {
        graded(Destination.HOME_FOLLOW_UP, null);
        String path = "/api/v1/cases/" + caseId;
        post(
                path + "/events",
                "{\"eventId\":\"F-1\",\"kind\":\"FALL\",\"occurredAt\":\"2026-11-24T00:00:00+08:00\",\"source\":\"示例\"}",
                "Idempotency-Key",
                newKey());
        assertThat(sheet()).contains("<h2>复评</h2>", "正在复评", "跌倒后复评", "待评估");

        Answer asked =
                post(path + "/home-bed-requests", example("requestHomeBed").toString(), "Idempotency-Key", newKey());
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String transferId = asked.json().path("transferId").asString();
        TransferStep step = new TransferStep(transferId, rows("survey", "proposal", "consent", "approval"), GROUPS);
        LocalDate day = LocalDate.of(2026, 11, 24);
        transfers.record(key(), transferId, new RecheckForm(day, "yes", "yes", "PASSED", null), "a");
        transfers.checkRecheck(key(), step);
        transfers.record(key(), transferId, new SurveyForm(day, "yes", "yes", List.of("AIDS"), null, null), "b");
        transfers.checkSurvey(key(), step);
        transfers.record(
                key(),
                transferId,
                new ProposalForm(List.of(new ProposalForm.Item("AIDS", "轮椅", 2, new BigDecimal("399.50")))),
                "b");
        transfers.checkProposal(key(), step);
        Answer attached = send(
                "POST",
                path + "/attachments?kind=CONSENT&fileName=wang-yangli.pdf",
                "%PDF-1.7 sheet".getBytes(StandardCharsets.US_ASCII),
                "Content-Type",
                "application/pdf",
                "Idempotency-Key",
                newKey());
        assertThat(attached.status()).as(attached.text()).isEqualTo(201);

        assertThat(sheet())
                .contains("<h2>返家与家庭养老床位</h2>", "家属意见", "1 项，799.00 元")
                .contains("<h2>材料</h2>", "书面同意", path + "/attachments/", "/content")
                .doesNotContain("wang-yangli");
    }
}

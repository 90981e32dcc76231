package org.kangyang.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.core.Samples.elder;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.escalation.FormCheck;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseEventKind;
import org.kangyang.core.pathway.CaseEvents;
import org.kangyang.core.pathway.CaseRecords;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.CheckUp;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.Groups;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.core.pathway.ReportEvent;
import org.kangyang.core.pathway.TimelineItem;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;

/** What staff fill in on admission, at ten in the morning of 24 November 2026. */
class AdmissionsIT {

    private static final Groups GROUPS = Groups.of("H001", "NH001", "999001001");
    private static final List<DeadlineRow> ROWS = Stream.of("admission", "family-doctor-contract")
            .map(task -> new DeadlineRow(task, "示例", 72, null, false, "care-home-manager", null, null))
            .toList();

    private Core core;
    private Admissions admissions;
    private CareCases cases;
    private String caseId;
    private int jobs;

    @BeforeEach
    void hasABed() {
        core = Core.fresh();
        Samples.registers(core);
        admissions = core.get(Admissions.class);
        cases = core.get(CareCases.class);
        core.get(BedRegister.class).importRows(List.of(new BedRow("B1", "NH001", "201", "REHAB", null, 420_000L)));
        ReferralAccepted accepted = core.get(Referrals.class)
                .accept(
                        key("api:r1"),
                        referral(elder(DocumentType.CITIZEN_ID, Samples.MAN_1942), LocalDate.of(2026, 12, 1)));
        caseId = accepted.caseId();
        cases.claim(job(), new ClaimCase(caseId, accepted.referralId(), "c:1000"));
        core.get(CaseRecords.class).graded(job(), caseId, "a1", Colour.ORANGE, 500, new ReassessmentInterval(6, 14));
        core.get(Allotment.class)
                .applyDestination(
                        job(),
                        new ApplyDestination(
                                caseId, accepted.referralId(), Destination.CARE_HOME, BedType.REHAB, null));
    }

    private CommandKey job() {
        return key("c:" + ++jobs);
    }

    private CaseView view() {
        return cases.view(caseId);
    }

    private List<String> timeline() {
        core.get(Timelines.class).deliverPending(1000);
        return core.get(Timelines.class).of(caseId, null, 200).items().stream()
                .map(TimelineItem::text)
                .toList();
    }

    private FormCheck admits(LocalDate on, String note) {
        admissions.recordAdmission(job(), caseId, new AdmissionForm(on, note), "chen.zhuren");
        return admissions.checkAdmission(job(), caseId, ROWS, GROUPS);
    }

    private FormCheck contracts(String number, String doctor, LocalDate signedOn, LocalDate validUntil) {
        admissions.recordContract(job(), caseId, new ContractForm(number, doctor, signedOn, validUntil), "han.jiating");
        return admissions.checkContractForm(job(), caseId, ROWS, GROUPS);
    }

    @Test
    @DisplayName("An admission is opened by one instance, and by none once the elder is in hospital")
    void opens() {
        assertThat(admissions.open(job(), caseId, ROWS, "c:1")).isPresent();
        assertThat(admissions.open(job(), caseId, ROWS, "c:1")).isPresent();
        assertThat(admissions.open(job(), caseId, ROWS, "c:2")).isEmpty();
        core.get(CaseEvents.class)
                .report(
                        key("api:e1"),
                        new ReportEvent(
                                caseId,
                                "EV-1",
                                CaseEventKind.HOSPITALISATION,
                                core.clock.instant().atOffset(ZoneOffset.ofHours(8)),
                                null,
                                "示例平台",
                                "platform"));
        assertThat(admissions.open(job(), caseId, ROWS, "c:1")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("R05: an arrival in the future, before the bed was theirs, or without a day comes back and says so")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-24, -",
                "2026-11-25, 入住日期不能晚于今天。",
                "2126-11-24, 入住日期不能晚于今天。",
                "2026-11-23, 入住日期不能早于床位分配的日期（2026-11-24）。",
                "-, 入住日期未填写。"
            })
    void looksThroughAnArrival(LocalDate on, String problem) {
        FormCheck check = admits(on, "示例");
        assertThat(check.problems()).isEqualTo(problem == null ? List.of() : List.of(problem));
        assertThat(check.complete()).isEqualTo(problem == null);
        assertThat(check.due()).isNotNull();
        assertThat(view().admission().admittedOn()).isEqualTo(problem == null ? on : null);
        assertThat(timeline().contains("老人已入住养老机构")).isEqualTo(problem == null);
    }

    @Test
    @DisplayName("R05: a note that is too long comes back; the second time it is right, and only then it is kept")
    void isRightTheSecondTime() {
        assertThat(admits(LocalDate.of(2026, 11, 24), "长".repeat(201)).problems())
                .containsExactly("入住情况最多200字。");
        assertThat(admits(LocalDate.of(2026, 11, 24), "长".repeat(200)).complete())
                .isTrue();
        assertThat(view().admission().note()).hasSize(200);
        assertThat(view().admission().reported()).isNull();
        assertThat(timeline()).containsOnlyOnce("老人已入住养老机构");
    }

    @Test
    @DisplayName("R05: the same job once more finds the same and writes nothing twice")
    void checksOnce() {
        admissions.recordAdmission(job(), caseId, new AdmissionForm(LocalDate.of(2026, 11, 24), null), "chen.zhuren");
        CommandKey once = job();
        for (int i = 0; i < 3; i++) {
            assertThat(admissions.checkAdmission(once, caseId, ROWS, GROUPS).complete())
                    .isTrue();
        }
        assertThat(timeline()).containsOnlyOnce("老人已入住养老机构");
    }

    @ParameterizedTest(name = "{0}, {1}, {2} to {3}: {4}")
    @DisplayName("R34: a contract that is of the future, over, contradictory or incomplete comes back and says so")
    @CsvSource(
            nullValues = "-",
            value = {
                "QY-1, 示例团队, 2026-11-24, -, -",
                "QY-1, 示例团队, 2026-11-01, 2027-10-31, -",
                "QY-1, 示例团队, 2026-11-24, 2026-11-24, -",
                "QY-1, 示例团队, 2026-11-25, -, 签约日期不能晚于今天。",
                "QY-1, 示例团队, 2026-11-01, 2026-11-23, 有效期至已过，请登记有效的签约。",
                "QY-1, 示例团队, 2026-11-24, 2025-01-01, 有效期至不能早于签约日期。有效期至已过，请登记有效的签约。",
                "-, 示例团队, 2026-11-24, -, 签约编号未填写。",
                "QY-1, ' ', 2026-11-24, -, 签约医生或团队未填写。",
                "QY-1, 示例团队, -, -, 签约日期未填写。",
                "QY-0123456789012345678901234567890123456789012345678, 示例团队, 2026-11-24, -, 签约编号最多50个字符。"
            })
    void looksThroughAContract(
            String number, String doctor, LocalDate signedOn, LocalDate validUntil, String problems) {
        FormCheck check = contracts(number, doctor, signedOn, validUntil);
        assertThat(String.join("", check.problems())).isEqualTo(problems == null ? "" : problems);
        if (problems == null) {
            assertThat(view().familyDoctor().contractNumber()).isEqualTo("QY-1");
            assertThat(view().familyDoctor().recordedBy()).isEqualTo("han.jiating");
        } else {
            assertThat(view().familyDoctor()).isNull();
        }
        assertThat(timeline().contains("家庭医生签约已登记")).isEqualTo(problems == null);
    }

    @Test
    @DisplayName("R34: who has a right to free check-ups has it on the timeline with its day, counted from the arrival")
    void notesFreeCheckUps() {
        admits(LocalDate.of(2026, 11, 24), null);
        CommandKey once = job();
        for (int i = 0; i < 2; i++) {
            admissions.checkContract(once, caseId, ROWS, GROUPS, new CheckUpEntitlement(true, 12));
        }
        assertThat(view().checkUp()).isEqualTo(new CheckUp(12, LocalDate.of(2027, 11, 24)));
        assertThat(timeline()).containsOnlyOnce("享受免费健康体检，每12个月一次").containsOnlyOnce("入住老人没有有效的家庭医生签约");
    }

    @Test
    @DisplayName("R34: who has no right to them is not told of any")
    void notesNoneOtherwise() {
        admissions.checkContract(job(), caseId, ROWS, GROUPS, new CheckUpEntitlement(false, 0));
        assertThat(view().checkUp()).isNull();
        assertThat(timeline()).noneMatch(text -> text.contains("体检"));
    }
}

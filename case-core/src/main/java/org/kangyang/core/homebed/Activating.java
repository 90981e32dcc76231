package org.kangyang.core.homebed;

import static org.springframework.util.StringUtils.hasText;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.assessment.Zbi;
import org.kangyang.core.assessment.ZbiForm;
import org.kangyang.core.institution.StaffMember;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.integration.Author;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.HomeTransfers;
import org.kangyang.core.pathway.PlanReason;
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.plan.HealthPlans;
import org.springframework.stereotype.Component;

/** Devices, staff, the family's carers, and the start of the service (R10, R30–R32, R50, R51). */
@Component
class Activating {

    private static final String CARER = "carer";

    private final HomeBedDesk desk;
    private final HomeTransfers cases;
    private final StaffRegister staff;
    private final HealthPlans plans;

    Activating(HomeBedDesk desk, HomeTransfers cases, StaffRegister staff, HealthPlans plans) {
        this.desk = desk;
        this.cases = cases;
        this.staff = staff;
        this.plans = plans;
    }

    StepResult prepare(CommandKey key, TransferStep step) {
        return desk.execute(key, step.transferId(), StepResult.class, found -> {
            found.requireStage(TransferStage.DEVICES);
            return HomeBedDesk.done(StepOutcome.READY, desk.due("devices", step));
        });
    }

    void record(CommandKey key, String transferId, DevicesForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, StaffingForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, ZbiForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, TrainingForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    void record(CommandKey key, String transferId, ActivationForm form, @Nullable String assignee) {
        String by = Author.of(assignee);
        desk.run(key, transferId, found -> found.record(form, by, desk.now()));
    }

    StepResult checkDevices(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.DEVICES, "devices", this::devices, found -> {
            found.devicesRegistered();
            found.moveTo(TransferStage.STAFFING, desk.now());
            return HomeBedDesk.done(StepOutcome.COMPLETE, null);
        });
    }

    private void devices(HomeBedTransfer found, Problems problems) {
        DevicesForm form = found.devices();
        serial("离床感应器编号", form.bedExitSensor(), problems);
        serial("生命体征监测编号", form.vitalSignsMonitor(), problems);
        serial("紧急呼叫编号", form.emergencyCall(), problems);
        List<String> serials = Stream.of(form.bedExitSensor(), form.vitalSignsMonitor(), form.emergencyCall())
                .filter(serial -> hasText(serial))
                .map(String::strip)
                .toList();
        problems.add(new HashSet<>(serials).size() < serials.size(), "三类设备的编号不应相同。");
        problems.date("测试日期", form.testedOn(), desk.today());
        boolean alarm = problems.yes("报警已送达养老机构", form.alarmTested());
        problems.add("no".equals(form.alarmTested()) && !alarm, "报警未送达养老机构的，不能登记完成。");
    }

    private static void serial(String label, @Nullable String serial, Problems problems) {
        if (!hasText(serial)) {
            problems.missing(label);
        } else {
            problems.add(serial != null && serial.strip().length() > 50, label + "最多50个字符。");
        }
    }

    /** Compares the register with the ratios; staff who lack level, certificate or class-hours do not count. */
    StepResult checkStaffing(CommandKey key, TransferStep step, List<StaffingRatio> ratios) {
        return desk.execute(key, step.transferId(), StepResult.class, found -> {
            found.requireStage(TransferStage.STAFFING);
            String careHome = desk.standing(found).careHomeId();
            int served = cases.served(careHome);
            List<Staffing> all = ratios.stream()
                    .map(ratio -> Staffing.of(ratio, served, qualified(ratio, careHome)))
                    .toList();
            found.staffed(all, desk.now());
            List<String> missing = all.stream()
                    .filter(role -> !role.met())
                    .map(role -> role.roleName() + "需" + role.required() + "名，合格的有" + role.qualified() + "名。")
                    .toList();
            if (!missing.isEmpty()) {
                return new StepResult(StepOutcome.NOT_MET, missing, desk.due("staffing", step));
            }
            boolean caregiver = found.hasCaregiver();
            found.moveTo(caregiver ? TransferStage.CAREGIVER : TransferStage.ACTIVATION, desk.now());
            return HomeBedDesk.done(StepOutcome.MET, caregiver ? desk.due("zbi", step) : null);
        });
    }

    private int qualified(StaffingRatio ratio, String careHome) {
        return (int) staff.ofGroup(ratio.role() + "." + careHome).stream()
                .filter(member -> qualified(member, ratio))
                .count();
    }

    private boolean qualified(StaffMember member, StaffingRatio ratio) {
        LocalDate today = desk.today();
        Integer lowest = ratio.lowestCarerLevel();
        Integer level = member.carerLevel();
        return (lowest == null || (level != null && level <= lowest))
                && ratio.certificates().stream().allMatch(kind -> member.certified(kind, today))
                && atLeast(member.theoryHours(), ratio.theoryHours())
                && atLeast(member.practiceHours(), ratio.practiceHours());
    }

    private static boolean atLeast(@Nullable Integer hours, @Nullable Integer required) {
        return required == null || (hours != null && hours >= required);
    }

    boolean hasCaregiver(String transferId) {
        return desk.get(transferId).hasCaregiver();
    }

    StepResult checkInterview(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.CAREGIVER, "zbi", this::interview, found -> {
            found.burdened(Zbi.of(found.interview(), new Problems()).total());
            return HomeBedDesk.done(StepOutcome.COMPLETE, desk.due("training", step));
        });
    }

    private void interview(HomeBedTransfer found, Problems problems) {
        problems.date("访谈日期", found.interview().interviewedOn(), desk.today());
        Zbi.of(found.interview(), problems);
    }

    /** The total that respite-entitlement.dmn is asked with; null where the interview is incomplete. */
    @Nullable
    Integer zbi(String transferId) {
        return desk.get(transferId).zbi();
    }

    void entitle(CommandKey key, String transferId, RespiteEntitlement entitlement) {
        desk.run(key, transferId, found -> found.entitled(entitlement, desk.now()));
    }

    StepResult checkTraining(CommandKey key, TransferStep step) {
        return desk.check(key, step, TransferStage.CAREGIVER, "training", this::training, found -> {
            found.trained();
            found.moveTo(TransferStage.ACTIVATION, desk.now());
            return HomeBedDesk.done(StepOutcome.COMPLETE, null);
        });
    }

    private void training(HomeBedTransfer found, Problems problems) {
        TrainingForm form = found.training();
        problems.date("培训日期", form.trainedOn(), desk.today());
        part("日常照护", form.dailyCare(), problems);
        part("安全与急救", form.safety(), problems);
        part("康复", form.rehabilitation(), problems);
        part("生活照料", form.livingCare(), problems);
    }

    private static void part(String name, @Nullable String answer, Problems problems) {
        problems.yes(name + "培训", answer);
        problems.add("no".equals(answer), name + "培训尚未完成，请补训后再登记。");
    }

    StepResult prepareActivation(CommandKey key, TransferStep step, String planId) {
        return desk.execute(key, step.transferId(), StepResult.class, found -> {
            found.requireStage(TransferStage.ACTIVATION);
            HealthPlanView plan = plans.view(planId);
            if (plan.publishedAt() == null || plan.reason() != PlanReason.HOME_TRANSFER) {
                throw new IllegalStateException(
                        "返家申请 " + found.id() + " 的健康管理方案 " + planId + " 尚未发布，不能启用家庭养老床位（R31）；请重新制定方案");
            }
            found.planned(planId);
            return HomeBedDesk.done(StepOutcome.READY, desk.due("activation", step));
        });
    }

    /** Everything of R31 is looked at once more; then the home bed is in force. */
    StepResult activate(CommandKey key, TransferStep step, List<StaffingRatio> ratios) {
        StepResult result = desk.check(
                key,
                step,
                TransferStage.ACTIVATION,
                "activation",
                (found, problems) -> activation(found, ratios, problems),
                found -> {
                    found.end(TransferStage.ACTIVE, EndReason.ACTIVATED, desk.now());
                    return HomeBedDesk.done(StepOutcome.ACTIVE, null);
                });
        if (result.outcome() == StepOutcome.ACTIVE) {
            cases.activated(key, desk.get(step.transferId()).caseId(), step.transferId());
        }
        return result;
    }

    private void activation(HomeBedTransfer found, List<StaffingRatio> ratios, Problems problems) {
        found.lacking().forEach(sentence -> problems.add(true, sentence));
        ActivationForm form = found.activation();
        LocalDate startsOn = form.startsOn();
        if (startsOn == null) {
            problems.missing("服务开始日期");
        } else {
            problems.add(startsOn.isBefore(desk.today()), "服务开始日期不能早于今天。");
        }
        problems.add(!"yes".equals(form.confirmed()), "请核对后确认各项条件均已具备。");
        String carer = form.responsibleCarer();
        if (!hasText(carer)) {
            problems.missing("责任护理员");
        } else if (carer != null) {
            problems.add(
                    !dispatchable(carer.strip(), desk.standing(found).careHomeId(), ratios),
                    "责任护理员不是本机构登记的护理员，或岗前培训学时不足，不能派单。");
        }
    }

    /** A carer of this care home whose class-hours suffice (R51); the level matters for the ratio only. */
    private boolean dispatchable(String userId, String careHome, List<StaffingRatio> ratios) {
        return staff.find(userId)
                .filter(member -> member.groups().contains(CARER + "." + careHome))
                .filter(member -> ratios.stream()
                        .filter(ratio -> ratio.role().equals(CARER))
                        .allMatch(ratio -> atLeast(member.theoryHours(), ratio.theoryHours())
                                && atLeast(member.practiceHours(), ratio.practiceHours())))
                .isPresent();
    }
}

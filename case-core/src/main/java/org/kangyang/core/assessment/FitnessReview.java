package org.kangyang.core.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Elder;

/**
 * Looks through a senior fitness test: what is missing or contradictory, and how many of the four scored tests reach the
 * standard for sex and age on the day of the test (R25, DOMAIN §4).
 */
final class FitnessReview {

    private static final Set<String> REASONS = Set.of("BEDRIDDEN", "UNSAFE", "REFUSED", "OTHER");

    private final Problems problems = new Problems();
    private final boolean performable;
    private int criteriaMet;

    FitnessReview(FitnessTestForm form, Elder elder, LocalDate today, StandardsTable standards) {
        problems.date("测试日期", form.testDate(), today);
        performable = problems.yes("能否进行体适能测试", form.performable());
        if (performable) {
            performed(form, elder, form.testDate() == null ? today : form.testDate(), standards);
        } else if ("no".equals(form.performable())) {
            notPerformed(form);
        }
    }

    List<String> problems() {
        return problems.sentences();
    }

    /** Null where something is missing. */
    @Nullable
    FitnessFacts facts() {
        return problems.isEmpty() ? new FitnessFacts(performable, criteriaMet) : null;
    }

    private void notPerformed(FitnessTestForm form) {
        String reason = form.notPerformableReason();
        if (reason == null || reason.isBlank()) {
            problems.missing("不能测试的原因");
        } else {
            problems.add(!REASONS.contains(reason), "不能测试的原因应为卧床、不安全、拒绝或其他。");
        }
        boolean results = Stream.of(
                        form.chairStand(),
                        form.armCurl(),
                        form.sixMinuteWalkMetres(),
                        form.twoMinuteStep(),
                        form.upAndGoSeconds())
                .anyMatch(result -> result != null);
        problems.add(results, "选择了不能测试，却填写了测试结果。");
    }

    private void performed(FitnessTestForm form, Elder elder, LocalDate testDate, StandardsTable table) {
        problems.add(
                form.notPerformableReason() != null
                        && !form.notPerformableReason().isBlank(),
                "选择了能测试，却填写了不能测试的原因。");
        int age = elder.ageOn(testDate);
        FitnessStandards standard = table.standards(elder.sex(), age);
        met(problems.within("30秒坐站次数", form.chairStand(), 0, 60) >= standard.chairStand());
        met(problems.within("30秒屈臂次数", form.armCurl(), 0, 80) >= standard.armCurl());
        endurance(form, standard, table.walkMetres(elder.sex(), age));
        BigDecimal upAndGo = form.upAndGoSeconds();
        if (upAndGo == null) {
            problems.missing("起立行走用时（秒）");
        } else if (problems.within("起立行走用时（秒）", upAndGo, "0.1", "180.0", 1)) {
            met(upAndGo.compareTo(standard.upAndGoSeconds()) <= 0);
        }
        problems.within("坐位体前屈（厘米）", form.sitAndReachCm(), "-60", "60", 1);
        problems.within("背抓（厘米）", form.backScratchCm(), "-60", "60", 1);
    }

    private void endurance(FitnessTestForm form, FitnessStandards standard, BigDecimal walkStandard) {
        BigDecimal walk = form.sixMinuteWalkMetres();
        Integer steps = form.twoMinuteStep();
        problems.add(walk == null && steps == null, "6分钟步行或2分钟踏步未填写。");
        problems.add(walk != null && steps != null, "6分钟步行和2分钟踏步只应填写一项。");
        if (walk != null && steps == null) {
            met(problems.within("6分钟步行（米）", walk, "0", "1200", 1) && walk.compareTo(walkStandard) >= 0);
        }
        if (steps != null && walk == null) {
            met(problems.within("2分钟踏步次数", steps, 0, 250) >= standard.twoMinuteStep());
        }
    }

    private void met(boolean reached) {
        criteriaMet += reached ? 1 : 0;
    }
}

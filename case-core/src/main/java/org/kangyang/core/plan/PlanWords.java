package org.kangyang.core.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.Fen;

/** Puts a plan into words. */
final class PlanWords {

    private PlanWords() {}

    static PlanSummary of(HealthPlanView plan) {
        List<PlanSummary.Section> sections = plan.contents().isEmpty()
                ? List.of()
                : plan.contents().getLast().form().parts().entrySet().stream()
                        .map(part -> new PlanSummary.Section(
                                part.getKey().inChinese(),
                                Objects.requireNonNullElse(part.getValue().goals(), "未填写"),
                                Objects.requireNonNullElse(part.getValue().measures(), "未填写")))
                        .toList();
        String risks = plan.risks().stream().map(PlanRisk::inChinese).collect(Collectors.joining("、"));
        Adjustment adjustment = plan.adjustment();
        ServicePackage upgrade = plan.packages().stream()
                .filter(row -> row.name().equals(ServicePackage.UPGRADE))
                .findFirst()
                .orElse(null);
        return new PlanSummary(
                plan.version(),
                plan.reason().inChinese(),
                plan.colour().inChinese(),
                risks.isEmpty() ? "未发现" : risks,
                plan.packages().stream().map(PlanWords::entitled).collect(Collectors.joining("；")),
                upgrade(plan),
                upgrade == null ? null : upgrade.personalShare(),
                upgrade != null && upgrade.afterInsurance(),
                sections,
                prescription(plan),
                adjustment == null ? null : adjustment.request());
    }

    private static @Nullable String prescription(HealthPlanView plan) {
        if (!plan.coSignatures().isEmpty()) {
            return plan.coSignatures().getLast().form().prescription();
        }
        Adjustment adjustment = plan.adjustment();
        return adjustment == null ? null : adjustment.prescription();
    }

    private static @Nullable String upgrade(HealthPlanView plan) {
        var cost = plan.upgrade();
        if (cost == null) {
            return null;
        }
        PersonalShare share = cost.share();
        String words = "每月" + Fen.yuan(share.costFen()) + "元，保险支付" + Fen.yuan(share.insuredFen()) + "元，个人负担"
                + Fen.yuan(share.personalFen()) + "元";
        String payer = cost.payer();
        return share.remainderFen() == 0
                ? words
                : words + "，其余" + Fen.yuan(share.remainderFen()) + "元由"
                        + (payer == null || payer.isBlank() ? "（未定）" : masked(payer)) + "支付";
    }

    /** A process variable names nobody in full (DESIGN §1). */
    private static String masked(String payer) {
        return payer.strip().substring(0, payer.strip().offsetByCodePoints(0, 1)) + "**";
    }

    private static String entitled(ServicePackage entitled) {
        String name = switch (entitled.name()) {
            case "BASIC" -> "基础包";
            case "UPGRADE" -> "升级包";
            case "PERSONAL" -> "个性包";
            default -> throw new IllegalArgumentException("service-package.dmn: no package " + entitled.name());
        };
        BigDecimal share = entitled.personalShare();
        return name
                + (share.signum() == 0
                        ? "免费"
                        : "个人负担 " + share.movePointRight(2).stripTrailingZeros().toPlainString() + "%");
    }
}

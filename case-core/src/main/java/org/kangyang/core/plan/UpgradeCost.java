package org.kangyang.core.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.Problems;
import org.kangyang.core.integration.Fen;
import org.springframework.util.StringUtils;

/**
 * What the UPGRADE package costs a month, as the plan's form holds it; the share is the server's (T2, DESIGN §3.6).
 *
 * @param monthlyCostYuan 0–100,000, at most two decimals; null where the plan has no such services
 * @param insuredYuan what commercial insurance pays of it, likewise
 * @param payer who pays what neither insurance nor the elder does; at most 100 characters
 */
public record UpgradeCost(
        @Nullable BigDecimal monthlyCostYuan,
        @Nullable BigDecimal insuredYuan,
        @Nullable String payer) {

    private static final String MOST = "100000";
    private static final int LONGEST_PAYER = 100;

    /** Null where the plan has no such services, where an amount is not right, or where T2 has no such package. */
    @Nullable
    PersonalShare share(List<ServicePackage> packages) {
        ServicePackage upgrade = of(packages);
        BigDecimal cost = money(monthlyCostYuan);
        BigDecimal insured = insuredYuan == null ? BigDecimal.ZERO : money(insuredYuan);
        return upgrade == null || cost == null || insured == null
                ? null
                : PersonalShare.of(Fen.ofYuan(cost), Fen.ofYuan(insured), upgrade);
    }

    void review(List<ServicePackage> packages, Problems problems) {
        if (monthlyCostYuan == null) {
            problems.add(insuredYuan != null || StringUtils.hasText(payer), "升级包每月费用未填写。");
            return;
        }
        problems.within("升级包每月费用", monthlyCostYuan, "0", MOST, 2);
        problems.within("升级包每月保险支付", insuredYuan, "0", MOST, 2);
        ServicePackage upgrade = of(packages);
        problems.add(
                upgrade != null && upgrade.afterInsurance() && insuredYuan == null && monthlyCostYuan.signum() > 0,
                "升级包每月保险支付未填写，没有的填0。");
        PersonalShare share = share(packages);
        problems.add(
                share != null && insuredYuan != null && share.remainderFen() > 0 && !StringUtils.hasText(payer),
                "升级包每月还有" + (share == null ? "" : Fen.yuan(share.remainderFen())) + "元无人支付，须填写付款人。");
        problems.add(payer != null && payer.length() > LONGEST_PAYER, "付款人最多" + LONGEST_PAYER + "字。");
    }

    /** What a form may carry on: who pays is asked anew, since a process variable names nobody (DESIGN §1). */
    UpgradeCost withoutPayer() {
        return new UpgradeCost(monthlyCostYuan, insuredYuan, null);
    }

    private static @Nullable ServicePackage of(List<ServicePackage> packages) {
        return packages.stream()
                .filter(row -> row.name().equals(ServicePackage.UPGRADE))
                .findFirst()
                .orElse(null);
    }

    /** The amount; null where there is none, or where it is not right. */
    private static @Nullable BigDecimal money(@Nullable BigDecimal yuan) {
        return yuan != null
                        && yuan.signum() >= 0
                        && yuan.compareTo(new BigDecimal(MOST)) <= 0
                        && yuan.stripTrailingZeros().scale() <= 2
                ? yuan
                : null;
    }
}

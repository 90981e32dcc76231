package org.kangyang.core.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan in words, as forms and print show it.
 *
 * @param reason why it is made
 * @param colour e.g. 橙（中度失能）
 * @param risks e.g. 跌倒、营养不良; 未发现 where there are none
 * @param packages T2 in words
 * @param upgrade what the UPGRADE package costs and who pays it, the payer masked; null where it is not used
 * @param upgradeShare T2, 0–1 of its cost, for the form to show; null where T2 has no such package
 * @param upgradeAfterInsurance whether the elder pays no more than insurance leaves
 * @param prescription what the physician ordered at the last signature; before that, what the version in force says where
 *     it is to be adjusted, else null
 * @param request what is to be adjusted (R28); null where nothing is
 */
public record PlanSummary(
        int version,
        String reason,
        String colour,
        String risks,
        String packages,
        @Nullable String upgrade,
        @Nullable BigDecimal upgradeShare,
        boolean upgradeAfterInsurance,
        List<Section> sections,
        @Nullable String prescription,
        @Nullable String request) {

    /** One of R27's five. */
    public record Section(String title, String goals, String measures) {}
}

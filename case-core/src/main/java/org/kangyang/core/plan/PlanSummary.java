package org.kangyang.core.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan in words, as forms and print show it.
 *
 * @param reason why it is made
 * @param colour e.g. 橙（中度失能）
 * @param risks e.g. 跌倒、营养不良; 未发现 where there are none
 * @param packages T2 in words
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
        List<Section> sections,
        @Nullable String prescription,
        @Nullable String request) {

    /** One of R27's five. */
    public record Section(String title, String goals, String measures) {}
}

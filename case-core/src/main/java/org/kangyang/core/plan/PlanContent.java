package org.kangyang.core.plan;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan as its form holds it: goals and measures of each of R27's five sections, one to a line.
 *
 * @param upgrade what the UPGRADE package costs (T2); null where the plan has no such services
 */
public record PlanContent(
        @Nullable Part assessment,
        @Nullable Part medication,
        @Nullable Part nutrition,
        @Nullable Part exercise,
        @Nullable Part lifestyle,
        @Nullable UpgradeCost upgrade) {

    /**
     * @param goals what is to be reached, at most 2,000 characters
     * @param measures what is done for it, by whom and how often, at most 4,000 characters
     */
    public record Part(@Nullable String goals, @Nullable String measures) {}

    static PlanContent of(Map<PlanSection, Part> parts) {
        return new PlanContent(
                parts.get(PlanSection.ASSESSMENT),
                parts.get(PlanSection.MEDICATION),
                parts.get(PlanSection.NUTRITION),
                parts.get(PlanSection.EXERCISE),
                parts.get(PlanSection.LIFESTYLE),
                null);
    }

    /** The same, with the costs of the version before, the payer excepted. */
    PlanContent withCostOf(@Nullable PlanContent before) {
        UpgradeCost cost = before == null ? null : before.upgrade();
        return upgrade != null || cost == null
                ? this
                : new PlanContent(assessment, medication, nutrition, exercise, lifestyle, cost.withoutPayer());
    }

    /** What a process may carry to the next form (DESIGN §1). */
    public PlanContent shown() {
        return upgrade == null
                ? this
                : new PlanContent(assessment, medication, nutrition, exercise, lifestyle, upgrade.withoutPayer());
    }

    /** All five; a section that is not there is empty. */
    public Map<PlanSection, Part> parts() {
        var parts = new EnumMap<PlanSection, Part>(PlanSection.class);
        parts.put(PlanSection.ASSESSMENT, orEmpty(assessment));
        parts.put(PlanSection.MEDICATION, orEmpty(medication));
        parts.put(PlanSection.NUTRITION, orEmpty(nutrition));
        parts.put(PlanSection.EXERCISE, orEmpty(exercise));
        parts.put(PlanSection.LIFESTYLE, orEmpty(lifestyle));
        return parts;
    }

    private static Part orEmpty(@Nullable Part part) {
        return part == null ? new Part(null, null) : part;
    }
}

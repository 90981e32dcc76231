package org.kangyang.api.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.attachment.Attachment;
import org.kangyang.core.homebed.HomeBedTransferView;
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.reassessment.ReassessmentView;

/**
 * What the sheet shows beside the case itself.
 *
 * @param ranks the elder's ranks, one for each list on which they stand
 * @param inForce the plan in force; null where there is none
 * @param underWay the plan being made; null where none is
 * @param transfer the last way home; null where there was none
 * @param reassessments oldest first
 * @param attachments oldest first
 */
record PathwayFacts(
        List<Rank> ranks,
        @Nullable HealthPlanView inForce,
        @Nullable HealthPlanView underWay,
        @Nullable HomeBedTransferView transfer,
        List<ReassessmentView> reassessments,
        List<Attachment> attachments) {

    /**
     * A place on a waiting list.
     *
     * @param list whose list, in words
     * @param rank from 1
     */
    record Rank(String list, int rank) {}
}

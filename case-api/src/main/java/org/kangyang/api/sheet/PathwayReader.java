package org.kangyang.api.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.pathway.BedWish;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.WaitingEntry;
import org.kangyang.core.pathway.WaitingLists;
import org.kangyang.core.pathway.WaitlistRequest;
import org.kangyang.core.plan.HealthPlanView;
import org.kangyang.core.plan.HealthPlans;
import org.kangyang.core.reassessment.Reassessments;
import org.springframework.stereotype.Component;

/** Looks up what the sheet shows of a case beside the case itself. */
@Component
class PathwayReader {

    /** Who stands further back is shown without a rank. */
    private static final int RANKS = 500;

    private final WaitingLists lists;
    private final HealthPlans plans;
    private final HomeBedTransfers transfers;
    private final Reassessments reassessments;
    private final Attachments attachments;
    private final RegisterNames names;

    PathwayReader(
            WaitingLists lists,
            HealthPlans plans,
            HomeBedTransfers transfers,
            Reassessments reassessments,
            Attachments attachments,
            RegisterNames names) {
        this.lists = lists;
        this.plans = plans;
        this.transfers = transfers;
        this.reassessments = reassessments;
        this.attachments = attachments;
        this.names = names;
    }

    PathwayFacts of(CaseView view) {
        return new PathwayFacts(
                ranks(view),
                plan(view.plan().planId()),
                plan(view.plan().openPlanId()),
                view.homeTransfer() == null
                        ? null
                        : transfers.view(view.caseId(), view.homeTransfer().transferId()),
                reassessments.of(view.caseId()),
                attachments.of(view.caseId()));
    }

    private @Nullable HealthPlanView plan(@Nullable String planId) {
        return planId == null ? null : plans.view(planId);
    }

    private List<PathwayFacts.Rank> ranks(CaseView view) {
        List<PathwayFacts.Rank> ranks = new ArrayList<>();
        WaitlistRequest waiting = view.waitlist();
        if (waiting == null || !waiting.ranked() || waiting.paused()) {
            return ranks;
        }
        BedWish wish = waiting.wish();
        for (String home : wish.careHomeIds()) {
            String district = names.district(home);
            add(ranks, names.careHome(home), lists.ofCareHome(home, district, waiting.bedType(), RANKS), view.caseId());
        }
        for (String district : wish.districts()) {
            add(
                    ranks,
                    view.elder().address().divisionCode().startsWith(district) ? "本区县" : "区县 " + district,
                    lists.ofDistrict(district, waiting.bedType(), RANKS),
                    view.caseId());
        }
        return ranks;
    }

    private static void add(List<PathwayFacts.Rank> ranks, String list, List<WaitingEntry> entries, String caseId) {
        entries.stream()
                .filter(entry -> entry.caseId().equals(caseId))
                .findFirst()
                .ifPresent(entry -> ranks.add(new PathwayFacts.Rank(list, entry.rank())));
    }
}

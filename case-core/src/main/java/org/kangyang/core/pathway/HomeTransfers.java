package org.kangyang.core.pathway;

import com.mongodb.client.model.Filters;
import java.util.EnumSet;
import java.util.Set;
import org.bson.conversions.Bson;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.integration.TimelineNote;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** How a case moves on its way home (DOMAIN §6); what is decided on that way is kept by feature {@code homebed}. */
@Component
public class HomeTransfers {

    private record Claimed(boolean claimed) {}

    private static final Set<CaseStatus> IN_THE_HOUSE =
            EnumSet.of(CaseStatus.CARE_HOME_INTAKE, CaseStatus.PLANNING, CaseStatus.CARE_HOME_STABLE);

    private static final Set<CaseStatus> AT_HOME =
            EnumSet.of(CaseStatus.HOME_TRANSFER_REVIEW, CaseStatus.RETROFIT, CaseStatus.HOME_STABLE);

    private final MongoTemplate mongo;
    private final AggregateStore<CareCase> cases;
    private final CareClock clock;
    private final CaseCards cards;

    HomeTransfers(MongoTemplate mongo, AggregateStore<CareCase> cases, CareClock clock, CaseCards cards) {
        this.mongo = mongo;
        this.cases = cases;
        this.clock = clock;
        this.cards = cards;
    }

    /**
     * From CARE_HOME_STABLE or HOME_FOLLOW_UP to HOME_TRANSFER_REVIEW.
     *
     * @param requestedBy {@code FAMILY} or {@code CARE_HOME}
     * @param actor who sent it
     * @throws TransitionRefused from any other status
     */
    public HomeTransferRequested request(CommandKey key, String caseId, String requestedBy, String actor) {
        return cases.execute(caseId, key, HomeTransferRequested.class, found -> {
            found.requireOpen();
            HomeTransfer transfer = found.requestHomeTransfer(requestedBy, actor, clock.now());
            return new HomeTransferRequested(
                    found.id(),
                    found.caseNumber(),
                    transfer.transferId(),
                    transfer.origin(),
                    found.status(),
                    found.revision() + 1);
        });
    }

    /** Gives the transfer to one process instance; every other instance hears {@code claimed = false}. */
    public Claim claim(CommandKey key, String caseId, String transferId, String processInstance) {
        var claimed = cases.execute(
                caseId,
                key,
                Claimed.class,
                found -> new Claimed(found.claimHomeTransfer(transferId, processInstance, clock.now())));
        if (!claimed.claimed()) {
            return new Claim(false, null, null);
        }
        CareCase found = cases.get(caseId);
        return new Claim(true, cards.card(found), cards.groups(found));
    }

    /** @throws NotFound where the case has no such transfer */
    public HomeTransferStanding standing(String caseId, String transferId) {
        CareCase found = cases.get(caseId);
        HomeTransfer transfer = found.homeTransfer();
        if (transfer == null || transfer.number() < number(transferId)) {
            throw new NotFound("返家申请", transferId);
        }
        return new HomeTransferStanding(
                caseId,
                found.caseNumber(),
                found.status(),
                transfer.transferId().equals(transferId) && transfer.endedAt() == null,
                transfer.origin(),
                transfer.requestedBy(),
                found.colour(),
                found.clock().holdsOn(clock.today()),
                transfer.careHomeId(),
                found.elder().address());
    }

    private static int number(String transferId) {
        String digits = transferId.substring(transferId.lastIndexOf("-h") + 2);
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    /** How many RED and ORANGE cases this care home cares for now, in its house, at home, or on the way home (R50). */
    public int served(String careHomeId) {
        return count("admission.bed.careHomeId", careHomeId, IN_THE_HOUSE)
                + count("homeTransfer.careHomeId", careHomeId, AT_HOME);
    }

    private int count(String field, String careHomeId, Set<CaseStatus> statuses) {
        Bson filter = Filters.and(
                Filters.eq(field, careHomeId),
                Filters.in("colour", CareCase.SEVERE.stream().map(Colour::name).toList()),
                Filters.in("status", statuses.stream().map(CaseStatus::name).toList()));
        return (int) mongo.getCollection(CaseStore.COLLECTION).countDocuments(filter);
    }

    /** The officer approved: works begin (RETROFIT). */
    public CaseChanged approved(CommandKey key, String caseId, String transferId) {
        return moved(key, caseId, transferId, Trigger.HOME_TRANSFER_APPROVED, "home-transfer-approved", "返家改造获批准");
    }

    /** A failed inspection keeps the case in RETROFIT and stands on its timeline. */
    public CaseChanged inspectionFailed(CommandKey key, String caseId, String transferId) {
        return moved(key, caseId, transferId, Trigger.RETROFIT_FAILED, "retrofit-failed", "改造验收未通过，须整改");
    }

    /** Everything of R31 is met: the home bed is in force (HOME_STABLE). */
    public CaseChanged activated(CommandKey key, String caseId, String transferId) {
        return cases.execute(caseId, key, CaseChanged.class, found -> {
            found.requireOpen();
            Trigger trigger = found.status() == CaseStatus.RETROFIT ? Trigger.RETROFIT_ACCEPTED : Trigger.HOME_READY;
            found.moveHomeTransfer(transferId, trigger, TimelineNote.of("home-bed-activated", "家庭养老床位启用"), clock.now());
            return found.changed(found.revision() + 1);
        });
    }

    /** Refused or withdrawn: back to where the request came from. Where it has ended already nothing moves. */
    public CaseChanged returned(CommandKey key, String caseId, String transferId, String kind, String text) {
        return cases.execute(caseId, key, CaseChanged.class, found -> {
            found.returnHomeTransfer(transferId, TimelineNote.of(kind, text), clock.now());
            return found.changed(found.revision() + 1);
        });
    }

    private CaseChanged moved(
            CommandKey key, String caseId, String transferId, Trigger trigger, String kind, String text) {
        return cases.execute(caseId, key, CaseChanged.class, found -> {
            found.requireOpen();
            found.moveHomeTransfer(transferId, trigger, TimelineNote.of(kind, text), clock.now());
            return found.changed(found.revision() + 1);
        });
    }
}

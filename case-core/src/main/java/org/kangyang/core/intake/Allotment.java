package org.kangyang.core.intake;

import java.util.Optional;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.AllottedBed;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedWish;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseChanged;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.WaitingLists;
import org.kangyang.core.pathway.WaitlistRequest;
import org.springframework.stereotype.Component;

/**
 * Gives beds to cases, and cases a place on the waiting list.
 *
 * <p>The bed is held first, then the case is told; a repeated command finds the hold in the bed's ledger and goes on. A
 * free bed goes to a newcomer only where nobody of better claim waits for it (R33). Who gets none is put on the list
 * first, and then every free bed that would fit is announced: a bed that fell free in between found nobody waiting, and
 * would find this one now.
 */
@Component
public class Allotment {

    private final Beds beds;
    private final CareCases cases;
    private final CasePlaces places;
    private final WaitingLists lists;

    Allotment(Beds beds, CareCases cases, CasePlaces places, WaitingLists lists) {
        this.beds = beds;
        this.cases = cases;
        this.places = places;
        this.lists = lists;
    }

    /**
     * T1's result takes effect: for a care home with a bed, where one is free, else on the waiting list.
     *
     * @throws CaseClosed where the case was closed meanwhile
     */
    public CaseStatus applyDestination(CommandKey key, ApplyDestination command) {
        if (command.destination() != Destination.CARE_HOME) {
            return cases.applyDestination(key, command).status();
        }
        BedWish wish = places.wish(command);
        CaseStatus status = cases.answered(key, command.caseId())
                .map(CaseChanged::status)
                .orElseGet(() -> allotted(key, command, wish));
        if (status == CaseStatus.WAITLISTED) {
            announce(key, wish);
        }
        return status;
    }

    private CaseStatus allotted(CommandKey key, ApplyDestination command, BedWish wish) {
        Optional<AllottedBed> bed = allot(key, command.caseId(), wish);
        CaseStatus status;
        try {
            status = cases.applyDestination(key, command, bed.orElse(null)).status();
        } catch (CaseClosed meanwhile) {
            bed.ifPresent(held -> release(key, held));
            throw meanwhile;
        }
        if (status == CaseStatus.WAITLISTED) {
            // The same job at another worker found no bed, and said so first.
            bed.ifPresent(held -> release(key, held));
        }
        return status;
    }

    /**
     * Who applied and was assessed gets a free bed, or a rank (R11).
     *
     * @throws CaseClosed where the case was closed meanwhile
     */
    public Placed place(CommandKey key, String caseId, String applicationId) {
        BedWish wish = places.wishOf(caseId);
        Optional<AllottedBed> bed = wish == null ? Optional.empty() : allot(key, caseId, wish);
        boolean placed;
        try {
            placed = places.place(key, caseId, applicationId, bed.orElse(null));
        } catch (CaseClosed meanwhile) {
            bed.ifPresent(held -> release(key, held));
            throw meanwhile;
        }
        if (!placed) {
            bed.ifPresent(held -> release(key, held));
        } else if (bed.isEmpty() && wish != null) {
            announce(key, wish);
        }
        return new Placed(placed, cases.view(caseId).status());
    }

    Optional<AllottedBed> allot(CommandKey key, String caseId, BedWish wish) {
        WaitlistRequest own = places.asIfWaiting(caseId, wish);
        return beds.allot(
                key,
                caseId,
                wish,
                bed -> !lists.somebodyBefore(bed.allotted(), bed.district(), bed::fits, caseId, own));
    }

    void release(CommandKey key, AllottedBed bed) {
        beds.release(key.part("release"), bed.bedId(), bed.holdNo());
        beds.announce(key.part("announce"), bed.bedId());
    }

    void announce(CommandKey key, BedWish wish) {
        beds.freeFor(wish).stream()
                .filter(bed -> bed.fits(wish))
                .forEach(bed -> beds.announce(key.part("announce"), bed.id()));
    }

    /**
     * Frees whatever bed this case holds, offered or occupied; for a case that is over. Repeating it changes nothing.
     */
    public void releaseOf(CommandKey key, String caseId) {
        beds.heldBy(caseId).ifPresent(bed -> release(key, bed.allotted()));
    }

    /**
     * A closed case is wound up, and whatever bed it still holds is freed.
     *
     * @return false where it was wound up before
     */
    public boolean settle(CommandKey key, String caseId) {
        releaseOf(key, caseId);
        return cases.settle(key, caseId);
    }
}

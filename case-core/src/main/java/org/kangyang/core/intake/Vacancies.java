package org.kangyang.core.intake;

import java.util.Optional;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.pathway.AllottedBed;
import org.kangyang.core.pathway.CasePlaces;
import org.kangyang.core.pathway.WaitingLists;
import org.springframework.stereotype.Component;

/** Offers vacant beds down the waiting list: the most severe first, then who applied first (R33). */
@Component
public class Vacancies {

    private final Beds beds;
    private final CasePlaces places;
    private final WaitingLists lists;

    Vacancies(Beds beds, CasePlaces places, WaitingLists lists) {
        this.beds = beds;
        this.places = places;
        this.lists = lists;
    }

    /**
     * Offers the bed to the next in line; repeated, it goes on where it stood.
     *
     * @param holdNo the hold that has ended; 0 where the bed is free already
     */
    public VacancyOutcome offerNext(CommandKey key, String bedId, int holdNo) {
        if (holdNo > 0) {
            beds.release(key, bedId, holdNo);
        }
        Bed bed = beds.store().get(bedId);
        String holder = bed.holder();
        if (holder != null && heldByThis(key, bed, holder) && offered(key, bedId, holder)) {
            return VacancyOutcome.OFFERED;
        }
        for (String caseId : lists.inLine(bed.allotted(), bed.district(), bed::fits)) {
            if (!beds.store().get(bedId).free()) {
                return VacancyOutcome.NOT_FREE;
            }
            if (offered(key, bedId, caseId)) {
                return VacancyOutcome.OFFERED;
            }
        }
        return beds.store().get(bedId).free() ? VacancyOutcome.NOBODY_WAITS : VacancyOutcome.NOT_FREE;
    }

    /** This job was here before: it held the bed, and may not have told the case yet. */
    private boolean heldByThis(CommandKey key, Bed bed, String holder) {
        return beds.taken(key.part(holder), bed.id())
                .filter(held -> bed.heldIn(held.holdNo()))
                .isPresent();
    }

    /** False where the case has another bed in hand, or does not wait any more: the next in line. */
    private boolean offered(CommandKey key, String bedId, String caseId) {
        CommandKey own = key.part(caseId);
        Optional<AllottedBed> held = beds.take(own, bedId, caseId, BedState.OFFERED);
        if (held.isEmpty() || places.offer(own, caseId, held.get())) {
            return held.isPresent();
        }
        beds.release(own.part("back"), bedId, held.get().holdNo());
        return false;
    }
}

package org.kangyang.core.pathway;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CareClock;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Who waits for a care-home bed, in the order of R33: colour severity, RED first, then the time of the application.
 * Every question goes to one indexed field and is read in the index's order, as far as needed.
 */
@Component
public class WaitingLists {

    private static final Comparator<WaitlistRequest> ORDER = Comparator.<WaitlistRequest>comparingInt(
                    request -> request.severity())
            .thenComparing(WaitlistRequest::requestedAt);

    private final MongoTemplate mongo;
    private final CareClock clock;

    WaitingLists(MongoTemplate mongo, CareClock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Who waits for a bed in this care home, there or anywhere in its district. */
    public List<WaitingEntry> ofCareHome(String careHomeId, String district, @Nullable BedType type, int limit) {
        return entries(
                List.of(BedWish.of(BedWish.home(careHomeId), type), BedWish.of(BedWish.anywhereIn(district), type)),
                limit);
    }

    /**
     * Who waits for a bed in this district.
     *
     * @param district six digits
     */
    public List<WaitingEntry> ofDistrict(String district, @Nullable BedType type, int limit) {
        return entries(List.of(BedWish.of(BedWish.district(district), type)), limit);
    }

    private List<WaitingEntry> entries(List<String> lines, int limit) {
        List<WaitingEntry> entries = new ArrayList<>();
        try (MongoCursor<CareCase> waiting =
                waiting(lines).limit(limit).map(this::read).cursor()) {
            while (waiting.hasNext()) {
                CareCase found = waiting.next();
                WaitlistRequest request = found.waitlist();
                if (request != null) {
                    entries.add(new WaitingEntry(
                            entries.size() + 1,
                            found.id(),
                            found.caseNumber(),
                            found.elder().maskedName(),
                            found.elder().ageOn(clock.today()),
                            found.elder().sexInChinese(),
                            found.colour(),
                            request.bedType(),
                            request.requestedAt(),
                            request.offer() != null));
                }
            }
        }
        return List.copyOf(entries);
    }

    /**
     * The cases to which this bed may be offered now, in their order.
     *
     * @param fits whether the bed is one that is wished for
     */
    public List<String> inLine(AllottedBed bed, String district, Predicate<BedWish> fits) {
        List<String> inLine = new ArrayList<>();
        try (MongoCursor<CareCase> waiting = waitingFor(bed, district)) {
            while (waiting.hasNext()) {
                CareCase found = waiting.next();
                WaitlistRequest request = found.waitlist();
                if (request != null && mayBeOffered(found, request, bed) && fits.test(request.wish())) {
                    inLine.add(found.id());
                }
            }
        }
        return List.copyOf(inLine);
    }

    /**
     * Whether this bed may be offered to somebody else of better claim.
     *
     * @param own what is compared: severity and time
     */
    public boolean somebodyBefore(
            AllottedBed bed, String district, Predicate<BedWish> fits, String caseId, WaitlistRequest own) {
        try (MongoCursor<CareCase> waiting = waitingFor(bed, district)) {
            while (waiting.hasNext()) {
                CareCase found = waiting.next();
                WaitlistRequest request = found.waitlist();
                if (request == null || found.id().equals(caseId)) {
                    continue;
                }
                if (ORDER.compare(request, own) >= 0) {
                    return false;
                }
                if (mayBeOffered(found, request, bed) && fits.test(request.wish())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** R11: nobody is offered a bed on an assessment that is overdue. */
    private boolean mayBeOffered(CareCase found, WaitlistRequest request, AllottedBed bed) {
        return request.mayBeOffered(bed) && found.clock().holdsOn(clock.today());
    }

    private MongoCursor<CareCase> waitingFor(AllottedBed bed, String district) {
        return waiting(List.of(
                        BedWish.of(BedWish.home(bed.careHomeId()), bed.type()),
                        BedWish.of(BedWish.anywhereIn(district), bed.type())))
                .map(this::read)
                .cursor();
    }

    private FindIterable<Document> waiting(List<String> lines) {
        return mongo.getCollection(CaseStore.COLLECTION)
                .find(Filters.in("waitlist.lines", lines))
                .sort(Sorts.ascending("waitlist.severity", "waitlist.requestedAt", "_id"));
    }

    private CareCase read(Document document) {
        return mongo.getConverter().read(CareCase.class, document);
    }
}

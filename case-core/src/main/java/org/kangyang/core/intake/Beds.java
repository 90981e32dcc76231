package org.kangyang.core.intake;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.pathway.AllottedBed;
import org.kangyang.core.pathway.BedWish;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Every bed, and who has it: never two elders on a bed, never two beds for an elder, whoever asks at the same time. */
@Component
class Beds {

    static final String COLLECTION = "beds";

    /** What the ledger keeps. */
    private record Held(AllottedBed bed) {}

    /** What the ledger keeps. */
    private record Answer(boolean yes) {}

    /** Another was faster. */
    private static final class Taken extends RuntimeException {}

    private final MongoTemplate mongo;
    private final AggregateStore<Bed> beds;
    private final CareClock clock;

    Beds(MongoTemplate mongo, CareClock clock) {
        this.mongo = mongo;
        this.beds = new AggregateStore<>(mongo, clock, Bed.class, COLLECTION);
        this.clock = clock;
    }

    AggregateStore<Bed> store() {
        return beds;
    }

    Instant now() {
        return clock.now();
    }

    /**
     * Holds the first free bed that fits and that may be taken.
     *
     * @param may asked of each; false where somebody with the better claim waits for it
     */
    Optional<AllottedBed> allot(CommandKey key, String caseId, BedWish wish, Predicate<Bed> may) {
        Optional<Held> before = beds.outcome(key, Held.class);
        if (before.isPresent()) {
            return before.map(Held::bed);
        }
        Optional<AllottedBed> own = own(key, caseId);
        if (own.isPresent()) {
            return own;
        }
        for (Bed candidate : freeFor(wish)) {
            if (candidate.fits(wish) && may.test(candidate)) {
                Optional<AllottedBed> taken = take(key, candidate.id(), caseId, BedState.OCCUPIED);
                if (taken.isPresent()) {
                    return taken;
                }
            }
        }
        // The bed that was taken meanwhile may be taken for them: by the same job at another worker.
        return own(key, caseId);
    }

    /** Their own bed from before, or from a command that did not get further: held anew. */
    private Optional<AllottedBed> own(CommandKey key, String caseId) {
        return heldBy(caseId)
                .map(bed -> beds.execute(bed.id(), key, Held.class, found -> held(found, caseId))
                        .bed());
    }

    private Held held(Bed found, String caseId) {
        if (!caseId.equals(found.holder())) {
            throw new IllegalStateException("床位 " + found.id() + " 已不由该个案占用，请重试");
        }
        return new Held(found.hold(caseId, BedState.OCCUPIED, clock.now()));
    }

    /** Empty where the bed is not free any more, or the case has another. */
    Optional<AllottedBed> take(CommandKey key, String bedId, String caseId, BedState as) {
        try {
            return Optional.of(beds.execute(bedId, key, Held.class, found -> {
                        if (!found.free()) {
                            throw new Taken();
                        }
                        return new Held(found.hold(caseId, as, clock.now()));
                    })
                    .bed());
        } catch (Taken faster) {
            return Optional.empty();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whom this command offered the bed to before, if it was made before. */
    Optional<AllottedBed> taken(CommandKey key, String bedId) {
        Bed found = beds.get(bedId);
        return beds.outcome(found, key, Held.class).map(Held::bed);
    }

    /** The offer was accepted. False where the hold is over. */
    boolean occupy(CommandKey key, AllottedBed bed) {
        return beds.execute(bed.bedId(), key, Answer.class, found -> {
                    boolean holds = found.heldIn(bed.holdNo());
                    if (holds) {
                        found.occupied(clock.now());
                    }
                    return new Answer(holds);
                })
                .yes();
    }

    /** Ends this hold; a later one stays. */
    void release(CommandKey key, String bedId, int holdNo) {
        beds.execute(bedId, key, Done.class, found -> {
            if (found.heldIn(holdNo)) {
                found.free(clock.now());
            }
            return Done.DONE;
        });
    }

    /** Lets the waiting list know of a bed that is free. */
    void announce(CommandKey key, String bedId) {
        beds.execute(bedId, key, Done.class, found -> {
            if (found.free()) {
                found.announce(clock.now());
            }
            return Done.DONE;
        });
    }

    Optional<Bed> heldBy(String caseId) {
        return first(Filters.eq("heldBy", caseId));
    }

    /** The free beds in the places of the wish, those of the care homes wished for first. */
    List<Bed> freeFor(BedWish wish) {
        List<String> places = new ArrayList<>();
        wish.careHomeIds().forEach(home -> places.add("home/" + home + "/" + wish.bedType()));
        wish.districts().forEach(district -> places.add("anywhere/" + district + "/" + wish.bedType()));
        return mongo
                .getCollection(COLLECTION)
                .find(Filters.and(Filters.in("places", places), Filters.eq("state", BedState.FREE.name())))
                .map(document -> mongo.getConverter().read(Bed.class, document))
                .into(new ArrayList<>())
                .stream()
                .sorted(Comparator.comparing((Bed bed) ->
                                !wish.careHomeIds().contains(bed.allotted().careHomeId()))
                        .thenComparing(Bed::id))
                .toList();
    }

    List<Bed> page(List<Bson> conditions, @Nullable String after, int limit) {
        List<Bson> all = new ArrayList<>(conditions);
        if (after != null) {
            all.add(Filters.gt("_id", after));
        }
        return mongo.getCollection(COLLECTION)
                .find(all.isEmpty() ? new org.bson.Document() : Filters.and(all))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(document -> mongo.getConverter().read(Bed.class, document))
                .into(new ArrayList<>());
    }

    private Optional<Bed> first(Bson filter) {
        return Optional.ofNullable(mongo.getCollection(COLLECTION)
                .find(filter)
                .limit(1)
                .map(document -> mongo.getConverter().read(Bed.class, document))
                .first());
    }
}

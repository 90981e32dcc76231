package org.kangyang.core.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.institution.Institution;
import org.kangyang.core.integration.Aggregate;
import org.kangyang.core.integration.MessageName;
import org.kangyang.core.pathway.AllottedBed;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.BedWish;

/**
 * A bed of a care home. {@code heldBy} is unique in the collection, so that the database itself gives nobody two beds;
 * the guarded write gives no bed to two.
 */
final class Bed extends Aggregate {

    private String careHomeId;
    private String careHomeName;
    private String divisionCode;
    private String room;
    private BedType type;
    private @Nullable Sex sexOnly;
    private long monthlyPriceFen;
    private BedState state = BedState.FREE;
    /** The case that holds the bed; the bed's own mark where nobody does. */
    private String heldBy;

    private Instant since;
    /** Grows with every hold: what is said about an earlier one means nothing any more. */
    private int holdNo;
    /** Grows whenever somebody moved out or the bed was opened: a bed declined is offered again only then. */
    private int vacancy;
    /** Where it is looked for among the free ones. */
    private List<String> places;

    /** For mapping only. */
    @SuppressWarnings("NullAway.Init")
    private Bed() {}

    private Bed(String id, Institution home, Details details, Instant now) {
        super(id, now);
        this.heldBy = nobody(id);
        this.since = now;
        this.careHomeId = home.id();
        this.careHomeName = home.name();
        this.divisionCode = home.divisionCode();
        this.room = details.room();
        this.type = details.type();
        this.sexOnly = details.sexOnly();
        this.monthlyPriceFen = details.monthlyPriceFen();
        this.places = placesOf();
    }

    /** What an import says of a bed. */
    record Details(String room, BedType type, @Nullable Sex sexOnly, long monthlyPriceFen) {}

    static Bed opened(String id, Institution home, Details details, Instant now) {
        var opened = new Bed(id, home, details, now);
        opened.fellVacant(now);
        return opened;
    }

    private static String nobody(String id) {
        return "-" + id;
    }

    private List<String> placesOf() {
        return places(careHomeId, district(), type);
    }

    /** Where a bed is looked for: in its care home, in its district. */
    static List<String> places(String careHomeId, String district, BedType type) {
        return List.of("home/" + careHomeId + "/" + type, "anywhere/" + district + "/" + type);
    }

    String district() {
        return divisionCode.substring(0, 6);
    }

    boolean describedAs(Institution home, Details details) {
        return careHomeId.equals(home.id())
                && careHomeName.equals(home.name())
                && divisionCode.equals(home.divisionCode())
                && room.equals(details.room())
                && type == details.type()
                && sexOnly == details.sexOnly()
                && monthlyPriceFen == details.monthlyPriceFen();
    }

    void describe(Institution home, Details details) {
        careHomeId = home.id();
        careHomeName = home.name();
        divisionCode = home.divisionCode();
        room = details.room();
        type = details.type();
        sexOnly = details.sexOnly();
        monthlyPriceFen = details.monthlyPriceFen();
        places = placesOf();
    }

    boolean free() {
        return state == BedState.FREE;
    }

    BedState state() {
        return state;
    }

    boolean fits(BedWish wish) {
        return wish.fits(careHomeId, district(), type, sexOnly);
    }

    boolean heldIn(int hold) {
        return holdNo == hold && (state == BedState.OFFERED || state == BedState.OCCUPIED);
    }

    /** The case that holds it; null where none does. */
    @Nullable
    String holder() {
        return heldBy.equals(nobody(id())) ? null : heldBy;
    }

    int holdNo() {
        return holdNo;
    }

    AllottedBed hold(String caseId, BedState as, Instant now) {
        heldBy = caseId;
        holdNo++;
        become(as, now);
        return allotted();
    }

    AllottedBed allotted() {
        return new AllottedBed(id(), holdNo, vacancy, careHomeId, careHomeName, room, type, monthlyPriceFen);
    }

    void occupied(Instant now) {
        become(BedState.OCCUPIED, now);
    }

    /** Nobody has it any more. */
    void free(Instant now) {
        boolean lived = state == BedState.OCCUPIED;
        heldBy = nobody(id());
        become(BedState.FREE, now);
        if (lived) {
            vacancy++;
        }
    }

    /** @return who was to get it; null where it was not offered */
    @Nullable
    String close(Instant now) {
        if (state == BedState.OCCUPIED) {
            throw new BedNotPossible(id(), state, "停用，请先安排老人转出");
        }
        if (state == BedState.CLOSED) {
            throw new BedNotPossible(id(), state, "再次停用");
        }
        String offeredTo = holder();
        heldBy = nobody(id());
        become(BedState.CLOSED, now);
        return offeredTo;
    }

    void reopen(Instant now) {
        if (state != BedState.CLOSED) {
            throw new BedNotPossible(id(), state, "重新启用");
        }
        become(BedState.FREE, now);
        fellVacant(now);
    }

    private void fellVacant(Instant now) {
        vacancy++;
        announce(now);
    }

    /** Somebody on the waiting list may want it. */
    void announce(Instant now) {
        start(now, MessageName.BED_FREED, id(), Map.of("bedId", id(), "holdNo", 0));
    }

    private void become(BedState next, Instant now) {
        state = next;
        since = now;
    }

    @Override
    protected @Nullable String currentEpisode() {
        return null;
    }

    String careHomeId() {
        return careHomeId;
    }

    BedType type() {
        return type;
    }

    BedView view() {
        return new BedView(
                id(),
                revision(),
                careHomeId,
                careHomeName,
                divisionCode,
                room,
                type,
                sexOnly,
                monthlyPriceFen,
                state,
                Objects.equals(heldBy, nobody(id())) ? null : heldBy,
                since);
    }
}

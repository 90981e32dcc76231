package org.kangyang.core.intake;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.institution.ImportResult;
import org.kangyang.core.institution.Institution;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.institution.RegisterImport;
import org.kangyang.core.institution.RegisterImport.Stored;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CasePlaces;
import org.springframework.stereotype.Component;

/** The beds that the care homes have, what they cost and which are vacant (R33), as platforms import and read them. */
@Component
public class BedRegister {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /** Of 100,000 yuan a month: above it somebody mistook yuan for fen. */
    private static final long MOST_FEN = 10_000_000;

    /** What the ledger keeps. */
    private record ClosedBed(BedView bed, @Nullable String offeredTo, int holdNo) {}

    private record Entry(String id, Institution home, Bed.Details details) {}

    private final Beds beds;
    private final Institutions institutions;
    private final CasePlaces places;

    BedRegister(Beds beds, Institutions institutions, CasePlaces places) {
        this.beds = beds;
        this.institutions = institutions;
        this.places = places;
    }

    /** Adds beds, which are free and at once offered to who waits, and updates what is said of known ones. */
    public ImportResult importRows(List<BedRow> rows) {
        return RegisterImport.run(rows, this::read, this::store);
    }

    private Optional<Entry> read(BedRow row, FieldErrors errors) {
        String id = errors.text("bedId", row.bedId(), 64);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            errors.add("bedId", FaultCode.BAD_FORMAT, "含有不允许的字符，", "只用字母、数字、下划线、点和连字符，且以字母或数字开头");
        }
        String homeId = errors.text("careHomeId", row.careHomeId(), 64);
        Institution home =
                homeId.isEmpty() ? null : institutions.careHome(homeId).orElse(null);
        if (!homeId.isEmpty() && home == null) {
            errors.add("careHomeId", FaultCode.NOT_REGISTERED, "养老机构未登记，", "请先导入该机构");
        }
        String room = errors.text("room", row.room(), 30);
        BedType type = named(BedType.values(), "type", row.type(), "不是NURSING、REHAB或DEMENTIA，", errors);
        Sex sexOnly = row.sexOnly() == null || row.sexOnly().isBlank()
                ? null
                : named(Sex.values(), "sexOnly", row.sexOnly(), "不是MALE或FEMALE，", errors);
        Long price = row.monthlyPriceFen();
        if (price == null) {
            errors.add("monthlyPriceFen", FaultCode.REQUIRED, "未填写，", "请填写月收费，单位分");
        } else if (price < 0 || price > MOST_FEN) {
            errors.add("monthlyPriceFen", FaultCode.OUT_OF_RANGE, "超出范围，", "请填写0至" + MOST_FEN + "，单位分");
        }
        if (!errors.isEmpty() || home == null || type == null || price == null) {
            return Optional.empty();
        }
        return Optional.of(new Entry(id, home, new Bed.Details(room, type, sexOnly, price)));
    }

    private static <E extends Enum<E>> @Nullable E named(
            E[] values, String field, @Nullable String text, String wrong, FieldErrors errors) {
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        errors.add(field, FaultCode.UNKNOWN_VALUE, wrong, "请填写其中之一");
        return null;
    }

    private Stored store(Entry entry) {
        // An import is repeated whole, by what it says: the key only has to be one of its own.
        CommandKey key = new CommandKey("import:" + UUID.randomUUID(), null);
        Optional<Bed> known = beds.store().find(entry.id());
        if (known.isEmpty()) {
            Bed opened = Bed.opened(entry.id(), entry.home(), entry.details(), beds.now());
            return beds.store().insert(opened, key, Done.DONE) ? Stored.INSERTED : store(entry);
        }
        if (known.get().describedAs(entry.home(), entry.details())) {
            return Stored.UNCHANGED;
        }
        beds.store().execute(entry.id(), key, Done.class, found -> {
            found.describe(entry.home(), entry.details());
            return Done.DONE;
        });
        return Stored.UPDATED;
    }

    /**
     * In order of their ids.
     *
     * @param after the last id of the page before
     */
    public List<BedView> list(
            @Nullable String careHomeId,
            @Nullable BedType type,
            @Nullable BedState state,
            @Nullable String after,
            int limit) {
        List<Bson> conditions = new ArrayList<>();
        if (careHomeId != null) {
            conditions.add(Filters.eq("careHomeId", careHomeId));
        }
        if (type != null) {
            conditions.add(Filters.eq("type", type.name()));
        }
        if (state != null) {
            conditions.add(Filters.eq("state", state.name()));
        }
        return beds.page(conditions, after, limit).stream().map(Bed::view).toList();
    }

    /** @throws org.kangyang.core.integration.NotFound where there is none */
    public BedView view(String bedId) {
        return beds.store().get(bedId).view();
    }

    /**
     * Takes a bed out of use. An offer of it is withdrawn, and does not count against the elder.
     *
     * @throws BedNotPossible where somebody lives there, or it is closed
     * @throws org.kangyang.core.integration.StaleRevision where the sender decided on another revision
     */
    public BedView close(CommandKey key, String bedId, @Nullable Long expectedRevision) {
        var closed = beds.store().execute(bedId, key, ClosedBed.class, found -> {
            found.requireRevision(expectedRevision);
            int holdNo = found.holdNo();
            String offeredTo = found.close(beds.now());
            return new ClosedBed(found.view(), offeredTo, holdNo);
        });
        if (closed.offeredTo() != null) {
            places.withdrawOffer(key, closed.offeredTo(), bedId, closed.holdNo());
        }
        return view(bedId);
    }

    /**
     * Takes a closed bed into use again, and offers it to who waits.
     *
     * @throws BedNotPossible where it is not closed
     */
    public BedView reopen(CommandKey key, String bedId, @Nullable Long expectedRevision) {
        beds.store().execute(bedId, key, Done.class, found -> {
            found.requireRevision(expectedRevision);
            found.reopen(beds.now());
            return Done.DONE;
        });
        return view(bedId);
    }
}

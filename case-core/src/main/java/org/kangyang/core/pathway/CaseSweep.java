package org.kangyang.core.pathway;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The daily round through the cases for which something is due (R07, R28, T1 row 2). It asks one indexed question, page by
 * page, and reads no other case; each case is then changed by a guarded command that looks again, so that repeated and
 * concurrent rounds start nothing twice.
 */
@Component
public class CaseSweep {

    private static final Logger LOG = LoggerFactory.getLogger(CaseSweep.class);

    private static final int PAGE = 200;

    /** What the ledger keeps. */
    private record Swept(Set<SweepAction> actions) {}

    private final MongoTemplate mongo;
    private final AggregateStore<CareCase> cases;
    private final CareClock clock;

    CaseSweep(MongoTemplate mongo, AggregateStore<CareCase> cases, CareClock clock) {
        this.mongo = mongo;
        this.cases = cases;
        this.clock = clock;
    }

    /** A page as large as a job does within its lock. */
    public SweepPage page(CommandKey key, @Nullable String cursor) {
        return page(key, cursor, PAGE);
    }

    /**
     * Does what is due for one page of cases, those waiting longest first.
     *
     * @param cursor of the page before; null for the first
     * @param size cases in a page, 1–500
     */
    public SweepPage page(CommandKey key, @Nullable String cursor, int size) {
        List<Cursor> due = due(cursor == null ? null : Cursor.parse(cursor), CaseQueries.pageSize(size));
        Map<SweepAction, Integer> actions = new EnumMap<>(SweepAction.class);
        List<String> failed = new ArrayList<>();
        for (Cursor one : due) {
            try {
                sweep(key, one.id()).forEach(action -> actions.merge(action, 1, Integer::sum));
            } catch (RuntimeException e) {
                LOG.error("The daily sweep could not deal with case {}; the others go on", one.id(), e);
                failed.add(one.id());
            }
        }
        return new SweepPage(
                actions, failed, due.size() < size ? null : due.getLast().text());
    }

    /**
     * Does what is due for cases that failed before, each of them though others fail again.
     *
     * @throws IllegalStateException naming those that failed again
     */
    public void again(CommandKey key, List<String> failed) {
        List<String> stillFailing = new ArrayList<>();
        RuntimeException first = null;
        for (String caseId : failed) {
            try {
                sweep(key, caseId);
            } catch (RuntimeException e) {
                stillFailing.add(caseId);
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new IllegalStateException(
                    "个案 " + String.join("、", stillFailing) + " 的到期事项未办成，请修复后重试：" + first.getMessage(), first);
        }
    }

    /** Does what is due for one case, nothing where nothing is. */
    public Set<SweepAction> sweep(CommandKey key, String caseId) {
        if (!cases.get(caseId).sweepDue(clock.now())) {
            return Set.of();
        }
        return cases.execute(caseId, key, Swept.class, found -> new Swept(found.sweep(clock.now())))
                .actions();
    }

    private List<Cursor> due(@Nullable Cursor after, int size) {
        Bson due = Filters.lte("careClock.nextActionAt", Date.from(clock.now()));
        return mongo.getCollection(CaseStore.COLLECTION)
                .find(after == null ? due : Filters.and(due, CaseQueries.after(after, "careClock.nextActionAt")))
                .projection(Projections.include("careClock.nextActionAt"))
                .sort(Sorts.ascending("careClock.nextActionAt", "_id"))
                .limit(size)
                .map(CaseSweep::cursor)
                .into(new ArrayList<>());
    }

    private static Cursor cursor(Document found) {
        Instant at =
                found.get("careClock", Document.class).getDate("nextActionAt").toInstant();
        return new Cursor(at, found.getString("_id"));
    }
}

package org.kangyang.core.pathway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.HealthRecords;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.CommandReused;
import org.kangyang.core.integration.ConcurrentChange;
import org.springframework.stereotype.Component;

/**
 * Opens a case, or continues the open one of a person in hospital, so that a person never has two (DOMAIN §6, R26).
 *
 * <p>The person's health record is reserved for the case's id first; then the case is stored under that id. Whatever
 * happens between or at the same time:
 *
 * <ul>
 *   <li>the id derives from the command, so a repeated command reserves and stores the same case;
 *   <li>whoever finds a reservation whose case does not exist stores it under <em>that</em> id; only one of several can,
 *       the others find it taken and are refused, naming it;
 *   <li>a reservation of a closed case, or of one that no longer belongs to this record, is replaced, guarded by its
 *       value.
 * </ul>
 *
 * No step depends on how much time went by.
 */
@Component
public class CaseOpening {

    private static final int ATTEMPTS = 30;

    private final AggregateStore<CareCase> cases;
    private final HealthRecords records;
    private final CaseNumbers numbers;

    CaseOpening(AggregateStore<CareCase> cases, HealthRecords records, CaseNumbers numbers) {
        this.cases = cases;
        this.records = records;
        this.numbers = numbers;
    }

    /** What this command was answered before. */
    public Optional<CaseOpened> recorded(CommandKey key) {
        return cases.outcome(key, CaseOpened.class);
    }

    /** What opens a case, or lets an open one go on. */
    private record Arrival(
            Elder elder,
            Set<CaseStatus> goesOnFrom,
            Opening opening,
            BiFunction<CareCase, Instant, String> goingOn,
            Function<CareCase, String> document) {}

    private interface Opening {
        CareCase open(String caseId, String caseNumber, String recordId, Instant now);
    }

    /** @throws OpenCaseExists naming the open case that this referral does not continue */
    public CaseOpened accept(CommandKey key, HospitalReferral referral) {
        return accept(
                key,
                new Arrival(
                        referral.elder(),
                        EnumSet.of(CaseStatus.HOSPITALISED),
                        (id, number, record, now) -> CareCase.opened(id, number, record, referral, now),
                        (current, now) -> current.continued(referral, now),
                        opened -> String.valueOf(opened.currentEpisode())));
    }

    /**
     * A family applies for a care home; from home care the case goes on (DOMAIN §6).
     *
     * @throws OpenCaseExists naming any other open case
     */
    public CaseOpened accept(CommandKey key, HomeApplication application) {
        return accept(
                key,
                new Arrival(
                        application.elder(),
                        EnumSet.of(CaseStatus.HOME_STABLE, CaseStatus.HOME_FOLLOW_UP),
                        (id, number, record, now) -> CareCase.opened(id, number, record, application, now),
                        (current, now) -> current.applied(application, now),
                        CareCase::currentApplication));
    }

    private CaseOpened accept(CommandKey key, Arrival referral) {
        Optional<CaseOpened> recorded = recorded(key);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        String ownId = caseId(key);
        String recordId = records.idOf(referral.elder().document(), ownId);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String holder = records.reserve(recordId, referral.elder(), ownId);
            Optional<CareCase> held = cases.find(holder);
            Optional<CaseOpened> opened = held.isEmpty()
                    ? open(key, holder, recordId, referral)
                    : goOn(key, held.get(), ownId, recordId, referral);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw new ConcurrentChange(HealthRecords.COLLECTION, recordId);
    }

    private Optional<CaseOpened> open(CommandKey key, String caseId, String recordId, Arrival referral) {
        CareCase opened = referral.opening().open(caseId, numbers.next(), recordId, cases.now());
        var outcome = outcome(opened, referral.document().apply(opened), true);
        return cases.insert(opened, key, outcome) ? Optional.of(outcome) : Optional.empty();
    }

    /** Empty where the state changed and must be looked at anew. */
    private Optional<CaseOpened> goOn(CommandKey key, CareCase held, String ownId, String recordId, Arrival referral) {
        Optional<CaseOpened> recorded = cases.outcome(held, key, CaseOpened.class);
        if (recorded.isPresent()) {
            return recorded;
        }
        boolean stale = !held.status().open() || !held.belongsTo(recordId);
        if (stale && held.id().equals(ownId)) {
            throw new CommandReused(key);
        }
        if (stale) {
            records.replaceReservation(recordId, held.id(), referral.elder(), ownId);
            return Optional.empty();
        }
        return continued(key, held, recordId, referral);
    }

    private Optional<CaseOpened> continued(CommandKey key, CareCase held, String recordId, Arrival referral) {
        try {
            CaseOpened outcome = cases.execute(held.id(), key, CaseOpened.class, current -> {
                current.requireOpen();
                if (!referral.goesOnFrom().contains(current.status())) {
                    throw new OpenCaseExists(current.id(), current.caseNumber(), current.status());
                }
                String referralId = referral.goingOn().apply(current, cases.now());
                return outcome(current, referralId, false);
            });
            records.tell(recordId, referral.elder());
            return Optional.of(outcome);
        } catch (CaseClosed meanwhile) {
            return Optional.empty();
        }
    }

    private static CaseOpened outcome(CareCase current, String referralId, boolean created) {
        return new CaseOpened(
                current.id(), current.caseNumber(), current.status(), referralId, created, current.revision() + 1);
    }

    /** The id that a command's new case has. */
    static String caseId(CommandKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return "c" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}

package org.kangyang.core.pathway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
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

    /** @throws OpenCaseExists naming the open case that this referral does not continue */
    public CaseOpened accept(CommandKey key, HospitalReferral referral) {
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

    private Optional<CaseOpened> open(CommandKey key, String caseId, String recordId, HospitalReferral referral) {
        CareCase opened = CareCase.opened(caseId, numbers.next(), recordId, referral, cases.now());
        var outcome = outcome(opened, String.valueOf(opened.currentEpisode()), true);
        return cases.insert(opened, key, outcome) ? Optional.of(outcome) : Optional.empty();
    }

    /** Empty where the state changed and must be looked at anew. */
    private Optional<CaseOpened> goOn(
            CommandKey key, CareCase held, String ownId, String recordId, HospitalReferral referral) {
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

    private Optional<CaseOpened> continued(CommandKey key, CareCase held, String recordId, HospitalReferral referral) {
        try {
            CaseOpened outcome = cases.execute(held.id(), key, CaseOpened.class, current -> {
                current.requireOpen();
                if (current.status() != CaseStatus.HOSPITALISED) {
                    throw new OpenCaseExists(current.id(), current.caseNumber(), current.status());
                }
                String referralId = current.continued(referral, cases.now());
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

package org.kangyang.core.pathway;

import java.util.Optional;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.ElderCheck;
import org.kangyang.core.elder.HealthRecords;
import org.kangyang.core.elder.Identity;
import org.kangyang.core.elder.IdentityDocument;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.ConcurrentChange;
import org.kangyang.core.integration.Done;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.stereotype.Component;

/**
 * A person of unknown identity turns out to be somebody, with or without a health record (R26). The case first says which
 * record it is about to take, then reserves it, then moves to it; a repeated command goes on where it stopped.
 */
@Component
class Identification {

    private final AggregateStore<CareCase> cases;
    private final HealthRecords records;
    private final ElderCheck check;

    Identification(AggregateStore<CareCase> cases, HealthRecords records, ElderCheck check) {
        this.cases = cases;
        this.records = records;
        this.check = check;
    }

    CaseChanged identify(CommandKey key, IdentifyElder command) {
        String caseId = command.caseId();
        CareCase found = cases.get(caseId);
        Optional<CaseChanged> recorded = cases.outcome(found, key, CaseChanged.class);
        if (recorded.isPresent()) {
            records.markIdentified(records.idOf(IdentityDocument.UNKNOWN, caseId), found.healthRecordId(), caseId);
            return recorded.get();
        }
        Identity identity = checked(command);
        String recordId = records.idOf(identity.document(), caseId);
        intend(key, command, recordId);
        Elder known = found.elder().identifiedAs(identity);
        reserve(key, caseId, recordId, known);
        CaseChanged moved = move(key, command, recordId, identity);
        records.markIdentified(found.healthRecordId(), recordId, caseId);
        return moved;
    }

    private Identity checked(IdentifyElder command) {
        var errors = new FieldErrors();
        Optional<Identity> identity = check.identity(command.identity(), errors);
        errors.refuse();
        return identity.orElseThrow();
    }

    private void intend(CommandKey key, IdentifyElder command, String recordId) {
        cases.execute(command.caseId(), step(key, "intend"), Done.class, current -> {
            current.requireRevision(command.expectedRevision());
            requireUnknown(current);
            current.identifying(recordId);
            return Done.DONE;
        });
    }

    private void reserve(CommandKey key, String caseId, String recordId, Elder known) {
        String holder = records.reserve(recordId, known, caseId);
        if (holder.equals(caseId)) {
            return;
        }
        // A reservation whose case does not exist belongs to a referral under way; that one's repetition settles it.
        CareCase other = cases.find(holder).orElseThrow(() -> new ConcurrentChange("healthRecords", recordId));
        boolean stale = !other.status().open() || !other.belongsTo(recordId);
        if (stale && records.replaceReservation(recordId, holder, known, caseId)) {
            return;
        }
        if (stale) {
            throw new ConcurrentChange("healthRecords", recordId);
        }
        cases.execute(caseId, step(key, "refused"), Done.class, current -> {
            current.identificationRefused();
            return Done.DONE;
        });
        throw new OpenCaseExists(other.id(), other.caseNumber(), other.status());
    }

    private CaseChanged move(CommandKey key, IdentifyElder command, String recordId, Identity identity) {
        return cases.execute(command.caseId(), key, CaseChanged.class, current -> {
            if (!recordId.equals(current.pendingHealthRecordId())) {
                records.release(recordId, command.caseId());
                requireUnknown(current);
                throw new ConcurrentChange("cases", command.caseId());
            }
            current.identified(recordId, current.elder().identifiedAs(identity), command.identifiedBy(), cases.now());
            return current.changed(current.revision() + 1);
        });
    }

    private static void requireUnknown(CareCase current) {
        current.requireOpen();
        if (current.elder().document().type() != DocumentType.UNKNOWN) {
            throw new AlreadyIdentified(current.caseNumber());
        }
    }

    private static CommandKey step(CommandKey key, String step) {
        return new CommandKey(key.value() + "#" + step, key.fingerprint());
    }
}

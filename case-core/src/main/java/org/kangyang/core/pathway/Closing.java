package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.kangyang.core.elder.HealthRecords;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.stereotype.Component;

/** Ends cases: what each reason needs, and that the person is free for another case afterwards. */
@Component
class Closing {

    private final AggregateStore<CareCase> cases;
    private final HealthRecords records;
    private final CareClock clock;

    Closing(AggregateStore<CareCase> cases, HealthRecords records, CareClock clock) {
        this.cases = cases;
        this.records = records;
        this.clock = clock;
    }

    CaseChanged close(CommandKey key, CloseCase command) {
        var closed = cases.execute(command.caseId(), key, CaseChanged.class, found -> {
            found.requireRevision(command.expectedRevision());
            found.requireOpen();
            found.close(closure(found, command), clock.now());
            return found.changed(found.revision() + 1);
        });
        // Released on every repetition too. If the process dies before this, the next referral for the person finds the
        // reservation of a closed case and replaces it (CaseOpening).
        records.release(cases.get(command.caseId()).healthRecordId(), command.caseId());
        return closed;
    }

    private Closure closure(CareCase found, CloseCase command) {
        var errors = new FieldErrors();
        ClosureReason reason = command.reason();
        LocalDate occurredOn = command.occurredOn();
        if (reason == null) {
            errors.add("reason", FaultCode.REQUIRED, "未填写，", "请填写DEATH、WITHDRAWN、MOVED、RECOVERED或ENTERED_IN_ERROR");
        }
        if (occurredOn == null) {
            errors.add("occurredOn", FaultCode.REQUIRED, "未填写，", "请填写发生日期");
        } else if (occurredOn.isAfter(clock.today())) {
            errors.add("occurredOn", FaultCode.IN_FUTURE, "在将来，", "请在发生之后结案");
        }
        String reference = errors.optionalText("documentReference", command.documentReference(), 200);
        String note = errors.optionalText("note", command.note(), 1000);
        require(
                reason == ClosureReason.WITHDRAWN && reference == null,
                "documentReference",
                FaultCode.REQUIRED,
                "撤回须有书面申请，",
                "请填写书面申请的编号或存放处",
                errors);
        require(
                reason == ClosureReason.ENTERED_IN_ERROR && note == null,
                "note",
                FaultCode.REQUIRED,
                "误录须说明原因，",
                "请填写误录的原因",
                errors);
        require(
                reason == ClosureReason.RECOVERED && !found.recovered(),
                "reason",
                FaultCode.NOT_RECOVERED,
                "尚无连续两次绿色评估结果，",
                "请先复评，或选择其他结案原因",
                errors);
        errors.refuse();
        if (reason == null || occurredOn == null) {
            throw new IllegalStateException("refused above");
        }
        return new Closure(reason, occurredOn, reference, note, command.closedBy(), clock.now());
    }

    private static void require(
            boolean wrong, String field, FaultCode code, String message, String mend, FieldErrors errors) {
        if (wrong) {
            errors.add(field, code, message, mend);
        }
    }
}

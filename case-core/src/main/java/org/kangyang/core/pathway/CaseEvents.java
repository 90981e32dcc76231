package org.kangyang.core.pathway;

import java.time.Instant;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.stereotype.Component;

/** Falls, hospitalisations, major illnesses, as families, staff and devices report them (R08). */
@Component
public class CaseEvents {

    private final AggregateStore<CareCase> cases;
    private final CareClock clock;

    CaseEvents(AggregateStore<CareCase> cases, CareClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Records the event and what follows from it: a re-assessment at once, or the stay in hospital.
     *
     * @throws CaseClosed where the case is closed: the event is not recorded, the sender hears why
     * @throws TransitionRefused where somebody in hospital is hospitalised
     * @throws EventIdReused where the id stands for another event
     */
    public EventRecorded report(CommandKey key, ReportEvent command) {
        CaseEvent event = event(command);
        return cases.execute(command.caseId(), key, EventRecorded.class, found -> {
            CaseEvent recorded = found.report(event, clock.now());
            return new EventRecorded(
                    found.id(),
                    found.caseNumber(),
                    recorded.eventId(),
                    found.status(),
                    recorded.reassessmentId(),
                    found.revision() + 1);
        });
    }

    private CaseEvent event(ReportEvent command) {
        var errors = new FieldErrors();
        Instant now = clock.now();
        String eventId = errors.text("eventId", command.eventId(), 64);
        String source = errors.text("source", command.source(), 100);
        String details = errors.optionalText("details", command.details(), 1000);
        CaseEventKind kind = command.kind();
        if (kind == null) {
            errors.add("kind", FaultCode.REQUIRED, "未填写，", "请填写FALL、HOSPITALISATION或MAJOR_ILLNESS");
        }
        Instant occurredAt =
                command.occurredAt() == null ? null : command.occurredAt().toInstant();
        if (occurredAt == null) {
            errors.add("occurredAt", FaultCode.REQUIRED, "未填写，", "请填写发生时间");
        } else if (occurredAt.isAfter(now)) {
            errors.add("occurredAt", FaultCode.IN_FUTURE, "在将来，", "请填写实际发生时间");
        }
        errors.refuse();
        if (kind == null || occurredAt == null) {
            throw new IllegalStateException("refused above");
        }
        return new CaseEvent(eventId, kind, occurredAt, details, source, command.reportedBy(), now, null);
    }
}

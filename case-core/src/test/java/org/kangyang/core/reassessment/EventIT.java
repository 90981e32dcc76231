package org.kangyang.core.reassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.MAN_1942;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CaseEventKind;
import org.kangyang.core.pathway.CaseEvents;
import org.kangyang.core.pathway.CaseReassessments;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CaseSweep;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.EventIdReused;
import org.kangyang.core.pathway.EventRecorded;
import org.kangyang.core.pathway.ReassessmentFlag;
import org.kangyang.core.pathway.ReassessmentReason;
import org.kangyang.core.pathway.ReportEvent;
import org.kangyang.core.pathway.TransitionRefused;

@DisplayName("R08: events")
class EventIT {

    private Core core;
    private Stays stays;
    private CaseEvents events;
    private String caseId;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        stays = new Stays(core);
        events = core.get(CaseEvents.class);
        caseId = stays.atHome(MAN_1942);
        core.clock.advance(Duration.ofDays(30));
        Outbox outbox = core.get(Outbox.class);
        outbox.pendingMessages(100).forEach(outbox::acknowledge);
    }

    @Test
    @DisplayName(
            "R08: a fall asks for a re-assessment at once, counted from the fall, and the same report twice for one")
    void fall() {
        EventRecorded recorded = report("e1", CaseEventKind.FALL);
        assertThat(recorded.reassessmentId()).isEqualTo(caseId + "-n1");
        assertThat(report("e1", CaseEventKind.FALL).reassessmentId()).isEqualTo(caseId + "-n1");

        var open = stays.view(caseId).careClock().open();
        assertThat(open.reason()).isEqualTo(ReassessmentReason.FALL);
        assertThat(open.eventId()).isEqualTo("e1");
        assertThat(open.since()).isEqualTo(occurredAt().toInstant());
        assertThat(names()).containsExactly("reassessment-due");
    }

    @Test
    @DisplayName("R08: another event while a re-assessment is under way is covered by it")
    void covered() {
        report("e1", CaseEventKind.FALL);
        assertThat(report("e2", CaseEventKind.MAJOR_ILLNESS).reassessmentId()).isEqualTo(caseId + "-n1");
        assertThat(names()).containsExactly("reassessment-due");
    }

    @Test
    @DisplayName("R08: the routine re-assessment under notice gives way to the immediate one")
    void routine_gives_way() {
        core.clock.advance(Duration.ofDays(325));
        core.get(CaseSweep.class).page(stays.job(), null, 10);
        core.get(CaseReassessments.class).claim(stays.job(), caseId, caseId + "-n1", "c:7");
        assertThat(report("e1", CaseEventKind.MAJOR_ILLNESS).reassessmentId()).isEqualTo(caseId + "-n2");
        assertThat(messages())
                .extracting(PendingMessage::name)
                .containsExactly("reassessment-withdrawn", "reassessment-due");
        assertThat(messages())
                .extracting(PendingMessage::correlationKey)
                .containsExactly(caseId + "-n1", caseId + "-n2");
        assertThat(core.get(CaseReassessments.class)
                        .claim(stays.job(), caseId, caseId + "-n1", "c:8")
                        .claimed())
                .isFalse();
    }

    @Test
    @DisplayName(
            "R08: one instance gets the re-assessment; the clock starts anew with its assessment, whose flag shows how it stands")
    void one_instance() {
        report("e1", CaseEventKind.FALL);
        CaseReassessments reassessments = core.get(CaseReassessments.class);
        assertThat(reassessments
                        .claim(stays.job(), caseId, caseId + "-n1", "c:7")
                        .claimed())
                .isTrue();
        assertThat(reassessments
                        .claim(stays.job(), caseId, caseId + "-n1", "c:8")
                        .claimed())
                .isFalse();
        assertThat(reassessments
                        .claim(stays.job(), caseId, caseId + "-n1", "c:7")
                        .claimed())
                .isTrue();
        assertThat(names()).isEmpty();
        reassessments.due(
                stays.job(), caseId, caseId + "-n1", core.clock.instant().plus(Duration.ofHours(23)));

        core.clock.advance(Duration.ofHours(23));
        core.get(CaseSweep.class).page(stays.job(), null, 10);
        assertThat(stays.view(caseId).careClock().flag()).isEqualTo(ReassessmentFlag.OVERDUE);
        reassessments.begun(stays.job(), caseId, caseId + "-n1");
        assertThat(stays.view(caseId).careClock().flag()).isEqualTo(ReassessmentFlag.IN_PROGRESS);

        stays.graded(caseId, caseId + "-n1-a", Colour.RED, 500);
        assertThat(stays.view(caseId).careClock().flag()).isEqualTo(ReassessmentFlag.NONE);
        assertThat(names()).isEmpty();
        var comparison = reassessments.compare(caseId, caseId + "-n1-a");
        assertThat(comparison.difference()).isEqualTo(202);
        assertThat(comparison.colourChanged()).isTrue();
    }

    @Test
    @DisplayName("R08: an assessment made for something else meanwhile does as well, and ends what runs")
    void another_assessment() {
        report("e1", CaseEventKind.FALL);
        core.get(CaseReassessments.class).claim(stays.job(), caseId, caseId + "-n1", "c:7");
        stays.graded(caseId, "intake-a", Colour.RED, 500);
        assertThat(stays.view(caseId).careClock().open()).isNull();
        assertThat(names()).containsExactly("reassessment-withdrawn");
    }

    @Test
    @DisplayName("R08: an event before the last assessment is kept and asks for nothing; so is one before the first")
    void too_late_or_too_early() {
        stays.graded(caseId, "later-a", Colour.YELLOW, 702);
        var early = new ReportEvent(
                caseId, "e1", CaseEventKind.FALL, occurredAt().minusDays(3), null, "family", "platform");
        assertThat(events.report(stays.job(), early).reassessmentId()).isNull();
        assertThat(names()).isEmpty();
    }

    @Test
    @DisplayName("R08: hospitalisation moves the case and ends what runs; the discharge assessment will be the new one")
    void hospitalised() {
        report("e1", CaseEventKind.FALL);
        EventRecorded recorded = report("e2", CaseEventKind.HOSPITALISATION);
        assertThat(recorded.status()).isEqualTo(CaseStatus.HOSPITALISED);
        assertThat(recorded.reassessmentId()).isNull();
        assertThat(names()).containsExactly("reassessment-withdrawn", "case-hospitalised");
        assertThat(report("e3", CaseEventKind.FALL).reassessmentId()).isNull();
        assertThatThrownBy(() -> report("e4", CaseEventKind.HOSPITALISATION)).isInstanceOf(TransitionRefused.class);
        core.clock.advance(Duration.ofDays(400));
        assertThat(core.get(CaseSweep.class).page(stays.job(), null, 10).actions())
                .isEmpty();
    }

    @Test
    @DisplayName("DOMAIN §6: an event for a closed case is answered, and changes nothing")
    void closed() {
        stays.closed(caseId);
        long revision = stays.view(caseId).revision();
        assertThatThrownBy(() -> report("e1", CaseEventKind.FALL)).isInstanceOf(CaseClosed.class);
        assertThat(stays.view(caseId).revision()).isEqualTo(revision);
    }

    @Test
    void what_is_wrong_is_said() {
        assertThatThrownBy(() -> events.report(
                        stays.job(),
                        new ReportEvent(caseId, " ", null, occurredAt().plusDays(2), "x".repeat(1001), null, "x")))
                .isInstanceOfSatisfying(
                        InvalidFields.class,
                        wrong -> assertThat(wrong.errors())
                                .extracting("field")
                                .containsExactlyInAnyOrder("eventId", "kind", "occurredAt", "details", "source"));
        report("e1", CaseEventKind.FALL);
        assertThatThrownBy(() -> report("e1", CaseEventKind.MAJOR_ILLNESS)).isInstanceOf(EventIdReused.class);
    }

    private EventRecorded report(String eventId, CaseEventKind kind) {
        return events.report(
                stays.job(), new ReportEvent(caseId, eventId, kind, occurredAt(), "在家中", "family", "platform"));
    }

    /** An hour ago. */
    private OffsetDateTime occurredAt() {
        return core.clock.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC);
    }

    private List<PendingMessage> messages() {
        return core.get(Outbox.class).pendingMessages(100);
    }

    private List<String> names() {
        return messages().stream().map(PendingMessage::name).toList();
    }
}

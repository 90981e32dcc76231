package org.kangyang.core.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.integration.InvalidFields;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseClosed;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.TimelineItem;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.core.referral.Referrals;

@DisplayName("DOMAIN §7: what is overdue comes onto the timeline")
class EscalationIT {

    private static final Due DUE = new Due(
            "fitness-test",
            "老年人体适能测试",
            OffsetDateTime.parse("2026-11-26T10:00:00+08:00"),
            "care-physician-team.H001",
            OffsetDateTime.parse("2026-11-27T10:00:00+08:00"),
            "subdistrict-officer.999001001");

    private Core core;
    private Escalations escalations;
    private String caseId;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        escalations = core.get(Escalations.class);
        caseId = core.get(Referrals.class)
                .accept(key("api:1"), referral(MAN_1942))
                .caseId();
    }

    private List<TimelineItem> timeline() {
        core.get(Timelines.class).deliverPending(10);
        return core.get(Timelines.class).of(caseId, null, 10).items().stream()
                .filter(item -> item.kind().startsWith("task-"))
                .toList();
    }

    @Test
    void both_levels_name_the_group_that_is_told_and_a_repeated_job_adds_nothing() {
        for (int i = 0; i < 2; i++) {
            escalations.recordOverdue(key("c:1"), new RecordOverdue(caseId, DUE, 1));
            escalations.recordOverdue(key("c:2"), new RecordOverdue(caseId, DUE, 2));
        }
        assertThat(timeline())
                .extracting(item -> item.facts().get("group"))
                .containsExactly("care-physician-team.H001", "subdistrict-officer.999001001");
    }

    @Test
    void a_reminder_names_who_did_what_and_keeps_their_words_off_the_timeline() {
        escalations.recordReminder(key("c:1"), new RecordReminder(caseId, DUE, "CALLED", "家属电话不通", "chen.zhuren"));
        assertThat(timeline()).singleElement().satisfies(item -> {
            assertThat(item.actor()).isEqualTo("chen.zhuren");
            assertThat(item.facts()).containsEntry("action", "CALLED");
            assertThat(item.toString()).doesNotContain("家属电话不通");
        });
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> escalations.recordReminder(
                        key("c:1"), new RecordReminder(caseId, DUE, "SLEPT", null, "chen.zhuren")))
                .isInstanceOf(InvalidFields.class)
                .hasMessageContaining("reminder.action");
        assertThatThrownBy(() ->
                        escalations.recordReminder(key("c:1"), new RecordReminder(caseId, DUE, "CALLED", null, null)))
                .hasMessageContaining("assignee");
        var once = new Due("t", "任务", DUE.dueAt(), DUE.firstGroup(), null, null);
        assertThatThrownBy(() -> escalations.recordOverdue(key("c:1"), new RecordOverdue(caseId, once, 2)))
                .hasMessageContaining("second group");
    }

    @Test
    void on_a_closed_case_nothing_is_overdue() {
        core.get(CareCases.class)
                .close(
                        key("api:2"),
                        new CloseCase(
                                caseId, null, ClosureReason.DEATH, LocalDate.of(2026, 11, 24), null, null, "platform"));
        assertThatThrownBy(() -> escalations.recordOverdue(key("c:1"), new RecordOverdue(caseId, DUE, 1)))
                .isInstanceOf(CaseClosed.class);
    }
}

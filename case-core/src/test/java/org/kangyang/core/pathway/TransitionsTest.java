package org.kangyang.core.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of DOMAIN §6, written down a second time by status; every pair of status and trigger is tried. */
@DisplayName("DOMAIN §6: the status machine")
class TransitionsTest {

    private static final String TABLE = """
            HOSPITAL_ASSESSMENT  T1_HOSPITALISED=HOSPITALISED T1_CARE_HOME_BED_FREE=CARE_HOME_INTAKE T1_CARE_HOME_NO_BED=WAITLISTED T1_HOME_FOLLOW_UP=HOME_FOLLOW_UP T1_HOSPICE=HOSPICE T1_HOME_STABLE=HOME_STABLE CLOSE=CLOSED
            HOSPITALISED         DISCHARGE_REFERRAL=HOSPITAL_ASSESSMENT TREATMENT_COMPLETE=HOSPITAL_ASSESSMENT HOSPITAL_REVIEW_DUE=HOSPITAL_ASSESSMENT CLOSE=CLOSED
            CARE_HOME_INTAKE     INTAKE_COMPLETE=PLANNING DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            WAITLISTED           OFFER_ACCEPTED=CARE_HOME_INTAKE DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            PLANNING             PLAN_SIGNED=CARE_HOME_STABLE DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            CARE_HOME_STABLE     HOME_TRANSFER_REQUESTED=HOME_TRANSFER_REVIEW DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            HOME_TRANSFER_REVIEW HOME_TRANSFER_APPROVED=RETROFIT HOME_READY=HOME_STABLE HOME_TRANSFER_REFUSED=CARE_HOME_STABLE HOME_TRANSFER_REFUSED_AT_HOME=HOME_FOLLOW_UP DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            RETROFIT             RETROFIT_ACCEPTED=HOME_STABLE RETROFIT_FAILED=RETROFIT RETROFIT_CONSENT_WITHDRAWN=CARE_HOME_STABLE RETROFIT_CONSENT_WITHDRAWN_AT_HOME=HOME_FOLLOW_UP DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            HOME_STABLE          HOME_CARE_INSUFFICIENT_BED_FREE=CARE_HOME_INTAKE HOME_CARE_INSUFFICIENT_NO_BED=WAITLISTED DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            HOME_FOLLOW_UP       HOME_TRANSFER_REQUESTED=HOME_TRANSFER_REVIEW HOME_CARE_INSUFFICIENT_BED_FREE=CARE_HOME_INTAKE HOME_CARE_INSUFFICIENT_NO_BED=WAITLISTED DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            HOSPICE              DETERIORATION=ESCALATED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            ESCALATED            ESCALATION_RESOLVED=PLANNING T3_HOSPITALISED=HOSPITALISED HOSPITALISATION=HOSPITALISED CLOSE=CLOSED
            CLOSED
            """;

    private static Map<CaseStatus, Map<Trigger, CaseStatus>> table() {
        Map<CaseStatus, Map<Trigger, CaseStatus>> table = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.strip().split("\\s+");
            Map<Trigger, CaseStatus> row = new HashMap<>();
            Arrays.stream(words)
                    .skip(1)
                    .map(word -> word.split("="))
                    .forEach(pair -> row.put(Trigger.valueOf(pair[0]), CaseStatus.valueOf(pair[1])));
            table.put(CaseStatus.valueOf(words[0]), row);
        });
        return table;
    }

    static Stream<Arguments> every_pair() {
        var table = table();
        return Arrays.stream(CaseStatus.values())
                .flatMap(from -> Arrays.stream(Trigger.values())
                        .map(trigger ->
                                Arguments.of(from, trigger, table.get(from).get(trigger))));
    }

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @MethodSource("every_pair")
    void every_status_takes_exactly_the_triggers_of_the_table(CaseStatus from, Trigger trigger, CaseStatus to) {
        if (to == null) {
            assertThatThrownBy(() -> Transitions.next(from, trigger, CaseStatus.PLANNING))
                    .isInstanceOf(TransitionRefused.class)
                    .hasMessageContaining(from.inChinese())
                    .hasMessageContaining(trigger.inChinese());
        } else {
            assertThat(Transitions.next(from, trigger, CaseStatus.PLANNING)).isEqualTo(to);
        }
    }

    @ParameterizedTest
    @EnumSource(CaseStatus.class)
    void what_is_said_to_be_allowed_is_what_is_allowed(CaseStatus from) {
        assertThat(Transitions.allowed(from)).isEqualTo(table().get(from).keySet());
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void a_case_opens_by_a_referral_or_a_direct_application_only(Trigger trigger) {
        Map<Trigger, CaseStatus> opening = Map.of(
                Trigger.DISCHARGE_REFERRAL, CaseStatus.HOSPITAL_ASSESSMENT,
                Trigger.DIRECT_APPLICATION_BED_FREE, CaseStatus.CARE_HOME_INTAKE,
                Trigger.DIRECT_APPLICATION_NO_BED, CaseStatus.WAITLISTED);
        if (opening.containsKey(trigger)) {
            assertThat(Transitions.opening(trigger)).isEqualTo(opening.get(trigger));
        } else {
            assertThatThrownBy(() -> Transitions.opening(trigger)).isInstanceOf(TransitionRefused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CaseStatus.class)
    void a_resolved_escalation_goes_back_to_where_it_came_from(CaseStatus origin) {
        assertThat(Transitions.next(CaseStatus.ESCALATED, Trigger.ESCALATION_RESOLVED, origin))
                .isEqualTo(origin);
    }

    @Test
    void an_escalation_that_came_from_nowhere_cannot_be_resolved() {
        assertThatThrownBy(() -> Transitions.next(CaseStatus.ESCALATED, Trigger.ESCALATION_RESOLVED, null))
                .isInstanceOf(TransitionRefused.class);
    }

    @Test
    void a_refusal_says_what_would_be_allowed() {
        assertThatThrownBy(() -> Transitions.next(CaseStatus.PLANNING, Trigger.OFFER_ACCEPTED, null))
                .hasMessage("个案处于“制定方案”，不能“接受床位”；此时可以的是：方案签署、病情恶化、住院、结案");
        assertThatThrownBy(() -> Transitions.next(CaseStatus.CLOSED, Trigger.CLOSE, null))
                .hasMessageContaining("此状态是终态");
    }

    @Test
    void every_status_but_the_opening_ones_can_be_reached() {
        Set<CaseStatus> reached = EnumSet.of(CaseStatus.HOSPITAL_ASSESSMENT);
        table().values().forEach(row -> reached.addAll(row.values()));
        assertThat(reached).containsExactlyInAnyOrder(CaseStatus.values());
    }
}

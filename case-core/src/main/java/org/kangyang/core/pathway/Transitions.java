package org.kangyang.core.pathway;

import static org.kangyang.core.pathway.CaseStatus.CARE_HOME_INTAKE;
import static org.kangyang.core.pathway.CaseStatus.CARE_HOME_STABLE;
import static org.kangyang.core.pathway.CaseStatus.CLOSED;
import static org.kangyang.core.pathway.CaseStatus.ESCALATED;
import static org.kangyang.core.pathway.CaseStatus.HOME_FOLLOW_UP;
import static org.kangyang.core.pathway.CaseStatus.HOME_STABLE;
import static org.kangyang.core.pathway.CaseStatus.HOME_TRANSFER_REVIEW;
import static org.kangyang.core.pathway.CaseStatus.HOSPICE;
import static org.kangyang.core.pathway.CaseStatus.HOSPITALISED;
import static org.kangyang.core.pathway.CaseStatus.HOSPITAL_ASSESSMENT;
import static org.kangyang.core.pathway.CaseStatus.PLANNING;
import static org.kangyang.core.pathway.CaseStatus.RETROFIT;
import static org.kangyang.core.pathway.CaseStatus.WAITLISTED;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status machine of DOMAIN §6 as data. What is not listed is refused, saying what would be allowed. */
final class Transitions {

    /** From where a trigger leads where. {@code to} null: back to the status before the escalation. */
    private record Row(
            Trigger trigger, Set<CaseStatus> from, @Nullable CaseStatus to) {}

    private static final Set<CaseStatus> OPEN = EnumSet.complementOf(EnumSet.of(CLOSED));

    private static final Row[] ROWS = {
        row(Trigger.DISCHARGE_REFERRAL, HOSPITAL_ASSESSMENT, HOSPITALISED),
        row(Trigger.T1_HOSPITALISED, HOSPITALISED, HOSPITAL_ASSESSMENT),
        row(Trigger.T1_CARE_HOME_BED_FREE, CARE_HOME_INTAKE, HOSPITAL_ASSESSMENT),
        row(Trigger.T1_CARE_HOME_NO_BED, WAITLISTED, HOSPITAL_ASSESSMENT),
        row(Trigger.T1_HOME_FOLLOW_UP, HOME_FOLLOW_UP, HOSPITAL_ASSESSMENT),
        row(Trigger.T1_HOSPICE, HOSPICE, HOSPITAL_ASSESSMENT),
        row(Trigger.T1_HOME_STABLE, HOME_STABLE, HOSPITAL_ASSESSMENT),
        row(Trigger.OFFER_ACCEPTED, CARE_HOME_INTAKE, WAITLISTED),
        row(Trigger.INTAKE_COMPLETE, PLANNING, CARE_HOME_INTAKE),
        row(Trigger.PLAN_SIGNED, CARE_HOME_STABLE, PLANNING),
        row(Trigger.HOME_TRANSFER_REQUESTED, HOME_TRANSFER_REVIEW, CARE_HOME_STABLE, HOME_FOLLOW_UP),
        row(Trigger.HOME_TRANSFER_APPROVED, RETROFIT, HOME_TRANSFER_REVIEW),
        row(Trigger.HOME_READY, HOME_STABLE, HOME_TRANSFER_REVIEW),
        row(Trigger.HOME_TRANSFER_REFUSED, CARE_HOME_STABLE, HOME_TRANSFER_REVIEW),
        row(Trigger.HOME_TRANSFER_REFUSED_AT_HOME, HOME_FOLLOW_UP, HOME_TRANSFER_REVIEW),
        row(Trigger.RETROFIT_ACCEPTED, HOME_STABLE, RETROFIT),
        row(Trigger.RETROFIT_FAILED, RETROFIT, RETROFIT),
        row(Trigger.RETROFIT_CONSENT_WITHDRAWN, CARE_HOME_STABLE, RETROFIT),
        row(Trigger.RETROFIT_CONSENT_WITHDRAWN_AT_HOME, HOME_FOLLOW_UP, RETROFIT),
        openBut(Trigger.DETERIORATION, ESCALATED, HOSPITAL_ASSESSMENT, HOSPITALISED, ESCALATED),
        openBut(Trigger.HOSPITALISATION, HOSPITALISED, HOSPITAL_ASSESSMENT, HOSPITALISED),
        new Row(Trigger.ESCALATION_RESOLVED, EnumSet.of(ESCALATED), null),
        row(Trigger.T3_HOSPITALISED, HOSPITALISED, ESCALATED),
        row(Trigger.TREATMENT_COMPLETE, HOSPITAL_ASSESSMENT, HOSPITALISED),
        row(Trigger.HOSPITAL_REVIEW_DUE, HOSPITAL_ASSESSMENT, HOSPITALISED),
        row(Trigger.HOME_CARE_INSUFFICIENT_BED_FREE, CARE_HOME_INTAKE, HOME_STABLE, HOME_FOLLOW_UP),
        row(Trigger.HOME_CARE_INSUFFICIENT_NO_BED, WAITLISTED, HOME_STABLE, HOME_FOLLOW_UP),
        openBut(Trigger.CLOSE, CLOSED),
    };

    private static final Map<Trigger, CaseStatus> OPENING = new EnumMap<>(Map.of(
            Trigger.DISCHARGE_REFERRAL, HOSPITAL_ASSESSMENT,
            Trigger.DIRECT_APPLICATION_BED_FREE, CARE_HOME_INTAKE,
            Trigger.DIRECT_APPLICATION_NO_BED, WAITLISTED));

    private Transitions() {}

    private static Row row(Trigger trigger, CaseStatus to, CaseStatus... from) {
        return new Row(trigger, EnumSet.copyOf(Arrays.asList(from)), to);
    }

    private static Row openBut(Trigger trigger, CaseStatus to, CaseStatus... not) {
        Set<CaseStatus> from = EnumSet.copyOf(OPEN);
        from.removeAll(Arrays.asList(not));
        return new Row(trigger, from, to);
    }

    /** The first status of a new case. */
    static CaseStatus opening(Trigger trigger) {
        CaseStatus status = OPENING.get(trigger);
        if (status == null) {
            throw new TransitionRefused("“" + trigger.inChinese() + "”不能新开个案，可以的是：" + list(OPENING.keySet()));
        }
        return status;
    }

    /**
     * Where the trigger leads.
     *
     * @param origin the status before an escalation, null where there is none
     * @throws TransitionRefused saying what is allowed from here
     */
    static CaseStatus next(CaseStatus from, Trigger trigger, @Nullable CaseStatus origin) {
        for (Row row : ROWS) {
            if (row.trigger() == trigger && row.from().contains(from)) {
                return row.to() == null ? origin(origin) : row.to();
            }
        }
        throw new TransitionRefused(
                "个案处于“" + from.inChinese() + "”，不能“" + trigger.inChinese() + "”；" + whatIsAllowed(from));
    }

    /** What may happen to a case that stands here. */
    static Set<Trigger> allowed(CaseStatus from) {
        return Arrays.stream(ROWS)
                .filter(row -> row.from().contains(from))
                .map(Row::trigger)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Trigger.class)));
    }

    private static CaseStatus origin(@Nullable CaseStatus origin) {
        if (origin == null) {
            throw new TransitionRefused("没有记录病情恶化前的状态，不能恢复；请改为住院或结案");
        }
        return origin;
    }

    private static String whatIsAllowed(CaseStatus from) {
        Set<Trigger> allowed = allowed(from);
        return allowed.isEmpty() ? "此状态是终态" : "此时可以的是：" + list(allowed);
    }

    private static String list(Set<Trigger> triggers) {
        return triggers.stream().map(Trigger::inChinese).collect(Collectors.joining("、"));
    }
}

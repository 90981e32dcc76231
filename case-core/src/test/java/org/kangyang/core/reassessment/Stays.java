package org.kangyang.core.reassessment;

import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.Core;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseRecords;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;

/** Cases that stand somewhere, and what may befall them. */
final class Stays {

    static final ReassessmentInterval YEAR = new ReassessmentInterval(12, 14);

    private final Core core;
    private int number;

    Stays(Core core) {
        this.core = core;
    }

    /** Discharged home today, YELLOW: due in a year. */
    String atHome(String citizenId) {
        return discharged(citizenId, Destination.HOME_FOLLOW_UP, null);
    }

    /** T1 row 2: kept in hospital, to be looked at in seven days. */
    String keptInHospital(String citizenId) {
        return discharged(citizenId, Destination.HOSPITALISED, 7);
    }

    private String discharged(String citizenId, Destination where, @Nullable Integer review) {
        ReferralAccepted accepted = core.get(Referrals.class).accept(key("api:" + ++number), referral(citizenId));
        graded(accepted.caseId(), accepted.referralId() + "-a", Colour.YELLOW, 702);
        core.get(CareCases.class)
                .applyDestination(
                        job(), new ApplyDestination(accepted.caseId(), accepted.referralId(), where, null, review));
        return accepted.caseId();
    }

    void graded(String caseId, String assessmentId, Colour colour, int composite) {
        core.get(CaseRecords.class).graded(job(), caseId, assessmentId, colour, composite, YEAR);
    }

    void closed(String caseId) {
        core.get(CareCases.class)
                .close(
                        job(),
                        new CloseCase(
                                caseId, null, ClosureReason.DEATH, LocalDate.of(2026, 11, 24), null, null, "family"));
    }

    CaseView view(String caseId) {
        return core.get(CareCases.class).view(caseId);
    }

    org.kangyang.core.integration.CommandKey job() {
        return key("c:" + ++number);
    }
}

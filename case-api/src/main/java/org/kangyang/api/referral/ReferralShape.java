package org.kangyang.api.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.core.integration.CareClock;
import org.springframework.stereotype.Component;

/** What no referral can be, before the domain looks at it: lists with holes or without end, dates beyond planning. */
@Component
class ReferralShape {
    /** More than any discharge letter carries. */
    static final int MOST_DIAGNOSES = 30;

    private final CareClock clock;

    ReferralShape(CareClock clock) {
        this.clock = clock;
    }

    void check(ReferralRequest request) {
        List<FieldFault> faults = new ArrayList<>();
        if (request.diagnoses() != null) {
            if (request.diagnoses().size() > MOST_DIAGNOSES) {
                faults.add(new FieldFault("diagnoses", "SIZE", "诊断过多。", "请只填写至多 " + MOST_DIAGNOSES + " 项主要诊断。"));
            }
            for (int i = 0; i < request.diagnoses().size(); i++) {
                if (request.diagnoses().get(i) == null) {
                    faults.add(new FieldFault("diagnoses[" + i + "]", "REQUIRED", "该项为空。", "请删除该项或补全内容。"));
                }
            }
        }
        LocalDate planned = request.plannedDischargeDate();
        if (planned != null && planned.isAfter(clock.today().plusYears(1))) {
            faults.add(new FieldFault("plannedDischargeDate", "OUT_OF_RANGE", "计划出院日期在一年以后。", "请填写一年以内的日期,未定时不填。"));
        }
        if (!faults.isEmpty()) {
            throw ApiProblem.invalid(faults);
        }
    }
}

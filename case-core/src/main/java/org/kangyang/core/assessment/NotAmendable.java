package org.kangyang.core.assessment;

import org.kangyang.core.integration.Refusal;

/** Only a graded assessment can be corrected; before, its form simply comes back (API: 409). */
public final class NotAmendable extends Refusal {

    NotAmendable(String assessmentId) {
        super("not-amendable", "评估 " + assessmentId + " 尚未评定等级，请在评估任务中直接修改");
    }
}

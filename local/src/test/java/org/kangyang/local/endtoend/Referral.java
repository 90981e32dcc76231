package org.kangyang.local.endtoend;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kangyang.local.process.People;

/** Referrals of invented people to the sample hospital H001. */
final class Referral {

    private Referral() {}

    static Map<String, Object> strokeAt84(LocalDate today) {
        Map<String, Object> elder = new LinkedHashMap<>(People.elder(84, "SECONDARY"));
        elder.put("name", "王某示例");
        return People.referral(elder, "H001", today.plusDays(7));
    }
}

package org.kangyang.core.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.kangyang.core.assessment.FiveInOneForm.Barthel;
import org.kangyang.core.assessment.FiveInOneForm.Frail;
import org.kangyang.core.assessment.FiveInOneForm.Lawton;
import org.kangyang.core.assessment.FiveInOneForm.Mmse;
import org.kangyang.core.assessment.FiveInOneForm.Nrs;
import org.kangyang.core.escalation.DeadlineRow;

/** Filled forms that reach given totals. */
final class Forms {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Forms() {}

    static FiveInOneForm fiveInOne(int adl, int mmse, int iadl, int frail, int nrs, boolean seventy) {
        return new FiveInOneForm(
                TODAY, barthel(adl), tested(mmse), lawton(iadl), frail(frail), nrs(nrs, seventy), null);
    }

    static Barthel barthel(int total) {
        int[] most = {10, 5, 5, 10, 10, 10, 10, 15, 15, 10};
        int[] points = spread(total, most, 5);
        return new Barthel(
                points[0], points[1], points[2], points[3], points[4], points[5], points[6], points[7], points[8],
                points[9]);
    }

    static Mmse tested(int total) {
        int[] points = spread(total, new int[] {10, 3, 5, 3, 8, 1}, 1);
        return new Mmse("TESTED", null, points[0], points[1], points[2], points[3], points[4], points[5]);
    }

    static Mmse impossible(String status, String reason) {
        return new Mmse(status, reason, null, null, null, null, null, null);
    }

    static Lawton lawton(int total) {
        int[] worst = {4, 4, 4, 5, 3, 5, 3, 3};
        int[] codes = new int[8];
        for (int i = 0; i < 8; i++) {
            codes[i] = i < total ? 1 : worst[i];
        }
        return new Lawton(codes[0], codes[1], codes[2], codes[3], codes[4], codes[5], codes[6], codes[7]);
    }

    static Frail frail(int total) {
        return new Frail(yes(total > 0), yes(total > 1), yes(total > 2), total > 3 ? 5 : 4, yes(total > 4));
    }

    static Nrs nrs(int total, boolean seventy) {
        if (total == 0) {
            return new Nrs(new Nrs.Initial("no", "no", "no", "no"), null, null, null, null);
        }
        int left = total - (seventy ? 1 : 0);
        return new Nrs(
                new Nrs.Initial("no", "yes", "no", "no"), Math.min(3, left), left - Math.min(3, left), null, null);
    }

    static String yes(boolean deficit) {
        return deficit ? "yes" : "no";
    }

    static FitnessTestForm fitness(Integer chair, Integer arm, String walk, Integer step, String upAndGo) {
        return new FitnessTestForm(
                "yes",
                null,
                chair,
                arm,
                walk == null ? null : new BigDecimal(walk),
                step,
                upAndGo == null ? null : new BigDecimal(upAndGo),
                null,
                null,
                TODAY);
    }

    static FitnessTestForm notPerformable(String reason) {
        return new FitnessTestForm("no", reason, null, null, null, null, null, null, null, TODAY);
    }

    static List<DeadlineRow> deadlines() {
        return List.of(
                new DeadlineRow(
                        "fitness-test", "示例任务", 48, null, true, "care-physician-team", 24, "subdistrict-officer"),
                new DeadlineRow("five-in-one", "示例任务", 48, null, null, "care-home-manager", 24, "subdistrict-officer"),
                new DeadlineRow("missing-items", "示例任务", 24, null, null, "care-home-manager", null, null),
                new DeadlineRow("cognition", "示例任务", 24, null, null, "care-physician-team", 24, "subdistrict-officer"),
                new DeadlineRow("sign-off", "示例任务", 48, null, true, "care-physician-team", 24, "subdistrict-officer"));
    }

    private static int[] spread(int total, int[] most, int step) {
        int[] points = new int[most.length];
        int left = total;
        for (int i = 0; i < most.length; i++) {
            points[i] = Math.min(most[i], left) / step * step;
            left -= points[i];
        }
        return points;
    }
}

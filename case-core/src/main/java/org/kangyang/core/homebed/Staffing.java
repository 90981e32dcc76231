package org.kangyang.core.homebed;

/**
 * Whether an institution has enough of one role (R50).
 *
 * @param served RED and ORANGE cases of the institution
 * @param required by the ratio, rounded up
 * @param qualified members of staff who count
 */
public record Staffing(String roleName, int served, int required, int qualified) {

    /** {@code ceil(served × per100 / 100)}: 101 cases at 6 per 100 need 7. */
    static Staffing of(StaffingRatio ratio, int served, int qualified) {
        if (served < 0 || ratio.per100() < 0) {
            throw new IllegalArgumentException("Neither cases nor ratio can be negative");
        }
        int required = Math.ceilDiv(Math.multiplyExact(served, ratio.per100()), 100);
        return new Staffing(ratio.roleName(), served, required, qualified);
    }

    public boolean met() {
        return qualified >= required;
    }
}

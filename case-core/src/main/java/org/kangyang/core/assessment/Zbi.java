package org.kangyang.core.assessment;

/**
 * The Zarit Burden Interview of a family caregiver: 22 items of 0–4, 0–88 in all, higher is worse (DOMAIN §4). Which
 * total entitles to respite care says respite-entitlement.dmn (R10).
 */
public record Zbi(int total) {

    static final int ITEMS = 22;
    static final int MOST_PER_ITEM = 4;

    public Zbi {
        if (total < 0 || total > ITEMS * MOST_PER_ITEM) {
            throw new IllegalArgumentException("A ZBI is within 0 and 88, not " + total);
        }
    }

    /**
     * The total of a form's items, computed here (DESIGN §3.6).
     *
     * @param problems what is missing or out of range is added to them; the total counts only where nothing is
     */
    public static Zbi of(ZbiForm form, Problems problems) {
        int total = 0;
        int number = 1;
        for (Integer points : form.items()) {
            total += problems.within("照护负担量表第" + number++ + "题", points, 0, MOST_PER_ITEM);
        }
        return new Zbi(total);
    }
}

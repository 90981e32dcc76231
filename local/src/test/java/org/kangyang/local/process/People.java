package org.kangyang.local.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Invented people and what is found about them. Citizen ids are of the unassigned area 999001. */
public final class People {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private People() {}

    public static Map<String, Object> elder(int age, String education) {
        LocalDate born = LocalDate.now().minusYears(age).minusDays(40);
        Map<String, Object> elder = new LinkedHashMap<>();
        elder.put("documentType", "CITIZEN_ID");
        elder.put("documentNumber", citizenId(born, true));
        elder.put("name", "王示例");
        elder.put("sex", "MALE");
        elder.put("birthDate", born.toString());
        elder.put("phone", "13900000000");
        elder.put("address", Map.of("divisionCode", "999001001", "detail", "示例路 1 号"));
        elder.put("household", Map.of("livingArrangement", "WITH_SPOUSE", "lowIncome", false));
        elder.put("education", education);
        elder.put("guardian", Map.of("name", "王示女", "relationship", "CHILD", "phone", "13900000001"));
        return elder;
    }

    /** A number with a valid checksum; its sequence number is odd for men. */
    static String citizenId(LocalDate born, boolean male) {
        int sequence = (Consortium.nextNumber() % 499) * 2 + (male ? 1 : 0);
        String digits = "99900" + Consortium.nextNumber() % 10
                + born.toString().replace("-", "")
                + String.format("%03d", sequence);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    public static Map<String, Object> referral(Map<String, Object> elder, String hospital, LocalDate plannedDischarge) {
        return Map.of(
                "elder", elder,
                "hospital",
                        Map.of(
                                "hospitalId", hospital,
                                "ward", "神经内科三病区",
                                "bed", "12",
                                "inpatientNumber", "ZY-SAMPLE-1",
                                "attendingPhysician", Map.of("name", "示例医生", "phone", "13900000002")),
                "diagnoses", List.of(Map.of("code", "I63.9", "text", "脑梗死")),
                "plannedDischargeDate", plannedDischarge.toString());
    }

    /** All four scored tests met at any age from 60 on. */
    public static Map<String, Object> fit(LocalDate on) {
        return fitness(on, 30, 30, 900, 4.0);
    }

    /** One of four met. */
    public static Map<String, Object> unfit(LocalDate on) {
        return fitness(on, 30, 2, 50, 60.0);
    }

    public static Map<String, Object> unableToTest(LocalDate on) {
        return Map.of("testDate", on.toString(), "performable", "no", "notPerformableReason", "BEDRIDDEN");
    }

    private static Map<String, Object> fitness(LocalDate on, int chair, int curl, int walk, double upAndGo) {
        return Map.of(
                "testDate", on.toString(),
                "performable", "yes",
                "chairStand", chair,
                "armCurl", curl,
                "sixMinuteWalkMetres", walk,
                "upAndGoSeconds", upAndGo);
    }

    /** ADL 100, MMSE 30, IADL 8, FRAIL 0, NRS 0: GREEN (DOMAIN §5, example 1). */
    public static Map<String, Object> wellAssessment(LocalDate on) {
        return assessment(on, adl(0), mmse(30), iadl(8), frail(0), nrs(0, 0));
    }

    /** ADL 65, MMSE 21, IADL 5, FRAIL 3, NRS 3 of an 84-year-old: base 1, r 3, ORANGE. */
    public static Map<String, Object> orangeAssessment(LocalDate on) {
        return assessment(on, adl(35), mmse(21), iadl(5), frail(3), nrs(1, 1));
    }

    /**
     * As well as can be but for ADL: GREEN at 0, YELLOW up to 35 points lost; each point lost takes 0.4 off the composite.
     *
     * @param adlLost points below 100, in steps of 5
     */
    static Map<String, Object> dependent(LocalDate on, int adlLost) {
        return assessment(on, adl(adlLost), mmse(30), iadl(8), frail(0), nrs(0, 0));
    }

    static Map<String, Object> assessment(
            LocalDate on, Map<?, ?> adl, Map<?, ?> mmse, Map<?, ?> iadl, Map<?, ?> frail, Map<?, ?> nrs) {
        Map<String, Object> assessment = new LinkedHashMap<>();
        assessment.put("testDate", on.toString());
        assessment.put("adl", adl);
        assessment.put("mmse", mmse);
        assessment.put("iadl", iadl);
        assessment.put("frail", frail);
        assessment.put("nrs", nrs);
        return assessment;
    }

    /** @param lost points below 100, taken off item by item in steps of 5 */
    static Map<String, String> adl(int lost) {
        Map<String, Integer> best = new LinkedHashMap<>();
        best.put("mobility", 15);
        best.put("transfer", 15);
        for (String item : List.of("feeding", "dressing", "bowels", "bladder", "toilet", "stairs")) {
            best.put(item, 10);
        }
        best.put("bathing", 5);
        best.put("grooming", 5);
        Map<String, String> items = new LinkedHashMap<>();
        int left = lost;
        for (var item : best.entrySet()) {
            int taken = Math.min(left, item.getValue());
            left -= taken;
            items.put(item.getKey(), String.valueOf(item.getValue() - taken));
        }
        return items;
    }

    static Map<String, Object> mmse(int total) {
        Map<String, Object> sections = new LinkedHashMap<>(Map.of("status", "TESTED"));
        int left = total;
        for (var section : List.of(
                Map.entry("orientation", 10),
                Map.entry("registration", 3),
                Map.entry("attention", 5),
                Map.entry("recall", 3),
                Map.entry("language", 8),
                Map.entry("drawing", 1))) {
            int points = Math.min(left, section.getValue());
            left -= points;
            sections.put(section.getKey(), points);
        }
        return sections;
    }

    static Map<String, String> iadl(int total) {
        Map<String, String> items = new LinkedHashMap<>();
        int left = total;
        for (var item : List.of(
                Map.entry("phone", "4"),
                Map.entry("shopping", "4"),
                Map.entry("cooking", "4"),
                Map.entry("housekeeping", "5"),
                Map.entry("laundry", "3"),
                Map.entry("transport", "5"),
                Map.entry("medication", "3"),
                Map.entry("money", "3"))) {
            items.put(item.getKey(), left-- > 0 ? "1" : item.getValue());
        }
        return items;
    }

    static Map<String, Object> frail(int total) {
        Map<String, Object> items = new LinkedHashMap<>();
        int left = total;
        for (String item : List.of("fatigue", "resistance", "ambulation", "weightLoss")) {
            items.put(item, left-- > 0 ? "yes" : "no");
        }
        items.put("illnesses", left > 0 ? 5 : 2);
        return items;
    }

    /** Initial screening positive where either is above 0. */
    static Map<String, Object> nrs(int nutrition, int disease) {
        boolean positive = nutrition + disease > 0;
        Map<String, Object> nrs = new LinkedHashMap<>();
        nrs.put(
                "initial",
                Map.of(
                        "bmi", "no",
                        "weightLoss", positive ? "yes" : "no",
                        "intake", "no",
                        "severeIllness", "no"));
        if (positive) {
            nrs.put("nutrition", String.valueOf(nutrition));
            nrs.put("disease", String.valueOf(disease));
        }
        return nrs;
    }
}

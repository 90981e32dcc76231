package org.kangyang.local.endtoend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kangyang.local.process.People;

/** What the staff find out about one patient of 84, and where that must end (DOMAIN G1, T1). */
enum Course {
    HOME(People::fit, People::wellAssessment, signOff("no", "yes", "yes"), "GREEN", "HOME_FOLLOW_UP", "HOME_FOLLOW_UP"),
    GRADED_ORANGE(
            People::fit, People::orangeAssessment, signOff("no", "yes", "yes"), "ORANGE", "CARE_HOME", "WAITLISTED"),
    BEDRIDDEN(
            People::unableToTest,
            People::wellAssessment,
            signOff("no", "yes", "yes"),
            "GREEN",
            "CARE_HOME",
            "WAITLISTED"),
    HOSPICE(People::unfit, People::orangeAssessment, signOff("yes", "yes", "yes"), "ORANGE", "HOSPICE", "HOSPICE"),
    KEPT_IN_HOSPITAL(
            People::fit, People::wellAssessment, signOff("no", "no", "yes"), "GREEN", "HOSPITALISED", "HOSPITALISED"),
    /** The first five-in-one leaves an item out. */
    WITH_A_GAP(People::unfit, People::wellAssessment, signOff("no", "yes", "yes"), "GREEN", "CARE_HOME", "WAITLISTED"),
    /** The family withdraws once fitness was tested. */
    WITHDRAWN(People::fit, People::wellAssessment, signOff("no", "yes", "yes"), null, null, "CLOSED");

    private final Function<LocalDate, Map<String, Object>> fitnessTest;
    private final Function<LocalDate, Map<String, Object>> assessment;
    private final Map<String, Object> signOff;
    final String colour;
    final String destination;
    final String status;

    Course(
            Function<LocalDate, Map<String, Object>> fitnessTest,
            Function<LocalDate, Map<String, Object>> assessment,
            Map<String, Object> signOff,
            String colour,
            String destination,
            String status) {
        this.fitnessTest = fitnessTest;
        this.assessment = assessment;
        this.signOff = signOff;
        this.colour = colour;
        this.destination = destination;
        this.status = status;
    }

    private static Map<String, Object> signOff(String palliative, String stable, String homeSupport) {
        return Map.of("decision", "APPROVED", "palliative", palliative, "stable", stable, "homeSupport", homeSupport);
    }

    /** The form data of a task, or null where this patient's staff leave it alone. */
    Map<String, Object> form(String elementId, LocalDate today) {
        if (this == WITHDRAWN && !elementId.equals("Task_FitnessTest")) {
            return null;
        }
        return switch (elementId) {
            case "Task_FitnessTest" -> Map.of("fitnessTest", fitnessTest.apply(today));
            case "Task_FiveInOne" -> Map.of("assessment", firstAssessment(today));
            case "Task_FiveInOneMissing" -> Map.of("assessment", assessment.apply(today));
            case "Task_SignOff" -> Map.of("signOff", signOff);
            default -> throw new AssertionError("Nobody expected " + elementId);
        };
    }

    private Map<String, Object> firstAssessment(LocalDate today) {
        Map<String, Object> whole = new LinkedHashMap<>(assessment.apply(today));
        if (this == WITH_A_GAP) {
            Map<Object, Object> iadl = new LinkedHashMap<>((Map<?, ?>) whole.get("iadl"));
            iadl.remove("money");
            whole.put("iadl", iadl);
        }
        return whole;
    }

    static String staff(String elementId) {
        return elementId.startsWith("Task_FiveInOne") ? "li.pinggu" : "wang.yisheng";
    }

    /** Each step once, whatever was killed meanwhile; of a withdrawn case only what came before is on the timeline. */
    List<String> timeline() {
        List<String> kinds = new ArrayList<>(List.of(
                "referral-accepted",
                "pathway-started",
                "assessment-opened",
                "fitness-test-recorded",
                "fitness-level-recorded"));
        if (this == WITHDRAWN) {
            kinds.addAll(List.of("closed", "closure-settled"));
            return kinds;
        }
        kinds.addAll(
                List.of("five-in-one-recorded", "graded", "signed-off", "destination-decided", "destination-applied"));
        if (this == WITH_A_GAP) {
            kinds.addAll(List.of("five-in-one-incomplete", "five-in-one-recorded"));
        }
        return kinds;
    }
}

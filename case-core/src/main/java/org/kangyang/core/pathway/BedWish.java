package org.kangyang.core.pathway;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Sex;

/**
 * Which bed somebody waits for: in one of these care homes, or anywhere in one of these districts.
 *
 * @param districts six digits each
 * @param homeDistricts districts of those care homes, so that each district's list shows who waits for a bed in it
 * @param sex rooms of the other sex are out of the question
 */
public record BedWish(
        BedType bedType, List<String> careHomeIds, List<String> districts, List<String> homeDistricts, Sex sex) {

    /**
     * Whether this bed is one of those.
     *
     * @param sexOnly the sex that the room is for; null for either
     */
    public boolean fits(String careHomeId, String district, BedType type, @Nullable Sex sexOnly) {
        return type == bedType
                && (sexOnly == null || sexOnly == sex)
                && (careHomeIds.contains(careHomeId) || districts.contains(district));
    }

    /** The lists on which this stands; one indexed field answers every question to the waiting list. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        careHomeIds.forEach(home -> add(lines, home(home)));
        districts.forEach(district -> add(lines, anywhereIn(district)));
        java.util.stream.Stream.concat(districts.stream(), homeDistricts.stream())
                .distinct()
                .forEach(district -> add(lines, district(district)));
        return List.copyOf(lines);
    }

    private void add(List<String> lines, String line) {
        lines.add(line);
        lines.add(of(line, bedType));
    }

    static String home(String careHomeId) {
        return "home/" + careHomeId;
    }

    static String anywhereIn(String district) {
        return "anywhere/" + district;
    }

    static String district(String district) {
        return "district/" + district;
    }

    static String of(String line, @Nullable BedType type) {
        return type == null ? line : line + "/" + type;
    }
}

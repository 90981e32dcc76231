package org.kangyang.core.pathway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case's assessments in the order they were first graded, each with the grade that now holds for it. */
record GradeSeries(List<GradeHistory> grades) {

    /** A later grade of the same assessment, after a return or a correction, takes the place of the earlier. */
    static GradeSeries of(List<GradeHistory> history) {
        Map<String, GradeHistory> last = new LinkedHashMap<>();
        history.forEach(grade -> last.put(grade.assessmentId(), grade));
        return new GradeSeries(List.copyOf(last.values()));
    }

    /** Whether the last two assessments had this colour. */
    boolean lastTwoAre(Colour colour) {
        int n = grades.size();
        return n >= 2 && grades.subList(n - 2, n).stream().allMatch(grade -> grade.colour() == colour);
    }

    @Nullable
    GradeHistory last() {
        return grades.isEmpty() ? null : grades.getLast();
    }

    boolean isLast(String assessmentId) {
        return !grades.isEmpty() && grades.getLast().assessmentId().equals(assessmentId);
    }

    @Nullable
    GradeHistory of(String assessmentId) {
        int i = indexOf(assessmentId);
        return i < 0 ? null : grades.get(i);
    }

    /** What R09 compares with: the assessment before this one, as it now stands; null for the first. */
    @Nullable
    GradeHistory before(String assessmentId) {
        int i = indexOf(assessmentId);
        return i < 1 ? null : grades.get(i - 1);
    }

    private int indexOf(String assessmentId) {
        for (int i = 0; i < grades.size(); i++) {
            if (grades.get(i).assessmentId().equals(assessmentId)) {
                return i;
            }
        }
        return -1;
    }
}

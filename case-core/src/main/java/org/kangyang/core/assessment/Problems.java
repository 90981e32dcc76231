package org.kangyang.core.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is missing or contradictory in a form, one Chinese sentence each, in the order of the form. */
public final class Problems {

    private static final Set<String> YES_OR_NO = Set.of("yes", "no");

    private final List<String> sentences = new ArrayList<>();

    /** All of them so far. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** Adds the sentence where it is wrong. */
    public void add(boolean wrong, String sentence) {
        if (wrong) {
            sentences.add(sentence);
        }
    }

    /** An integer that must be one of these; 0 where it is not, so that a total can be summed up meanwhile. */
    public int oneOf(String label, @Nullable Integer value, int... allowed) {
        if (value == null) {
            missing(label);
            return 0;
        }
        for (int one : allowed) {
            if (one == value) {
                return value;
            }
        }
        StringBuilder list = new StringBuilder();
        for (int one : allowed) {
            list.append(list.isEmpty() ? "" : "、").append(one);
        }
        sentences.add(label + "应为" + list + "之一，现为" + value + "。");
        return 0;
    }

    /** An integer within these bounds, both included; 0 where it is not. */
    public int within(String label, @Nullable Integer value, int least, int most) {
        if (value == null) {
            missing(label);
            return 0;
        }
        if (value < least || value > most) {
            sentences.add(label + "应在" + least + "至" + most + "之间，现为" + value + "。");
            return 0;
        }
        return value;
    }

    /** A number within these bounds with at most so many decimals; true where it is there and right. */
    public boolean within(String label, @Nullable BigDecimal value, String least, String most, int decimals) {
        if (value == null) {
            return false;
        }
        boolean inside = value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
        if (!inside) {
            sentences.add(label + "应在" + least + "至" + most + "之间，现为" + value.toPlainString() + "。");
        } else if (value.stripTrailingZeros().scale() > decimals) {
            sentences.add(label + "最多保留" + decimals + "位小数，现为" + value.toPlainString() + "。");
            return false;
        }
        return inside;
    }

    /** True for yes. */
    public boolean yes(String label, @Nullable String value) {
        if (value == null || value.isBlank()) {
            missing(label);
        } else if (!YES_OR_NO.contains(value)) {
            sentences.add(label + "应选“是”或“否”。");
        }
        return "yes".equals(value);
    }

    /** A day that must be there and not in the future. */
    public void date(String label, @Nullable LocalDate date, LocalDate today) {
        if (date == null) {
            missing(label);
        } else {
            add(date.isAfter(today), label + "不能晚于今天。");
        }
    }

    /** Something required is not there. */
    public void missing(String label) {
        sentences.add(label + "未填写。");
    }
}

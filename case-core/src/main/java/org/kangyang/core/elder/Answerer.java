package org.kangyang.core.elder;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who answers where the family is asked: for a plan, a retrofit, a closure. */
public enum Answerer {
    ELDER,
    GUARDIAN,
    FAMILY;

    /** As forms and the API send them. */
    public static final Set<String> NAMES =
            Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
}

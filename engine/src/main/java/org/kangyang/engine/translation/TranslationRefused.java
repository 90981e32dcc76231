package org.kangyang.engine.translation;

import java.util.List;
import java.util.stream.Collectors;

/** A model holds what cannot be honoured; every place is named, not only the first. */
public class TranslationRefused extends RuntimeException {

    /** How many places the message names: enough to work on, and no megabytes. */
    private static final int TOLD = 100;

    private final List<Reason> reasons;

    /** Why an element is refused, and what to do instead where that is known. */
    public record Reason(String elementId, String reason) {}

    public TranslationRefused(List<Reason> reasons) {
        super(reasons.stream()
                        .limit(TOLD)
                        .map(r -> "Element '" + r.elementId() + "': " + r.reason())
                        .collect(Collectors.joining("; "))
                + (reasons.size() > TOLD ? "; and " + (reasons.size() - TOLD) + " more" : ""));
        this.reasons = List.copyOf(reasons);
    }

    public List<Reason> reasons() {
        return reasons;
    }
}

package org.kangyang.engine.translation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kangyang.engine.feel.Expr;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.feel.FeelFailure;
import org.w3c.dom.Element;

/** Collects what a model holds that cannot be honoured. */
final class Refusals {

    private final Set<TranslationRefused.Reason> reasons = new LinkedHashSet<>();
    private final Feel feel;

    Refusals(Feel feel) {
        this.feel = feel;
    }

    void add(Element at, String reason) {
        add(Dom.id(at), reason);
    }

    void add(String elementId, String reason) {
        reasons.add(new TranslationRefused.Reason(elementId, reason));
    }

    /** Checks that FEEL can be parsed; static text always can. */
    void checkExpression(Element at, String attribute, String text) {
        Expr e = new Expr(text.strip());
        if (e.isFeel()) {
            try {
                feel.check(e.feel());
            } catch (FeelFailure f) {
                add(at, "the FEEL expression of '" + attribute + "' cannot be read: " + f.getMessage());
            }
        }
    }

    void throwIfAny() {
        if (!reasons.isEmpty()) {
            List<TranslationRefused.Reason> all = new ArrayList<>(reasons);
            throw new TranslationRefused(all);
        }
    }
}

package org.kangyang.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A DMN file in the making. */
final class Dmn {

    private final String id;
    private final StringBuilder decisions = new StringBuilder();

    private Dmn(String id) {
        this.id = id;
    }

    static Dmn named(String id) {
        return new Dmn(id);
    }

    /** A rule: its input entries, then its output entries, as FEEL; an empty input entry meets everything. */
    record Rule(List<String> inputs, List<String> outputs) {

        static Rule when(String... inputs) {
            return new Rule(List.of(inputs), List.of());
        }

        Rule then(String... entries) {
            return new Rule(inputs, List.of(entries));
        }
    }

    /**
     * Adds a table.
     *
     * @param hitPolicy as the attributes of {@code decisionTable}, such as {@code hitPolicy="FIRST"}
     * @param inputs FEEL expressions
     * @param outputs names
     * @param required the decision whose result it takes as well
     */
    Dmn table(
            String decision,
            String hitPolicy,
            List<String> inputs,
            List<String> outputs,
            @Nullable String required,
            Rule... rules) {
        StringBuilder columns = new StringBuilder();
        int n = 1;
        for (String input : inputs) {
            columns.append("""
                    <input id="%s_in%d" label="in %d"><inputExpression id="%s_e%d"><text>%s</text></inputExpression></input>
                    """.formatted(decision, n, n, decision, n++, escape(input)));
        }
        n = 1;
        for (String output : outputs) {
            columns.append("<output id=\"%s_out%d\" name=\"%s\"/>%n".formatted(decision, n++, output));
        }
        n = 1;
        for (Rule rule : rules) {
            List<String> entries = new ArrayList<>();
            int e = 1;
            for (String input : rule.inputs()) {
                entries.add("<inputEntry id=\"%s_r%d_i%d\"><text>%s</text></inputEntry>"
                        .formatted(decision, n, e++, escape(input)));
            }
            for (String output : rule.outputs()) {
                entries.add("<outputEntry id=\"%s_r%d_o%d\"><text>%s</text></outputEntry>"
                        .formatted(decision, n, e++, escape(output)));
            }
            columns.append("<rule id=\"%s_r%d\">%s</rule>%n".formatted(decision, n++, String.join("", entries)));
        }
        return decision(
                decision,
                "",
                required,
                "<decisionTable id=\"%s_table\" %s>%n%s</decisionTable>".formatted(decision, hitPolicy, columns));
    }

    Dmn literal(String decision, @Nullable String required, String expression) {
        return decision(
                decision,
                "<variable id=\"%1$s_v\" name=\"%1$s\"/>".formatted(decision),
                required,
                "<literalExpression id=\"%s_l\"><text>%s</text></literalExpression>"
                        .formatted(decision, escape(expression)));
    }

    private Dmn decision(String decision, String variable, @Nullable String required, String logic) {
        String requirement = required == null
                ? ""
                : "<informationRequirement id=\"%s_q\"><requiredDecision href=\"#%s\"/></informationRequirement>"
                        .formatted(decision, required);
        decisions.append("<decision id=\"%s\" name=\"name of %s\">%s%s%s</decision>%n"
                .formatted(decision, decision, variable, requirement, logic));
        return this;
    }

    String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%s" name="graph %s"
                    namespace="http://camunda.org/schema/1.0/dmn">
                %s</definitions>
                """.formatted(id, id, decisions);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

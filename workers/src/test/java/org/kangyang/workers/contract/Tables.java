package org.kangyang.workers.contract;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;

/** Evaluates the decision tables as Camunda does. */
final class Tables {

    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();

    private final ParsedDmn table;

    private Tables(ParsedDmn table) {
        this.table = table;
    }

    static Tables in(String file) {
        byte[] content = Models.files("classpath*:bpmn/*.dmn").get(file);
        var parsed = ENGINE.parse(new ByteArrayInputStream(content));
        if (parsed.isLeft()) {
            throw new IllegalStateException(file + ": " + parsed.left().get());
        }
        return new Tables((ParsedDmn) parsed.right().get());
    }

    /**
     * Null where no rule matches; a violated hit policy throws.
     *
     * @param inputs may hold null values
     */
    Object decide(String decision, Map<String, Object> inputs) {
        var outcome = ENGINE.eval(table, decision, inputs);
        if (outcome.isLeft()) {
            throw new IllegalStateException(
                    decision + " " + inputs + ": " + outcome.left().get());
        }
        DmnEngine.EvalResult result = (DmnEngine.EvalResult) outcome.right().get();
        return result.isNil() ? null : Scala.toJava(result.value());
    }
}

package org.kangyang.workers.contract;

import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** Camunda's FEEL, parsing only. */
final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** Null when it parses. */
    static String parseFailure(String expression) {
        return failure(ENGINE.parseExpression(expression));
    }

    static String unaryTestsFailure(String tests) {
        return failure(ENGINE.parseUnaryTests(tests));
    }

    static ParseResult parse(String expression) {
        return ENGINE.parseExpression(expression);
    }

    private static String failure(ParseResult result) {
        return result.isSuccess() ? null : result.failure().message();
    }
}

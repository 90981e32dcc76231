package org.kangyang.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What FEEL gives as its reason, and what it leaves to others")
class FeelTest {

    private final Feel feel = new Feel(ZoneId.of("Asia/Shanghai"));

    /** DESIGN §3.8: an incident is kept, what a form showed is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"secr\" + \"et's \" - 1",
                "substring(\"sec\" + \"ret\", \"x\")",
                "date(\"sec\" + \"ret\") + 1",
                "{a: \"sec\" + \"ret\"} < 3",
                "matches(\"x\", \"[sec\" + \"ret\")",
                "(\"sec\" + \"ret\")[1] + 1",
                "some x in (\"sec\" + \"ret\") satisfies x"
            })
    void doesNotQuoteAValue(String expression) {
        String reason = reason(expression);
        assertThat(reason.replace(expression, "")).doesNotContain("secret").isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing + 1 | [NO_VARIABLE_FOUND] No variable found with name 'missing'",
                "{a: 1}.b + 1 | No context entry found with key 'b'",
                "unknown(1) | No function found with name 'unknown'"
            })
    void namesWhatIsMissing(String expression, String reason) {
        assertThat(reason(expression)).contains(reason);
    }

    /** An incident would blame the model, and outlast the store's weakness. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x + 1",
                "if x = 1 then 1 else 2",
                "count(for i in 1..2 return x)",
                "some i in [1] satisfies x = i",
                "is defined(x)",
                "get or else(x, 3)",
                "[1, 2][item = x]"
            })
    void isNotAskedWhyAVariableCannotBeRead(String expression) {
        RuntimeException away = new IllegalStateException("the store is away");
        Variables unreadable = new Variables() {
            @Override
            public boolean has(String name) {
                return name.equals("x");
            }

            @Override
            public Object get(String name) {
                throw away;
            }

            @Override
            public Set<String> names() {
                return Set.of("x");
            }
        };
        assertThat(catchThrowable(() -> feel.evaluateFeel(expression, unreadable)))
                .isSameAs(away);
        assertThat(catchThrowable(() -> feel.explain(new Expr("=" + expression), unreadable)))
                .isSameAs(away);
    }

    /** Told by the failure where it fails, else by what was suppressed. */
    private String reason(String expression) {
        Throwable failure = catchThrowable(() -> feel.evaluateFeel(expression, Variables.none()));
        return failure == null ? feel.explain(new Expr("=" + expression), Variables.none()) : failure.getMessage();
    }
}

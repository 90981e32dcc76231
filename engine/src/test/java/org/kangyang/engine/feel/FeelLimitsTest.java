package org.kangyang.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Every evaluation ends")
@Timeout(120)
class FeelLimitsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Feel feel = new Feel(ZONE, new FeelLimits(200_000, Duration.ofSeconds(60), 65_536));

    /** Each would take gigabytes or years; the reason says which limit it met, so the time limit was not needed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for i in 1..1000000000 return i | steps",
                "for i in 1..9999999999999999999999 return i | steps",
                "for i in -1000000000..1 return i | steps",
                "count(for i in 0.5..1000000000 return 1) | steps",
                "for a in 1..1000, b in 1..1000, c in 1..1000 return a | steps",
                "for a in 1..1000 return for b in 1..1000 return for c in 1..1000 return a | steps",
                "some a in 1..100000, b in 1..100000 satisfies a + b < 0 | steps",
                "every a in 1..100000, b in 1..100000 satisfies a + b > 0 | steps",
                "(for i in 1..100000 return i)[item > 0][item > 0][item > 0] | steps",
                "for i in 1..60 return if i = 1 then \"xxxxxxxx\" else partial[-1] + partial[-1] | steps",
                "for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]] | values",
                "for i in 1..60 return if i = 1 then {a: 1} else {a: partial[-1], b: partial[-1]} | values",
                "for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1]) | steps",
                "for i in 1..5000 return [partial[-1]] | nest",
                "for i in 1..40 return if i = 1 then \"xx\" else replace(partial[-1], \"x\", partial[-1]) | steps",
                "10 ** 999999999 | digits",
                "string(10 ** 99999) | digits",
                "(10 ** 999999999) + 1 | digits",
                "number(\"1\" + string join(for i in 1..8000 return \"0\")) | digits",
                "sort(for i in 1..150000 return 150000 - i, function(a, b) a < b) | steps",
                "distinct values(for i in 1..20000 return i) | steps",
                "duplicate values(for i in 1..20000 return i) | steps"
            })
    void byStepsValuesOrDepth(String expression, String limit) {
        assertThatThrownBy(() -> feel.evaluateFeel(expression, Variables.none()))
                .isInstanceOf(FeelFailure.class)
                .hasMessageContaining("which is the limit here")
                .hasMessageContaining(limit);
    }

    /** As requests are served, on a virtual thread. */
    @ParameterizedTest
    @CsvSource({"1 +, 1,''", "if true then, 1, else 2", "not(a) and, true,''", "for i in [1] return, i,''"})
    void byDepth(String begin, String middle, String end) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        String deep = (begin + " ").repeat(1_000) + middle + (" " + end).repeat(1_000);
        Thread.ofVirtual()
                .start(() ->
                        failure.set(catchThrowable(() -> feel.evaluateFeel(deep, Variables.of(Map.of("a", false))))))
                .join();
        assertThat(failure.get()).hasMessageContaining("nests or calls itself more than 250 times");
    }

    /** Java's exit is not called: the test goes on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(x) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "[1][abs(function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}})]",
                "sort([2, 1], function(x, y) external {java: {class: \"java.lang.Math\","
                        + " method signature: \"max(int, int)\"}})"
            })
    void withoutCallingJava(String expression) {
        assertThatThrownBy(() -> feel.evaluateFeel(expression, Variables.none()))
                .isInstanceOf(FeelFailure.class)
                .message()
                .containsAnyOf("External functions are disabled", "calls Java");
    }

    /** A replacement may make more of a text than both are long. */
    @Test
    void thatReplacesWithMuch() {
        Variables long100k = Variables.of(Map.of("x", "x".repeat(100_000)));
        assertThatThrownBy(() -> feel.evaluateFeel("string length(replace(x, \"x\", x))", long100k))
                .hasMessageContaining("limit here");
    }

    /** The text came with a command; what is made of it would be many times as large before anybody counted it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "split(x, \"\") | steps | x",
                "split(x, \"x\") | steps | x",
                "extract(x, \"\") | steps | x",
                "extract(x, \".\") | steps | x",
                "replace(x, \"\", \"123456789012345678901234567890\") | steps | x",
                "from json(\"[\" + x + \"1]\") | steps | {},",
                "number(x) | digits | 7",
                "number(x, \",\") | digits | 7",
                "number(x, \",\", \".\") | digits | 7"
            })
    void beforeMuchIsMadeOfALongText(String expression, String limit, String text) {
        Variables given = Variables.of(Map.of("x", text.repeat(4_000_000 / text.length())));
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> feel.evaluateFeel(expression, given))
                .hasMessageContaining("limit here")
                .hasMessageContaining(limit);
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(80_000_000);
    }

    /** What no step counts: the text is short, and so is the expression. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "matches(\"%s!\", \"(x+x+)+\\\\1y\")",
                "matches(\"%s!\", \"(x+x+)+\\\\1y\", \"i\")",
                "replace(\"%s!\", \"(x+x+)+\\\\1y\", \"z\")",
                "split(\"%s!\", \"(x+x+)+\\\\1y\")",
                "extract(\"%s!\", \"(x+x+)+\\\\1y\")",
                "matches(\"%s!\", \".*.*.*.*.*.*.*.*.*y\")"
            })
    void thatLooksForAPattern(String expression) {
        Feel hasty = new Feel(ZONE, new FeelLimits(200_000, Duration.ofMillis(200), 65_536));
        assertThatThrownBy(() -> hasty.evaluateFeel(expression.formatted("x".repeat(80)), Variables.none()))
                .isInstanceOf(FeelFailure.class)
                .hasMessageContaining("takes longer than 200 ms");
    }

    /** Java's search calls itself for each character. */
    @Test
    void thatLooksTooDeep() {
        assertThat(feel.evaluateFeel("matches(x, \"^(a|b)*$\")", Variables.of(Map.of("x", "ab".repeat(200_000)))))
                .isNull();
    }

    /** In the middle of ranges of few steps, each of which takes long. */
    @Test
    void byTime() {
        Feel hasty = new Feel(ZONE, new FeelLimits(Long.MAX_VALUE / 2, Duration.ofMillis(200), 65_536));
        assertThatThrownBy(() -> hasty.evaluateFeel(
                        "for a in 1..1000 return for b in 1..1000 return for c in 1..1000 return count([a, b, c])",
                        Variables.none()))
                .hasMessageContaining("takes longer than 200 ms");
    }

    /** Two letters in two ways, sixteen times. */
    @Test
    void withKeysThatAreHardToTellApart() {
        Map<String, Object> keys = new HashMap<>();
        for (int i = 0; i < 1 << 16; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.put(key.toString(), i);
        }
        assertThatThrownBy(() -> feel.evaluateFeel("o." + "Aa".repeat(16), Variables.of(Map.of("o", keys))))
                .hasMessageContaining("keys of the same hash");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "decimal(1, 2000000000)",
                "floor(1.5, -2000000000)",
                "round up(1.5, 2000000000)",
                "round half up(1.5, -99999999999)"
            })
    void withDigitsThatNobodyReads(String expression) {
        assertThat(feel.evaluateFeel(expression, Variables.none())).isNull();
        assertThat(feel.explain(new Expr("=" + expression), Variables.none())).contains("FUNCTION_INVOCATION_FAILURE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{a:",
                "not(",
                "abs(",
                "1 + (",
                "-(",
                "a[",
                "((([[",
                "if a then (",
                "[{a:(",
                "if (",
                "{a: if ("
            })
    void whenItCannotBeRead(String open) {
        for (int times : new int[] {10, 40, 10_000}) {
            assertThatThrownBy(() -> feel.check(open.repeat(times) + "1 +* 1")).isInstanceOf(FeelFailure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + ",
                "1 ** ",
                "a and ",
                "-",
                "not ",
                "if a then b else ",
                "function(x) ",
                "some x in a satisfies "
            })
    void whenItIsLong(String part) {
        Throwable failure = catchThrowable(
                () -> feel.evaluateFeel(part.repeat(65_000 / part.length()) + "1", Variables.of(Map.of("a", false))));
        if (failure != null) {
            assertThat(failure).isInstanceOf(FeelFailure.class);
        }
    }

    @Test
    void whenItIsLongerThanAllowed() {
        assertThatThrownBy(() -> feel.check("1" + " + 1".repeat(20_000))).hasMessageContaining("65536 characters");
    }

    /** Large ones wait for each other, and those that fail make room, too. */
    @Test
    void whenManyAreLargeAtTheSameTime() {
        List<CompletableFuture<Object>> many = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String expression =
                    i % 2 == 0 ? "count(for i in 1..20000 return i)" : "for i in 1..30000 return [i, i, i, i]";
            many.add(CompletableFuture.supplyAsync(
                    () -> feel.evaluateFeel(expression, Variables.none()),
                    task -> Thread.ofVirtual().start(task)));
        }
        for (int i = 0; i < many.size(); i++) {
            if (i % 2 == 0) {
                assertThat(many.get(i).join()).isEqualTo(20_000L);
            } else {
                assertThatThrownBy(many.get(i)::join).hasMessageContaining("steps");
            }
        }
    }

    /** What people write stays far from every limit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(for i in items return i * 2) = 100001 * 100000",
                "count(items[item > 50000]) = 50000",
                "count(sort(items, function(a, b) a > b)) = 100000",
                "string length(string join(for i in items return string(i), \",\")) = 588894",
                "count(distinct values(for i in 1..5000 return modulo(i, 10))) = 10",
                "every i in items satisfies i > 0",
                "replace(\"a-b-c\", \"([a-z])-\", \"$1+\") = \"a+b+c\"",
                "split(\"a;b;;\", \";\") = [\"a\", \"b\", \"\", \"\"]",
                "extract(\"a1b22\", \"[0-9]+\") = [\"1\", \"22\"]",
                "split(\"王一\", \"\") = [\"王\", \"一\", \"\"]",
                "split(\"\", \";\") = [\"\"]",
                "split(\";a\", \";\") = [\"\", \"a\"]",
                "split(\"a1b\", \"(?=1)\") = [\"a\", \"1b\"]",
                "replace(\"ab\", \"\", \"-\") = \"-a-b-\"",
                "count(from json(string join(for i in items return if i = 1 then \"[1\" else if i = 100000 then \"1]\""
                        + " else \"1\", \",\"))) = 100000",
                "number(\"1 000,5\", \" \", \",\") = 1000.5",
                "matches(\"line\\nLINE\", \"^line$\", \"im\")"
            })
    void unlessItIsOrdinaryWork(String expression) {
        List<Object> items = new ArrayList<>(Collections.nCopies(100_000, 0));
        for (int i = 0; i < items.size(); i++) {
            items.set(i, i + 1);
        }
        Feel usual = new Feel(ZONE, new FeelLimits(FeelLimits.USUAL.steps(), Duration.ofSeconds(60), 65_536));
        assertThat(usual.evaluateFeel(expression, Variables.of(Map.of("items", items))))
                .isEqualTo(true);
    }
}

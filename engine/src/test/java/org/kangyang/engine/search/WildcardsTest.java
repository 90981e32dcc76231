package org.kangyang.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WildcardsTest {

    @ParameterizedTest(name = "{0} ~ {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "red     | red     | true",
                "red     | re      | false",
                "red     | redd    | false",
                "re*     | red     | true",
                "*ed     | red     | true",
                "*e*     | red     | true",
                "*       | \"\"    | true",
                "**      | red     | true",
                "a*b*c   | a-b-b-c | true",
                "a*b*c   | a-c-b   | false",
                "*ab*ab  | ab      | false",
                "*ab*ab  | abab    | true",
                "*ab*ab  | abxab   | true",
                "a*a     | a       | false",
                "r?d     | red     | true",
                "r?d     | rd      | false",
                "?       | 王       | true",
                "*😀?     | x😀王     | true",
                "\\*     | *       | true",
                "\\*     | x       | false",
                "\\\\*   | \\x     | true",
                "\\x     | \\x     | true",
                "a.c     | abc     | false",
                "(*)     | (x)     | true",
                "\\E*    | \\Ex    | true",
                "%       | x       | false"
            })
    void matches(String like, String text, boolean matches) {
        assertThat(Pattern.compile(new Wildcards(like).regex()).matcher(text).find())
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"*a?   | %a_", "50%_ | 50\\%\\_", "\\*\\? | *?", "\\\\ | \\\\", "\\x | \\\\x", "a\\ | a\\\\"})
    void asSqlWritesIt(String like, String sql) {
        assertThat(new Wildcards(like).sql()).isEqualTo(sql);
    }

    /** Each star could be at each of a million places. */
    @ParameterizedTest
    @CsvSource({"*a*a*a*a*a*a*a*b*", "*a*a*a*a*a*a*a*b", "?*a*a*aaaaaaaaaaaaab*"})
    void comesToAnEnd(String like) {
        assertThat(Pattern.compile(new Wildcards(like).regex())
                        .matcher("a".repeat(1_000_000))
                        .find())
                .isFalse();
    }
}

package org.kangyang.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.engine.security.SecuritySettings.Mode;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("A request comes from where it says")
class OtherSitesTest {

    /** Header by header; those of the second column are sent beside the host of the first. */
    @ParameterizedTest(name = "{0} {1} in mode {2} → {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "127.0.0.1:8088   | -                                       | NONE  | -",
                "127.9.9.9        | -                                       | NONE  | -",
                "localhost:8088   | -                                       | NONE  | -",
                "engine.localhost | -                                       | NONE  | -",
                "[::1]:8088       | -                                       | NONE  | -",
                "-                | -                                       | NONE  | -",
                "care.example     | -                                       | NONE  | Host",
                "10.0.0.1:8088    | -                                       | NONE  | Host",
                "127.0.0.1.evil.example | -                                 | NONE  | Host",
                "localhost.evil.example | -                                 | NONE  | Host",
                "127.0.0.1:80@evil.example | -                              | NONE  | Host",
                "''               | -                                       | NONE  | Host",
                "127.0.0.1:8088   | X-Forwarded-For=10.0.0.9                | NONE  | X-Forwarded-For",
                "127.0.0.1:8088   | x-forwarded-proto=https                 | NONE  | x-forwarded-proto",
                "127.0.0.1:8088   | Forwarded=for=10.0.0.9                  | NONE  | Forwarded",
                "127.0.0.1:8088   | Via=1.1 proxy                           | NONE  | Via",
                "127.0.0.1:8088   | X-Real-IP=10.0.0.9                      | NONE  | X-Real-IP",
                "127.0.0.1:8088   | Origin=http://127.0.0.1:8088            | NONE  | -",
                "127.0.0.1:8088   | Origin=http://127.0.0.1:9999            | NONE  | another site",
                "127.0.0.1:8088   | Origin=http://localhost:8088            | NONE  | another site",
                "127.0.0.1:8088   | Origin=null                             | NONE  | another site",
                "127.0.0.1:8088   | Sec-Fetch-Site=cross-site               | NONE  | another site",
                "care.example     | -                                       | BASIC | -",
                "care.example     | X-Forwarded-For=10.0.0.9                | BASIC | -",
                "care.example     | Origin=https://care.example             | BASIC | -",
                "care.example     | Origin=https://evil.example             | BASIC | another site",
                "care.example     | Origin=null                             | BASIC | another site",
                "care.example     | Origin=http://care.example.evil.example | BASIC | another site",
                "-                | Origin=http://care.example              | BASIC | another site",
                "care.example     | Sec-Fetch-Site=same-site                | BASIC | another site",
                "care.example     | Sec-Fetch-Site=same-origin              | BASIC | -",
                "care.example     | Sec-Fetch-Site=none                     | BASIC | -"
            })
    void orIsRefused(String host, String header, Mode mode, String refusal) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v2/deployments");
        if (host != null) {
            request.addHeader("Host", host);
        }
        if (header != null) {
            String[] parts = header.split("=", 2);
            request.addHeader(parts[0], parts[1]);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain passed = new MockFilterChain();
        new OtherSites(new SecurityProblems(Set.of(mode), new ObjectMapper()), mode == Mode.NONE)
                .doFilter(request, response, passed);
        assertThat(passed.getRequest() != null).isEqualTo(refusal == null);
        assertThat(response.getStatus()).isEqualTo(refusal == null ? 200 : 403);
        if (refusal != null) {
            assertThat(response.getContentType()).startsWith("application/problem+json");
            assertThat(response.getContentAsString()).contains(refusal);
        }
    }
}

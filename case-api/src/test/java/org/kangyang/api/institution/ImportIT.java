package org.kangyang.api.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.api.RunningApi;

@DisplayName("PUT imports of master data")
class ImportIT extends RunningApi {
    @ParameterizedTest
    @CsvSource({"divisions, importDivisions", "institutions, importInstitutions", "staff, importStaff"})
    void theDocumentedExampleIsImportedAndRepeatingItChangesNothing(String path, String example) throws IOException {
        String rows = new String(
                RunningApi.class
                        .getResourceAsStream("/openapi/" + example + ".json")
                        .readAllBytes(),
                StandardCharsets.UTF_8);

        Answer first = put("/api/v1/" + path, rows);
        Answer second = put("/api/v1/" + path, rows);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("errors")).isEmpty();
        assertThat(second.json().path("received").asInt())
                .isEqualTo(second.json().path("unchanged").asInt())
                .isPositive();
    }

    @Test
    void storesRightRowsAndNamesWrongOnes() {
        Answer answer = put(
                "/api/v1/divisions",
                "[{\"code\":\"999007001\",\"name\":\"甲街道\"},{\"code\":\"12\",\"name\":\"乙街道\"},{\"code\":\"999007003\"}]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("inserted").asInt()).isEqualTo(1);
        assertThat(answer.json().path("rejected").asInt()).isEqualTo(2);
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("row").asInt() + " "
                                + error.path("field").asString()))
                .containsExactly("2 code", "3 name");
    }

    @Test
    void refusesWhatIsNoList() {
        assertThat(put("/api/v1/staff", "{}").status()).isEqualTo(400);
        assertThat(put("/api/v1/staff", "[{\"userid\":\"x\"}]").fields()).containsExactly("[0].userid");
        Answer empty = put("/api/v1/staff", "[null]");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.fields()).containsExactly("[0]");
    }

    @Test
    void anEmptyListImportsNothing() {
        Answer answer = put("/api/v1/institutions", "[]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("received").asInt()).isZero();
    }
}

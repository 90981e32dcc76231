package org.kangyang.api.elder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.api.RunningApi;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("PUT /api/v1/cases/{id}/identity (R26)")
class IdentityIT extends RunningApi {
    @Test
    void givesAnUnknownPersonTheirDocument() {
        String path = unknownPerson();

        Answer identified = identify(path, identity(newCitizenId()));

        assertThat(identified.status()).as(identified.text()).isEqualTo(200);
        Answer read = get(path);
        assertThat(identified.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(read.json().path("person").path("identified").asBoolean()).isTrue();
        assertThat(read.json().path("person").path("documentType").asString()).isEqualTo("CITIZEN_ID");
        assertThat(read.json().path("person").path("maskedName").asString()).isEqualTo("王**");
    }

    @Test
    void theIdentifiedPersonHasOneOpenCase() {
        String path = unknownPerson();
        String number = newCitizenId();
        identify(path, identity(number));
        ObjectNode referral = referral();
        elder(referral).put("documentNumber", number);

        Answer refused = refer(referral);

        assertThat(refused.status()).isEqualTo(409);
        assertThat("/api/v1/cases/" + refused.json().path("caseId").asString()).isEqualTo(path);
    }

    @Test
    void namesTheOtherOpenCaseOfThatPerson() {
        ObjectNode referral = referral();
        Answer other = refer(referral);
        String path = unknownPerson();

        Answer refused =
                identify(path, identity(elder(referral).get("documentNumber").asString()));

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("open-case");
        assertThat(refused.json().path("caseId")).isEqualTo(other.json().path("caseId"));
        assertThat(get(path).json().path("person").path("identified").asBoolean())
                .isFalse();
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswer() {
        String path = unknownPerson();
        String etag = get(path).header("ETag");
        String body = identity(newCitizenId()).toString();

        Answer first = put(path + "/identity", body, "If-Match", etag);
        Answer second = put(path + "/identity", body, "If-Match", etag);

        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void needsTheCurrentRevision() {
        String path = unknownPerson();
        String body = identity(newCitizenId()).toString();

        assertThat(put(path + "/identity", body).status()).isEqualTo(428);
        assertThat(put(path + "/identity", body, "If-Match", "\"77\"").status()).isEqualTo(412);
        assertThat(put("/api/v1/cases/none/identity", body, "If-Match", "\"1\"").status())
                .isEqualTo(404);
    }

    @Test
    void refusesToChangeAKnownIdentity() {
        String path = openCase();

        Answer refused = identify(path, identity(newCitizenId()));

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    }

    @Test
    void namesWrongFields() {
        String path = unknownPerson();
        ObjectNode identity = identity("999001194203010020");

        assertThat(identify(path, identity).fields()).containsExactly("documentNumber");
        assertThat(identify(path, identity(newCitizenId()).put("documentType", "UNKNOWN"))
                        .fields())
                .containsExactly("documentType");
        assertThat(identify(path, identity(newCitizenId()).put("sex", "MALE")).fields())
                .containsExactly("sex");
    }

    private String unknownPerson() {
        ObjectNode referral = referral();
        elder(referral).put("documentType", "UNKNOWN").put("name", "无名氏").put("birthDateEstimated", true);
        elder(referral).remove("documentNumber");
        return refer(referral).header("Location");
    }

    private static ObjectNode identity(String number) {
        return example("identifyElder").put("documentNumber", number);
    }

    private Answer identify(String path, ObjectNode identity) {
        return put(
                path + "/identity", identity.toString(), "If-Match", get(path).header("ETag"));
    }
}

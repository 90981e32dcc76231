package org.kangyang.api.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.api.RunningApi;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.ProblemType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@DisplayName("The OpenAPI document says what the controllers do")
class OpenApiIT extends RunningApi {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void listsEveryOperationAndNoOther() {
        assertThat(documented().keySet())
                .isEqualTo(new TreeSet<>(handlers().keySet()))
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void everyOperationListsEachOfItsRefusals() {
        Map<String, JsonNode> documented = documented();
        handlers().forEach((operation, method) -> {
            JsonNode responses = documented.get(operation).path("responses");
            boolean ifMatch = java.util.Arrays.stream(method.getMethodParameters())
                    .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                    .anyMatch(header -> header != null && header.name().equals("If-Match"));
            for (ProblemType type : OpenApiConfiguration.refusedBy(method, ifMatch)) {
                JsonNode response = responses.path(String.valueOf(type.status().value()));
                assertThat(response.path("description").asString())
                        .as(operation + " " + type)
                        .contains(type.slug());
                assertThat(response.at("/content/application~1problem+json/schema/$ref")
                                .asString())
                        .isEqualTo("#/components/schemas/Problem");
            }
            assertThat(method.hasMethodAnnotation(Refuses.class))
                    .as(operation + " declares its refusals")
                    .isTrue();
            assertThat(responses.propertyNames()).as(operation).anyMatch(status -> status.startsWith("2"));
        });
    }

    @Test
    void everyCodeOfAFaultIsListedHereAndInTheGuide() throws java.io.IOException {
        assertThat(get("/v3/api-docs").json().at("/components/schemas/FieldFault/properties/code/enum"))
                .extracting(JsonNode::asString)
                .isEqualTo(FieldFault.codes());
        assertThat(FieldFault.codes()).doesNotHaveDuplicates();
        String guide = java.nio.file.Files.readString(java.nio.file.Path.of("..", "docs", "api.md"));
        assertThat(FieldFault.codes()).allSatisfy(code -> assertThat(guide).contains("`" + code + "`"));
    }

    @Test
    void everyOperationSpeaksChineseAndEnglishAndHasAnExample() {
        Map<String, HandlerMethod> handlers = handlers();
        documented().forEach((operation, document) -> {
            assertThat(document.path("summary").asString()).as(operation).matches(".*\\p{IsHan}.* / .*[a-z].*");
            assertThat(document.path("description").asString())
                    .as(operation)
                    .matches("(?s).*\\p{IsHan}.*[A-Za-z ]{20}.*");
            boolean body = java.util.Arrays.stream(handlers.get(operation).getMethodParameters())
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                            && parameter.getParameterType() != byte[].class);
            assertThat(document.path("requestBody")
                            .at("/content/application~1json/example")
                            .isMissingNode())
                    .as(operation + " has an example of its body")
                    .isEqualTo(!body);
        });
    }

    @Test
    void headersAndParametersAreThoseOfTheControllers() {
        Map<String, JsonNode> documented = documented();
        handlers().forEach((operation, method) -> {
            TreeSet<String> names = new TreeSet<>();
            documented
                    .get(operation)
                    .path("parameters")
                    .forEach(parameter -> names.add(parameter.path("name").asString()));
            assertThat(names.contains("Idempotency-Key"))
                    .as(operation)
                    .isEqualTo(method.hasMethodAnnotation(Idempotent.class));
            java.util.Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .forEach(parameter ->
                            assertThat(names).contains(parameter.getParameter().getName()));
            assertThat(names).as(operation).doesNotContain("key", "value", "fingerprint");
        });
    }

    @Test
    void thePageIsServed() {
        assertThat(get("/swagger-ui.html").status()).isIn(200, 302);
        assertThat(get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    private Map<String, JsonNode> documented() {
        Answer document = get("/v3/api-docs");
        assertThat(document.status()).as(document.text()).isEqualTo(200);
        Map<String, JsonNode> operations = new TreeMap<>();
        document.json()
                .path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) ->
                        operations.put(method.toUpperCase(java.util.Locale.ROOT) + " " + path, operation)));
        return operations;
    }

    private Map<String, HandlerMethod> handlers() {
        Map<String, HandlerMethod> operations = new TreeMap<>();
        mapping.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> operations.put(verb + " " + path, method))));
        return operations;
    }
}

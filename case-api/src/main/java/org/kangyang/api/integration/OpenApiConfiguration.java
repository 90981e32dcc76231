package org.kangyang.api.integration;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.core.integration.CommandKey;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document: every operation lists its headers and each refusal that it can give. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandKey.class);
    }

    @Bean
    OpenAPI openApi() {
        Schema<?> fault = ModelConverters.getInstance(true).readAllAsResolvedSchema(FieldFault.class).schema;
        fault.getProperties().put("code", new StringSchema()._enum(FieldFault.codes()));
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457 application/problem+json;type 稳定可供程序判断 / branch on type")
                .addProperty(
                        "type",
                        new StringSchema().example(ProblemType.INVALID.uri().toString()))
                .addProperty("title", new StringSchema().example(ProblemType.INVALID.title()))
                .addProperty("status", new IntegerSchema().example(422))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("caseId", new StringSchema().description("仅 open-case / only for open-case"))
                .addProperty("caseNumber", new StringSchema().description("仅 open-case / only for open-case"))
                .addProperty("caseStatus", new StringSchema().description("仅 open-case / only for open-case"))
                .addProperty("code", new StringSchema().description("仅 conflict / only for conflict"))
                .addProperty("errors", new ArraySchema().items(new Schema<>().$ref("#/components/schemas/FieldFault")));
        return new OpenAPI()
                .info(new Info()
                        .title("康养联合体个案接口 / elderly-care case API")
                        .version("v1")
                        .license(new License().name("Apache-2.0"))
                        .description("""
                                供市级平台提交转介、查询与维护个案。时间为 RFC 3339,日期为 Asia/Shanghai 当日；所有错误均为 RFC 9457 \
                                application/problem+json,指明字段与改正办法，不回显所提交的内容。

                                For municipal platforms. Times are RFC 3339, dates those of Asia/Shanghai. Every error \
                                names the field and the mend and never repeats what was sent."""))
                .components(new Components().addSchemas(PROBLEM, problem).addSchemas("FieldFault", fault));
    }

    @Bean
    OperationCustomizer completeOperations(JsonMapper json) {
        return (operation, method) -> {
            headers(operation, method);
            example(operation, json);
            refusals(operation, method);
            return operation;
        };
    }

    private static void headers(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(Idempotent.class)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(Idempotent.HEADER)
                    .required(true)
                    .schema(new StringSchema().minLength(1).maxLength(Idempotent.LONGEST_KEY))
                    .example("7f1c2a9e-3b52-4a57-9d0c-1f2e3d4c5b6a")
                    .description("每个业务请求一个唯一键；重发同一请求时不变，服务器重放首次应答 / one key per business request; "
                            + "sent again, the first answer is replayed"));
        }
        ifMatch(operation)
                .ifPresent(header -> header.required(true)
                        .example("\"3\"")
                        .description("先前 GET 所得的 ETag,含双引号 / the ETag of the GET before, quotes included"));
    }

    private static java.util.Optional<Parameter> ifMatch(Operation operation) {
        return operation.getParameters() == null
                ? java.util.Optional.empty()
                : operation.getParameters().stream()
                        .filter(parameter -> "If-Match".equals(parameter.getName()))
                        .findFirst();
    }

    /** The request's example is a file of its own, so that a test can send it. */
    private static void example(Operation operation, JsonMapper json) {
        ClassPathResource file = new ClassPathResource("openapi/" + operation.getOperationId() + ".json");
        if (operation.getRequestBody() == null || !file.exists()) {
            return;
        }
        try (var content = file.getInputStream()) {
            Object example = json.readValue(content, Object.class);
            operation.getRequestBody().getContent().values().forEach(type -> type.setExample(example));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The example " + file.getPath() + " cannot be read", unreadable);
        }
    }

    private static void refusals(Operation operation, HandlerMethod method) {
        TreeMap<Integer, List<ProblemType>> byStatus = refusedBy(
                        method, ifMatch(operation).isPresent())
                .stream()
                .collect(Collectors.groupingBy(type -> type.status().value(), TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, types) -> operation
                .getResponses()
                .addApiResponse(
                        String.valueOf(status),
                        new ApiResponse()
                                .description(types.stream()
                                        .map(type -> type.slug() + " " + type.title())
                                        .collect(Collectors.joining("; ")))
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM))))));
    }

    /** What follows from the operation's shape, and what it declares by {@link Refuses}. */
    static Set<ProblemType> refusedBy(HandlerMethod method, boolean ifMatch) {
        Set<ProblemType> types =
                new TreeSet<>(List.of(ProblemType.MALFORMED, ProblemType.NOT_ACCEPTABLE, ProblemType.UNAVAILABLE));
        boolean body = java.util.Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
        if (body) {
            types.addAll(List.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.BUSY));
        }
        if (method.hasMethodAnnotation(Idempotent.class)) {
            types.addAll(List.of(ProblemType.KEY_IN_FLIGHT, ProblemType.KEY_REUSED));
        }
        if (ifMatch) {
            types.addAll(List.of(ProblemType.PRECONDITION_REQUIRED, ProblemType.STALE));
        }
        Refuses declared = method.getMethodAnnotation(Refuses.class);
        if (declared != null) {
            types.addAll(List.of(declared.value()));
        }
        return types;
    }
}

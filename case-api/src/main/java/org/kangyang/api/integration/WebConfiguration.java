package org.kangyang.api.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.kangyang.api.problem.ProblemErrorValve;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Strict JSON, interceptors of the API, and problems even from the container. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(ApiLimits.class)
class WebConfiguration implements WebMvcConfigurer {
    private final IdempotencyInterceptor idempotency;
    private final QueryInterceptor query;
    private final Command command;

    WebConfiguration(IdempotencyInterceptor idempotency, QueryInterceptor query, Command command) {
        this.idempotency = idempotency;
        this.query = query;
        this.command = command;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(command);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(query).addPathPatterns("/api/**");
        registry.addInterceptor(idempotency).addPathPatterns("/api/**");
    }

    /** What is not understood is refused, never guessed: no unknown field, no duplicate, no coercion. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> {
            json.enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
            json.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
            json.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
            json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
            json.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
            json.withCoercionConfig(LogicalType.Textual, text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            });
            json.withCoercionConfig(LogicalType.DateTime, date -> {
                date.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                date.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
            });
            json.withCoercionConfig(
                    LogicalType.Enum, value -> value.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
            json.addModule(new SimpleModule("readable-text").addDeserializer(String.class, new ReadableText()));
            json.changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.ALWAYS));
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTheContainer() {
        return new LastErrorValve();
    }

    /** Runs after Boot's own customizer, which would put its plain valve in place. */
    private static final class LastErrorValve
            implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
        @Override
        public void customize(TomcatServletWebServerFactory tomcat) {
            tomcat.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemErrorValve.class.getName());
                }
            });
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}

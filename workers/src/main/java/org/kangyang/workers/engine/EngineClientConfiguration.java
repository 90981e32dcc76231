package org.kangyang.workers.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.camunda.client.CamundaClient;
import io.camunda.client.impl.CamundaObjectMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Camunda's client, alone and over REST only (docs/adr/0002). Building it contacts nobody, so the application starts
 * without an engine.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineProperties.class)
class EngineClientConfiguration {

    @Bean(destroyMethod = "close")
    CamundaClient camundaClient(EngineProperties engine) {
        CamundaClient client = CamundaClient.newClientBuilder()
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(true)
                .withJsonMapper(new CamundaObjectMapper(variableMapper()))
                .defaultJobWorkerName(engine.workerName())
                .build();
        if (!client.getConfiguration().preferRestOverGrpc()) {
            throw new IllegalStateException(
                    "CAMUNDA_PREFER_REST is false, but the workers speak REST only. Remove that variable.");
        }
        return client;
    }

    /** Process variables as JSON: ISO text for time types, unknown fields ignored, since a form may hold more. */
    static ObjectMapper variableMapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
    }
}

package org.kangyang.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
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
        CamundaClientBuilder builder = CamundaClient.newClientBuilder()
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(true)
                .withJsonMapper(new CamundaObjectMapper(VariableMapping.mapper()))
                .defaultJobWorkerName(engine.workerName());
        CredentialsProvider credentials = engine.credentials().provider();
        if (credentials != null) {
            builder.credentialsProvider(credentials);
        }
        CamundaClient client = builder.build();
        if (!client.getConfiguration().preferRestOverGrpc()) {
            throw new IllegalStateException(
                    "CAMUNDA_PREFER_REST is false, but the workers speak REST only. Remove that variable.");
        }
        return client;
    }
}

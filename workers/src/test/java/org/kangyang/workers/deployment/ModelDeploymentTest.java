package org.kangyang.workers.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.workers.FakeEngine;
import org.kangyang.workers.engine.ClusterIdentity;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.boot.health.contributor.Status;

/** Models are deployed at the start, repeated until the engine has taken them. */
class ModelDeploymentTest {

    private final FakeEngine fake = new FakeEngine();
    private final CamundaClient client = CamundaClient.newClientBuilder()
            .restAddress(fake.address())
            .preferRestOverGrpc(true)
            .build();
    private final ClusterIdentity cluster = Mockito.mock(ClusterIdentity.class);
    private ModelDeployment deployment;

    @BeforeEach
    void setUp() {
        deployment = new ModelDeployment(client, new DeployedResources(), cluster);
    }

    @AfterEach
    void stop() {
        deployment.stop();
        client.close();
        fake.close();
    }

    @Test
    @DisplayName("All models, tables and forms go into one deployment")
    void deploysEverythingAtOnce() {
        deployment.start();
        await().until(() -> deployment.state().deployed());

        String sent = fake.requests("/deployments").getFirst().body().asText();
        assertThat(fake.requests("/deployments")).hasSize(1);
        assertThat(sent)
                .contains("filename=\"care-pathway.bpmn\"")
                .contains("filename=\"discharge-assessment.bpmn\"")
                .contains("filename=\"task-escalation.bpmn\"")
                .contains("filename=\"colour-grade.dmn\"")
                .contains("filename=\"five-in-one-assessment.form\"");
    }

    @Test
    @DisplayName("An engine that is not there yet is asked again, and readiness says so meanwhile")
    void repeatsUntilTaken() {
        fake.answerAlways("/deployments", 503);
        deployment.start();
        await().until(() -> !fake.requests("/deployments").isEmpty());
        DeploymentHealthIndicator health = new DeploymentHealthIndicator(deployment);
        await().until(() -> String.valueOf(health.health().getDetails()).contains("503"));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

        fake.answerAsUsual("/deployments");
        await().until(() -> health.health().getStatus().equals(Status.UP));
    }

    @Test
    @DisplayName("A refused deployment is shown with the engine's reason")
    void showsWhyItIsRefused() {
        fake.answerAlways("/deployments", 400);
        deployment.start();
        await().until(() -> String.valueOf(deployment.state().trouble()).contains("scripted 400"));
        assertThat(deployment.state().deployed()).isFalse();
    }

    @Test
    @DisplayName("Another engine that answers gets the models too")
    @SuppressWarnings("unchecked")
    void deploysToAnotherEngine() {
        ArgumentCaptor<java.util.function.Consumer<String>> onOther =
                ArgumentCaptor.forClass(java.util.function.Consumer.class);
        Mockito.verify(cluster).whenAnotherEngineAnswers(onOther.capture());
        deployment.start();
        await().until(() -> fake.requests("/deployments").size() == 1);

        onOther.getValue().accept("cluster-b");
        await().until(() -> fake.requests("/deployments").size() == 2);
    }
}

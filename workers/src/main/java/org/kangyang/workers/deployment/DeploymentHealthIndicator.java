package org.kangyang.workers.deployment;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: down until the engine has taken all models, with what hinders it. */
@Component
class DeploymentHealthIndicator implements HealthIndicator {

    private final ModelDeployment deployment;

    DeploymentHealthIndicator(ModelDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public Health health() {
        ModelDeployment.State state = deployment.state();
        if (state.deployed()) {
            return Health.up().withDetail("resources", state.resources()).build();
        }
        return Health.down()
                .withDetail("trouble", state.trouble() == null ? "-" : state.trouble())
                .build();
    }
}

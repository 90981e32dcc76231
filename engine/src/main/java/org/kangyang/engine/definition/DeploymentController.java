package org.kangyang.engine.definition;

import io.camunda.client.protocol.rest.DeploymentDecisionRequirementsResult;
import io.camunda.client.protocol.rest.DeploymentDecisionResult;
import io.camunda.client.protocol.rest.DeploymentFormResult;
import io.camunda.client.protocol.rest.DeploymentMetadataResult;
import io.camunda.client.protocol.rest.DeploymentProcessResult;
import io.camunda.client.protocol.rest.DeploymentResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.deployment.Deployed;
import org.kangyang.engine.deployment.Deployments;
import org.kangyang.engine.deployment.Resource;
import org.kangyang.engine.web.Rejection;
import org.kangyang.engine.web.Tenants;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /v2/deployments}. */
@RestController
class DeploymentController {

    private final Deployments deployments;

    DeploymentController(Deployments deployments) {
        this.deployments = deployments;
    }

    @PostMapping(path = "/v2/deployments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    DeploymentResult deploy(
            @RequestPart("resources") List<MultipartFile> files,
            @RequestParam(name = "tenantId", required = false) @Nullable String tenantId)
            throws IOException {
        Tenants.check(tenantId);
        List<Resource> resources = new ArrayList<>();
        for (MultipartFile file : files) {
            resources.add(new Resource(name(file), file.getBytes()));
        }
        return result(deployments.deploy(resources));
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        if (name == null || name.isBlank()) {
            throw Rejection.invalidArgument("Each part [resources] needs a file name");
        }
        return name;
    }

    private static DeploymentResult result(Deployed deployed) {
        List<DeploymentMetadataResult> items = new ArrayList<>();
        deployed.processes()
                .forEach(process -> items.add(new DeploymentMetadataResult()
                        .processDefinition(new DeploymentProcessResult()
                                .processDefinitionId(process.processId())
                                .processDefinitionVersion(process.version())
                                .processDefinitionKey(key(process.key()))
                                .resourceName(process.resourceName())
                                .tenantId(Tenants.DEFAULT))));
        deployed.decisions()
                .forEach(decision -> items.add(new DeploymentMetadataResult()
                        .decisionDefinition(new DeploymentDecisionResult()
                                .decisionDefinitionId(decision.decisionId())
                                .name(decision.name())
                                .version(decision.version())
                                .decisionDefinitionKey(key(decision.key()))
                                .decisionRequirementsId(decision.requirementsId())
                                .decisionRequirementsKey(key(decision.requirementsKey()))
                                .tenantId(Tenants.DEFAULT))));
        deployed.requirements()
                .forEach(graph -> items.add(new DeploymentMetadataResult()
                        .decisionRequirements(new DeploymentDecisionRequirementsResult()
                                .decisionRequirementsId(graph.id())
                                .decisionRequirementsName(graph.name())
                                .version(graph.version())
                                .decisionRequirementsKey(key(graph.key()))
                                .resourceName(graph.resourceName())
                                .tenantId(Tenants.DEFAULT))));
        deployed.forms()
                .forEach(form -> items.add(new DeploymentMetadataResult()
                        .form(new DeploymentFormResult()
                                .formId(form.formId())
                                .version(form.version())
                                .formKey(key(form.key()))
                                .resourceName(form.resourceName())
                                .tenantId(Tenants.DEFAULT))));
        return new DeploymentResult()
                .deploymentKey(key(deployed.key()))
                .deployments(items)
                .tenantId(Tenants.DEFAULT);
    }

    private static String key(long key) {
        return String.valueOf(key);
    }
}

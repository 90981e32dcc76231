package org.kangyang.engine.deployment;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.core.model.Properties;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Operaton's deployer of processes, with two differences.
 *
 * <p>It counts a process's versions on from the highest that was ever given; Operaton, from the highest that is left.
 *
 * <p>It shows others a process that it loads (after a restart) once the process knows its job definitions. Operaton shows
 * it before: who came upon it in between could make no job, and it stayed like that for good where the store failed just
 * then; each was an incident of nobody's making.
 */
public final class ProcessDeployer extends BpmnDeployer {

    private final DeletedVersions deleted;

    private ProcessDeployer(BpmnDeployer usual, DeletedVersions deleted) {
        this.deleted = deleted;
        setExpressionManager(usual.getExpressionManager());
        setIdGenerator(usual.getIdGenerator());
        setBpmnParser(usual.getBpmnParser());
    }

    /** Takes the place of Operaton's own deployer, which the configuration must have made. */
    public static void install(ProcessEngineConfigurationImpl engine, DeletedVersions deleted) {
        engine.getDeployers()
                .replaceAll(one -> one instanceof BpmnDeployer usual ? new ProcessDeployer(usual, deleted) : one);
        engine.getDeploymentCache().setDeployers(engine.getDeployers());
    }

    @Override
    protected int getNextVersion(
            DeploymentEntity deployment, ProcessDefinitionEntity added, @Nullable ProcessDefinitionEntity latest) {
        return Math.max(super.getNextVersion(deployment, added, latest), deleted.highest(added.getKey()) + 1);
    }

    @Override
    protected void registerDefinition(
            DeploymentEntity deployment, ProcessDefinitionEntity definition, Properties properties) {
        if (deployment.isNew()) {
            // Nobody else knows of it yet, and its start timers look for it among those that are shown.
            super.registerDefinition(deployment, definition, properties);
            return;
        }
        definitionAddedToDeploymentCache(deployment, definition, properties);
        addDefinitionToDeploymentCache(getDeploymentCache(), definition);
        deployment.addDeployedArtifact(definition);
    }
}

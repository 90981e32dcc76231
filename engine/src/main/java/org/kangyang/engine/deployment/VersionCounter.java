package org.kangyang.engine.deployment;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Counts a process's versions on from the highest that was ever given; Operaton, from the highest that is left. */
public final class VersionCounter extends BpmnDeployer {

    private final DeletedVersions deleted;

    private VersionCounter(BpmnDeployer usual, DeletedVersions deleted) {
        this.deleted = deleted;
        setExpressionManager(usual.getExpressionManager());
        setIdGenerator(usual.getIdGenerator());
        setBpmnParser(usual.getBpmnParser());
    }

    /** Takes the place of Operaton's own deployer, which the configuration must have made. */
    public static void install(ProcessEngineConfigurationImpl engine, DeletedVersions deleted) {
        engine.getDeployers()
                .replaceAll(one -> one instanceof BpmnDeployer usual ? new VersionCounter(usual, deleted) : one);
        engine.getDeploymentCache().setDeployers(engine.getDeployers());
    }

    @Override
    protected int getNextVersion(
            DeploymentEntity deployment, ProcessDefinitionEntity added, @Nullable ProcessDefinitionEntity latest) {
        return Math.max(super.getNextVersion(deployment, added, latest), deleted.highest(added.getKey()) + 1);
    }
}

package org.kangyang.engine.deployment;

import java.util.ArrayList;
import java.util.List;
import org.kangyang.engine.runtime.Keys;
import org.operaton.bpm.engine.RepositoryService;

/** Tells what a deployment holds, new or known. */
final class Answer {

    private final RepositoryService repository;
    private final Forms forms;
    private final List<Deployed.Process> processes = new ArrayList<>();
    private final List<Deployed.Decision> decisions = new ArrayList<>();
    private final List<Deployed.Requirements> requirements = new ArrayList<>();
    private final List<Deployed.Form> deployedForms = new ArrayList<>();

    Answer(RepositoryService repository, Forms forms) {
        this.repository = repository;
        this.forms = forms;
    }

    Deployed of(long key, List<Prepared> prepared) {
        for (Prepared p : prepared) {
            switch (p) {
                case Prepared.Model m -> m.translation().processIds().forEach(this::process);
                case Prepared.Tables t -> tables(t);
                case Prepared.Form f ->
                    forms.latest(f.formId())
                            .ifPresent(r -> deployedForms.add(
                                    new Deployed.Form(r.formId(), r.version(), Keys.of(r.id()), r.resourceName())));
            }
        }
        return new Deployed(key, processes, decisions, requirements, deployedForms);
    }

    private void process(String id) {
        OperatonDeployments.latestProcess(repository, id)
                .ifPresent(d -> processes.add(
                        new Deployed.Process(id, d.getVersion(), Keys.of(d.getId()), d.getResourceName())));
    }

    /** Operaton keeps no requirements for a file with a single decision: the decision's key and version stand for them. */
    private void tables(Prepared.Tables t) {
        var found = t.file().decisionIds().stream()
                .flatMap(id -> OperatonDeployments.latestDecision(repository, id).stream())
                .toList();
        if (found.isEmpty()) {
            return;
        }
        var first = found.getFirst();
        long key = Keys.of(first.getId());
        int version = first.getVersion();
        if (first.getDecisionRequirementsDefinitionId() != null) {
            var r = repository.getDecisionRequirementsDefinition(first.getDecisionRequirementsDefinitionId());
            key = Keys.of(r.getId());
            version = r.getVersion();
        }
        requirements.add(new Deployed.Requirements(
                t.file().requirementsId(),
                t.file().requirementsName(),
                version,
                key,
                t.resource().name()));
        for (var d : found) {
            decisions.add(new Deployed.Decision(
                    d.getKey(),
                    d.getName() == null ? d.getKey() : d.getName(),
                    d.getVersion(),
                    Keys.of(d.getId()),
                    t.file().requirementsId(),
                    key));
        }
    }
}

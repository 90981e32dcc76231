package org.kangyang.engine.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.decision.DmnTables;
import org.kangyang.engine.runtime.Keys;
import org.kangyang.engine.translation.ModelTranslator;
import org.operaton.bpm.engine.ParseException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;
import org.operaton.bpm.engine.repository.DecisionDefinition;
import org.operaton.bpm.engine.repository.DeploymentBuilder;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Service;

/** Deploys into Operaton what differs from the newest version; the rest keeps its version. */
@Service
class OperatonDeployments implements Deployments {

    private final RepositoryService repository;
    private final Forms forms;
    private final ModelTranslator translator;
    private final DmnTables tables;
    private final IdGenerator ids;

    OperatonDeployments(
            RepositoryService repository, Forms forms, ModelTranslator translator, DmnTables tables, IdGenerator ids) {
        this.repository = repository;
        this.forms = forms;
        this.translator = translator;
        this.tables = tables;
        this.ids = ids;
    }

    @Override
    public synchronized Deployed deploy(List<Resource> resources) {
        if (resources.isEmpty()) {
            throw new DeploymentRefused("There is no file to deploy");
        }
        List<Prepared> prepared = prepared(resources);
        List<Prepared> changed = prepared.stream().filter(p -> !isKnown(p)).toList();
        String key = changed.isEmpty() ? ids.getNextId() : deployChanged(changed);
        return new Answer(repository, forms).of(Keys.of(key), prepared);
    }

    /** All of them, or every file's faults. */
    private List<Prepared> prepared(List<Resource> resources) {
        List<Prepared> prepared = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Resource r : resources) {
            try {
                prepared.add(Prepared.of(r, translator, tables));
            } catch (DeploymentRefused refused) {
                faults.add(String.valueOf(refused.getMessage()));
            }
        }
        duplicates(resources, faults);
        definedTwice(prepared, faults);
        if (!faults.isEmpty()) {
            throw new DeploymentRefused(Prepared.told(String.join("; ", faults)));
        }
        return prepared;
    }

    private static void duplicates(List<Resource> resources, List<String> faults) {
        resources.stream()
                .collect(Collectors.groupingBy(Resource::name, TreeMap::new, Collectors.counting()))
                .forEach((name, times) -> {
                    if (times > 1) {
                        faults.add(times + " files are named '" + name + "': each needs a name of its own");
                    }
                });
    }

    private static void definedTwice(List<Prepared> prepared, List<String> faults) {
        Map<String, String> seen = new HashMap<>();
        for (Prepared p : prepared) {
            for (String id : p.ids()) {
                @Nullable String other = seen.put(id, p.resource().name());
                if (other != null) {
                    faults.add("Both '" + other + "' and '" + p.resource().name() + "' define the " + id);
                }
            }
        }
    }

    private String deployChanged(List<Prepared> changed) {
        DeploymentBuilder builder = repository.createDeployment().name("models");
        for (Prepared p : changed) {
            String name = p.resource().name();
            if (p instanceof Prepared.Model model) {
                builder.addInputStream(
                        name, new ByteArrayInputStream(model.translation().xml()));
                builder.addInputStream(
                        originalName(name),
                        new ByteArrayInputStream(p.resource().content()));
            } else {
                builder.addInputStream(
                        name, new ByteArrayInputStream(p.resource().content()));
            }
        }
        try {
            return builder.deploy().getId();
        } catch (ParseException e) {
            throw new DeploymentRefused(String.valueOf(e.getMessage()));
        }
    }

    /** The original's name must not end in .bpmn, or Operaton would parse it too. */
    static String originalName(String resourceName) {
        return "original/" + resourceName + ".xml";
    }

    private boolean isKnown(Prepared p) {
        return switch (p) {
            case Prepared.Model m ->
                m.translation().processIds().stream()
                        .allMatch(id -> latestProcess(repository, id)
                                .filter(d ->
                                        d.getResourceName().equals(m.resource().name()))
                                .flatMap(d -> content(d.getDeploymentId(), originalName(d.getResourceName())))
                                .filter(c -> Arrays.equals(c, m.resource().content()))
                                .isPresent());
            case Prepared.Tables t ->
                t.file().decisionIds().stream()
                        .allMatch(id -> latestDecision(repository, id)
                                .filter(d ->
                                        d.getResourceName().equals(t.resource().name()))
                                .flatMap(d -> content(d.getDeploymentId(), d.getResourceName()))
                                .filter(c -> Arrays.equals(c, t.resource().content()))
                                .isPresent());
            case Prepared.Form f ->
                forms.latest(f.formId())
                        .filter(r -> r.resourceName().equals(f.resource().name()))
                        .filter(r ->
                                Arrays.equals(forms.content(r), f.resource().content()))
                        .isPresent();
        };
    }

    static Optional<ProcessDefinition> latestProcess(RepositoryService repository, String id) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(id)
                .latestVersion()
                .singleResult());
    }

    static Optional<DecisionDefinition> latestDecision(RepositoryService repository, String id) {
        return Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(id)
                .latestVersion()
                .singleResult());
    }

    private Optional<byte[]> content(String deploymentId, String resourceName) {
        List<String> names = new ArrayList<>(repository.getDeploymentResourceNames(deploymentId));
        if (!names.contains(resourceName)) {
            return Optional.empty();
        }
        try (InputStream in = repository.getResourceAsStream(deploymentId, resourceName)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read '" + resourceName + "' from the store", e);
        }
    }

    @Override
    public Optional<String> originalProcessXml(String processDefinitionId) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(processDefinitionId)
                .singleResult();
        return Optional.ofNullable(definition)
                .flatMap(d -> content(d.getDeploymentId(), originalName(d.getResourceName())))
                .map(c -> new String(c, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<FormSchema> latestForm(String formId) {
        return forms.latest(formId).map(forms::schema);
    }

    @Override
    public Optional<FormSchema> linkedForm(String formId, String taskKey) {
        return forms.linked(formId, taskKey).map(forms::schema);
    }

    @Override
    public Optional<FormSchema> form(long key) {
        return forms.byKey(key).map(forms::schema);
    }
}

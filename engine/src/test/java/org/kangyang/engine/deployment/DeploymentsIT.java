package org.kangyang.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.io;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.user;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.CoreTest;
import org.kangyang.engine.EngineDriver;
import org.kangyang.engine.Models;
import org.kangyang.engine.decision.Decisions;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.interceptor.Session;
import org.operaton.bpm.engine.impl.interceptor.SessionFactory;
import org.operaton.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.springframework.beans.factory.annotation.Autowired;

/** Deployment: all or nothing, versions, originals; decisions and forms that are deployed. */
@CoreTest
class DeploymentsIT {

    @Autowired
    EngineDriver engine;

    @Autowired
    Decisions decisions;

    private static Models model(String id, String type) {
        return process(id).add(start("start"), job("x", type), end("end")).flow("start -> x -> end");
    }

    private static Resource table(String name, String id) {
        return Resource.of(name, """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="%1$s_file" name="File" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="%1$s_points" name="points"><variable id="v" name="points" typeRef="number"/>
                    <literalExpression id="le"><text>score * 2</text></literalExpression></decision>
                  <decision id="%1$s" name="Colour">
                    <informationRequirement id="ir"><requiredDecision href="#%1$s_points"/></informationRequirement>
                    <decisionTable id="dt" hitPolicy="UNIQUE">
                      <input id="i1" label="points"><inputExpression id="ie" typeRef="number"><text>points</text></inputExpression></input>
                      <output id="o1" name="colour" typeRef="string"/>
                      <rule id="r1"><inputEntry id="e1"><text>&lt; 10</text></inputEntry><outputEntry id="oe1"><text>"green"</text></outputEntry></rule>
                      <rule id="r2"><inputEntry id="e2"><text>[10..20]</text></inputEntry><outputEntry id="oe2"><text>"red"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(id));
    }

    @Test
    void the_same_content_keeps_its_version_and_a_change_makes_a_new_one() {
        Deployed first = engine.deploy(model("version", "a"));
        Deployed again = engine.deploy(model("version", "a"));
        Deployed changed = engine.deploy(model("version", "b"));
        assertThat(again.processes()).isEqualTo(first.processes());
        assertThat(again.key()).isNotEqualTo(first.key());
        assertThat(changed.processes().getFirst().version()).isEqualTo(2);
    }

    /** After a restart each process is loaded by whoever needs it first, while others already work. */
    @Test
    void a_process_that_could_not_be_loaded_whole_is_loaded_again() {
        engine.deploy(process("loaded")
                .add(start("start"), job("x", "loaded", io("in:one==1")), end("end"))
                .flow("start -> x -> end"));
        String definition = engine.engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("loaded")
                .singleResult()
                .getId();
        var configuration = (ProcessEngineConfigurationImpl) engine.engine.getProcessEngineConfiguration();
        Map<Class<?>, SessionFactory> sessions = configuration.getSessionFactories();
        SessionFactory usual = sessions.put(JobDefinitionManager.class, new Away(definition));
        configuration.getDeploymentCache().discardProcessDefinitionCache();
        try {
            assertThatThrownBy(() -> engine.start("loaded", Map.of())).hasStackTraceContaining(Away.MESSAGE);
        } finally {
            sessions.put(JobDefinitionManager.class, usual);
        }
        String instance = engine.start("loaded", Map.of()).getId();
        engine.complete("loaded", Map.of());
        engine.awaitEnd(instance);
    }

    /** A store that gives no job definitions of one process. */
    private record Away(String definition) implements SessionFactory {

        private static final String MESSAGE = "the store is away";

        @Override
        public Class<?> getSessionType() {
            return JobDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new JobDefinitionManager() {
                @Override
                public List<JobDefinitionEntity> findByProcessDefinitionId(String id) {
                    if (id.equals(definition)) {
                        throw new IllegalStateException(MESSAGE);
                    }
                    return super.findByProcessDefinitionId(id);
                }
            };
        }
    }

    @Test
    void nothing_is_deployed_when_one_file_is_refused() {
        assertThatThrownBy(() -> engine.deploy(
                        model("all-or-nothing", "a"),
                        process("refused")
                                .add(start("start"), "<bpmn:complexGateway id='x'/>")
                                .flow("start -> x")))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessageContaining("refused.bpmn")
                .hasMessageContaining("'x'");
        assertThat(engine.engine
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("all-or-nothing")
                        .count())
                .isZero();
    }

    @Test
    void the_original_model_can_be_had_as_it_was() {
        Models model = model("original", "a");
        engine.deploy(model);
        String id = engine.engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("original")
                .singleResult()
                .getId();
        assertThat(engine.deployments.originalProcessXml(id)).contains(model.xml());
    }

    @Test
    void two_files_may_not_define_the_same_process() {
        assertThatThrownBy(() -> engine.deployments.deploy(List.of(
                        Resource.of("a.bpmn", model("twice", "a").xml()),
                        Resource.of("b.bpmn", model("twice", "b").xml()))))
                .hasMessageContaining("'a.bpmn'")
                .hasMessageContaining("'b.bpmn'")
                .hasMessageContaining("twice");
    }

    @Test
    void tables_that_build_on_each_other_are_evaluated_and_explained() {
        Deployed deployed = engine.deployments.deploy(List.of(table("chained.dmn", "chained")));
        assertThat(deployed.decisions())
                .extracting(Deployed.Decision::decisionId)
                .contains("chained", "chained_points");
        Decisions.Outcome outcome = decisions.evaluate("chained", Map.of("score", 7));
        assertThat(outcome.output()).isEqualTo("red");
        assertThat(outcome.evaluated())
                .extracting(e -> e.decision().decisionId())
                .containsExactly("chained_points", "chained");
        assertThat(outcome.evaluated().getLast().rules())
                .extracting(Decisions.Rule::id)
                .containsExactly("r2");
        assertThat(decisions
                        .evaluate(outcome.decision().key(), Map.of("score", 1))
                        .output())
                .isEqualTo("green");
        assertThat(decisions.evaluate("chained", Map.of("score", 50)).output()).isNull();
        assertThat(engine.deployments
                        .deploy(List.of(table("chained.dmn", "chained")))
                        .decisions())
                .isEqualTo(deployed.decisions());
    }

    @Test
    void a_business_rule_task_keeps_its_result_under_the_name_it_says() {
        String called = "<bpmn:businessRuleTask id='%s'><bpmn:extensionElements>"
                + "<zeebe:calledDecision decisionId='ruled' resultVariable='%s'/>%s"
                + "</bpmn:extensionElements></bpmn:businessRuleTask>";
        engine.deployments.deploy(List.of(
                table("ruled.dmn", "ruled"),
                process("rules")
                        .add(
                                start("start"),
                                called.formatted("x", "colour", ""),
                                called.formatted("y", "result", io("out:mapped==\"was \" + result")),
                                end("end"))
                        .flow("start -> x -> y -> end")
                        .file()));
        String instance = engine.start("rules", Map.of("score", 5)).getId();
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance))
                .containsEntry("colour", "red")
                .containsEntry("mapped", "was red")
                .doesNotContainKey("result");
    }

    /** In the Tasklist as through the API. */
    @Test
    void a_task_keeps_the_version_of_its_form_that_was_the_newest_when_it_came() throws Exception {
        String schema = "{\"id\": \"kept-form\", \"schemaVersion\": 18, \"title\": \"%s\", \"components\": []}";
        engine.deployments.deploy(List.of(Resource.of("kept.form", schema.formatted("one"))));
        engine.deploy(process("form-kept")
                .add(start("start"), user("x", "<zeebe:formDefinition formId='kept-form'/>"), end("end"))
                .flow("start -> x -> end"));
        var before = engine.task(engine.start("form-kept", Map.of()).getId());
        engine.deployments.deploy(List.of(Resource.of("kept.form", schema.formatted("two"))));
        var after = engine.task(engine.start("form-kept", Map.of()).getId());

        var forms = engine.engine.getFormService();
        assertThat(new String(
                        forms.getDeployedTaskForm(before.getId()).readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("one");
        assertThat(new String(
                        forms.getDeployedTaskForm(after.getId()).readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("two");
    }

    @Test
    void a_form_is_found_by_its_id_in_its_newest_version() {
        String schema = "{\"id\": \"ask-form\", \"schemaVersion\": 18, \"components\": [%s]}";
        Resource form = Resource.of("ask.form", schema.formatted(""));
        Deployed first = engine.deployments.deploy(List.of(form));
        assertThat(engine.deployments.deploy(List.of(form)).forms()).isEqualTo(first.forms());
        Deployed second = engine.deployments.deploy(List.of(Resource.of("ask.form", schema.formatted("{}"))));
        assertThat(second.forms().getFirst().version()).isEqualTo(2);
        assertThat(engine.deployments.latestForm("ask-form").orElseThrow().schema())
                .contains("[{}]");
        assertThat(engine.deployments
                        .form(first.forms().getFirst().key())
                        .orElseThrow()
                        .version())
                .isOne();
        engine.deploy(process("asks")
                .add(start("start"), user("x", "<zeebe:formDefinition formId='ask-form'/>"), end("end"))
                .flow("start -> x -> end"));
        var task = engine.task(engine.start("asks", Map.of()).getId());
        assertThat(engine.engine
                        .getFormService()
                        .getTaskFormData(task.getId())
                        .getOperatonFormRef()
                        .getKey())
                .isEqualTo("ask-form");
    }
}

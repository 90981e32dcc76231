package org.kangyang.engine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.io;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.subProcess;
import static org.kangyang.engine.Models.user;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.CoreTest;
import org.kangyang.engine.EngineDriver;
import org.kangyang.engine.Models;
import org.kangyang.engine.runtime.ErrorType;
import org.springframework.beans.factory.annotation.Autowired;

/** Scopes of variables and their mappings, as Camunda 8 has them. */
@CoreTest
class MappingsIT {

    @Autowired
    EngineDriver engine;

    private String run(String id, String element, Map<String, Object> variables) {
        engine.deploy(process(id).add(start("start"), element, end("end")).flow("start -> x -> end"));
        return engine.start(id, variables).getId();
    }

    @Test
    void inputs_are_local_and_see_the_inputs_before_them() {
        String instance = run(
                "in-local",
                job("x", "in-local.x", io("in:a==n + 1", "in:b==a * 2", "in:c.d==b", "in:c.e=text")),
                Map.of("n", 1));
        var job = engine.lock("in-local.x");
        assertThat(job.getVariables())
                .containsEntry("a", 2L)
                .containsEntry("b", 4L)
                .containsEntry("c", Map.of("d", 4, "e", "text"));
        engine.engine.getExternalTaskService().complete(job.getId(), "test", Map.of("done", true));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsOnlyKeys("n", "done");
    }

    @Test
    void a_result_with_the_name_of_an_input_stays_with_the_element() {
        String instance = run("in-shadow", job("x", "in-shadow.x", io("in:n==5")), Map.of("n", 1));
        engine.complete("in-shadow.x", Map.of("n", 9));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEqualTo(Map.of("n", 1));
    }

    @Test
    void output_mappings_let_out_their_targets_only_and_merge_into_what_exists() {
        String instance = run(
                "out-only",
                job("x", "out-only.x", io("out:result==raw + 1", "out:case.colour==colour")),
                Map.of("case", Map.of("number", "K1")));
        engine.complete("out-only.x", Map.of("raw", 1, "colour", "red", "secret", "x"));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance))
                .isEqualTo(Map.of("case", Map.of("number", "K1", "colour", "red"), "result", 2L));
    }

    @Test
    void a_user_tasks_form_data_stay_local_when_outputs_pick_from_them_also_from_tasklist() {
        String instance = run("out-form", user("x", io("out:grade==if score > 5 then \"B\" else \"A\"")), Map.of());
        engine.submit(engine.task(instance), Map.of("score", 7, "note", "private"));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).isEqualTo(Map.of("grade", "B"));
    }

    @Test
    void a_sub_process_has_a_scope_of_its_own_and_maps_out_when_it_ends() {
        String instance = run(
                "out-sub",
                subProcess(
                        "x",
                        Models.extensions(io("in:local==n * 10", "out:sum==local + inner")),
                        start("s"),
                        job("work", "out-sub.work", io("in:seen==local")),
                        end("e"),
                        Models.flows("s -> work -> e")),
                Map.of("n", 1));
        var job = engine.lock("out-sub.work");
        assertThat(job.getVariables()).containsEntry("seen", 10L);
        engine.engine.getExternalTaskService().complete(job.getId(), "test", Map.of("inner", 5));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsEntry("sum", 15L).doesNotContainKey("local");
    }

    @Test
    void a_mapping_that_fails_on_entering_is_an_incident_there_and_goes_on_once_resolved() {
        String instance = run("in-fails", job("x", "in-fails.x", io("in:a==assert(n, n != null)")), Map.of());
        engine.assertIncident(instance, "x", ErrorType.IO_MAPPING_ERROR);
        engine.engine.getRuntimeService().setVariable(instance, "n", 1);
        engine.resolve(engine.incident(instance));
        engine.complete("in-fails.x", Map.of());
        engine.awaitEnd(instance);
    }

    @Test
    void a_mapping_that_fails_on_leaving_is_an_incident_and_the_completion_stands() {
        String instance = run("out-fails", job("x", "out-fails.x", io("out:a==assert(n, n != null)")), Map.of());
        engine.complete("out-fails.x", Map.of("m", 1));
        engine.assertIncident(instance, "x", ErrorType.IO_MAPPING_ERROR);
        engine.engine.getRuntimeService().setVariable(instance, "n", 1);
        engine.resolve(engine.incident(instance));
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsEntry("a", 1L).doesNotContainKey("m");
    }

    @Test
    void values_keep_their_json_type_and_length() {
        String longText = "长".repeat(5000);
        Map<String, Object> object =
                Map.of("list", Arrays.asList(1, 2.5, null, "x", true, List.of()), "empty", Map.of());
        String instance = run("json", user("x"), Map.of("object", object, "longText", longText, "text", ""));
        var variables = engine.engine.getRuntimeService().getVariables(instance);
        assertThat(variables)
                .containsEntry("object", object)
                .containsEntry("longText", longText)
                .containsEntry("text", "");
        engine.engine.getRuntimeService().setVariable(instance, "longText", "short");
        assertThat(engine.engine.getRuntimeService().getVariable(instance, "longText"))
                .isEqualTo("short");
        engine.submit(engine.task(instance), Map.of());
        engine.awaitEnd(instance);
        assertThat(engine.kept(instance)).containsEntry("object", object).containsEntry("longText", "short");
    }
}

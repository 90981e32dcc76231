package org.kangyang.engine.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.task.Task;
import org.operaton.bpm.model.bpmn.Bpmn;

/** The work of the invented repair shop: two steps, both of the bench that the instance names. */
class Shop {

    static final String FIRST_BENCH = "bench.NH-001";
    static final String SECOND_BENCH = "bench.NH-002";

    private final ProcessEngine engine;

    Shop(ProcessEngine engine) {
        this.engine = engine;
        engine.getRepositoryService()
                .createDeployment()
                .name("shop")
                .enableDuplicateFiltering(true)
                .addModelInstance(
                        "shop.bpmn",
                        Bpmn.createExecutableProcess("shop")
                                .name("维修")
                                .operatonHistoryTimeToLive(30)
                                .startEvent("Event_Received")
                                .userTask("Task_Inspect")
                                .name("检查物品")
                                .operatonCandidateGroups("${bench}")
                                .userTask("Task_Repair")
                                .name("维修物品")
                                .operatonCandidateGroups("${bench}")
                                .endEvent("Event_Repaired")
                                .done())
                .deploy();
    }

    /** Starts an order and gives back its first task. */
    Task order(String bench) {
        return order(bench, "D-" + UUID.randomUUID(), Map.of());
    }

    Task order(String bench, String number, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("bench", bench);
        variables.put("article", "轮椅");
        variables.put("orderNumber", number);
        String id = engine.getRuntimeService()
                .startProcessInstanceByKey("shop", variables)
                .getId();
        return task(id);
    }

    Task task(String processInstanceId) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(processInstanceId)
                .singleResult();
    }
}

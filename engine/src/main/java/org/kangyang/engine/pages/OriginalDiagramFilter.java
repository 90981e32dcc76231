package org.kangyang.engine.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.kangyang.engine.deployment.Deployments;
import org.operaton.bpm.engine.ProcessEngine;

/** Tasklist and Cockpit draw the model as its author drew it, not what the translation made of it. */
class OriginalDiagramFilter extends AnswerFilter {

    private static final Pattern XML =
            Pattern.compile("/operaton/api/engine/engine/[\\w-]+/process-definition/([^/]+)/xml");

    private final Deployments deployments;

    OriginalDiagramFilter(Deployments deployments, ProcessEngine engine, ObjectMapper json) {
        super("GET", XML, json, engine);
        this.deployments = deployments;
    }

    @Override
    void complete(JsonNode answer, String processDefinitionId) {
        deployments
                .originalProcessXml(processDefinitionId)
                .ifPresent(original -> ((ObjectNode) answer).put("bpmn20Xml", original));
    }
}

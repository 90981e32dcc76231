package org.kangyang.engine.definition;

import io.camunda.client.protocol.rest.DecisionRequirementsResult;
import org.kangyang.engine.web.Rejection;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/decision-requirements}: the DMN files that decisions came in. */
@RestController
@RequestMapping("/v2/decision-requirements")
class DecisionRequirementsController {

    private final DecisionFiles files;

    DecisionRequirementsController(DecisionFiles files) {
        this.files = files;
    }

    @GetMapping("/{key}")
    DecisionRequirementsResult get(@PathVariable String key) {
        return files.graph(key).orElseThrow(() -> none(key));
    }

    @GetMapping("/{key}/xml")
    ResponseEntity<byte[]> xml(@PathVariable String key) {
        return Xml.answer(files.graphXml(key).orElseThrow(() -> none(key)));
    }

    private static Rejection none(String key) {
        return Rejection.notFound("Decision Requirements with key '" + key + "' not found");
    }
}

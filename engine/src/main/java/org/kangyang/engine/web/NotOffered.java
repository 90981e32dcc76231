package org.kangyang.engine.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests of Camunda 8's API that this server knows and does not serve, each with what to do instead. */
enum NotOffered {
    BATCH_OPERATIONS(
            "batch-operation(s|-items)(/.*)?|process-instances/(cancellation|migration|modification|deletion|incident-resolution)"
                    + "|process-instances/[^/]+/incident-resolution|decision-instances/(.+/)?deletion",
            "There are no batch operations here: send the command for each instance"),
    MODIFICATION(
            "process-instances/[^/]+/modification",
            "Instances are not modified here: migrate them to another version, or cancel them and start anew"),
    INSTANCE_DELETION(
            "process-instances/[^/]+/deletion",
            "Ended instances are deleted by their age here (engine.history-days), not one by one"),
    SEQUENCE_FLOWS(
            "process-instances/[^/]+/sequence-flows",
            "Taken sequence flows are not recorded here: see the element instances"),
    DECISION_INSTANCES(
            "decision-instances(/.*)?",
            "Evaluations are not recorded here, since their values are nobody else's affair"),
    DECISION_REQUIREMENTS(
            "decision-requirements/search", "Search the decision definitions: each names its requirements"),
    DOCUMENTS("documents(/.*)?", "There is no store of documents here"),
    CLUSTER_VARIABLES("cluster-variables(/.*)?", "There are no cluster variables here: give instances what they need"),
    AUDIT_LOG("audit-logs(/.*)?|user-tasks/[^/]+/audit-logs/search", "There is no audit log here"),
    MESSAGE_SUBSCRIPTIONS(
            "correlated-message-subscriptions/search",
            "Correlated messages are not recorded here: see the element instances"),
    STATISTICS(
            "process-definitions/statistics/.*|incidents/statistics/.*|jobs/statistics/.*|system/usage-metrics",
            "These statistics are not kept here: search and count"),
    GLOBAL_LISTENERS("global-task-listeners(/.*)?", "There are no global task listeners here: name them in the model"),
    EXPRESSIONS("expression/evaluation", "Expressions are evaluated in models only"),
    CONDITIONALS("conditionals/evaluation", "Conditional events are not supported here"),
    AD_HOC("element-instances/ad-hoc-activities/.*", "Ad-hoc sub-processes are not supported here"),
    RESOURCES(
            "resources/.*", "Only models, decision tables and forms are deployed here, each with requests of its own"),
    IDENTITY(
            "(users|groups|roles|tenants|mapping-rules|authorizations)(/.*)?",
            "Users, groups, roles, tenants and authorizations are not kept here: staff are named where the server is set up");

    private final Pattern path;
    private final String instead;

    NotOffered(String path, String instead) {
        this.path = Pattern.compile("/v2/(" + path + ")/?");
        this.instead = instead;
    }

    /** Why the path is not served, where Camunda 8 has it. */
    static Optional<String> reason(String path) {
        return List.of(values()).stream()
                .filter(one -> one.path.matcher(path).matches())
                .map(one -> one.instead)
                .findFirst();
    }
}

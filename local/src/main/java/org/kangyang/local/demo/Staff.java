package org.kangyang.local.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kangyang.local.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Who of the sample staff takes a task: the first of its candidate group. */
final class Staff {

    private final Map<String, String> firstOf = new HashMap<>();

    Staff() {
        for (JsonNode member : new ObjectMapper().readTree(Samples.resource("/samples/staff.json"))) {
            for (JsonNode group : member.path("groups")) {
                firstOf.putIfAbsent(group.asString(), member.path("userId").asString());
            }
        }
    }

    String of(List<String> candidateGroups) {
        return candidateGroups.stream()
                .map(firstOf::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody of the sample staff is in " + candidateGroups));
    }
}

package org.kangyang.workers.deployment;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models, tables and forms on the class path, by their bare file names. */
@Component
public class DeployedResources {

    private static final List<String> PLACES =
            List.of("classpath*:forms/*.form", "classpath*:bpmn/*.dmn", "classpath*:bpmn/*.bpmn");

    /** Name to content, sorted by name. */
    public Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String place : PLACES) {
            for (Resource resource : resolver.getResources(place)) {
                String name = resource.getFilename();
                if (name != null && found.put(name, resource.getContentAsByteArray()) != null) {
                    throw new IllegalStateException("Two resources named " + name + " on the class path");
                }
            }
        }
        return found;
    }
}

package org.kangyang.engine.deployment;

import java.nio.charset.StandardCharsets;

/**
 * One deployed file.
 *
 * @param name bare file name; its ending decides what it is: {@code .bpmn}, {@code .dmn}, {@code .form}
 * @param content the file as it is
 */
public record Resource(String name, byte[] content) {

    public static Resource of(String name, String content) {
        return new Resource(name, content.getBytes(StandardCharsets.UTF_8));
    }
}

package org.kangyang.engine.definition;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** XML as Camunda's client takes it: {@code text/xml}, nothing else. */
final class Xml {

    private static final MediaType TEXT_XML = new MediaType("text", "xml", StandardCharsets.UTF_8);

    private Xml() {}

    static ResponseEntity<byte[]> answer(String xml) {
        return ResponseEntity.ok().contentType(TEXT_XML).body(xml.getBytes(StandardCharsets.UTF_8));
    }
}

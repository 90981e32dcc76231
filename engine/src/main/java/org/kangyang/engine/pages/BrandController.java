package org.kangyang.engine.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The script beside each web app's {@code config.js} that knows the configured title. */
@RestController
class BrandController {

    private final String script;

    BrandController(PageSettings settings, ObjectMapper json) {
        this.script = template().replace("\"__TITLE__\"", literal(settings.title(), json));
    }

    @GetMapping(
            path = "/operaton/app/{app:tasklist|cockpit|admin|welcome}/scripts/brand.js",
            produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> brand() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(script);
    }

    private static String literal(String title, ObjectMapper json) {
        try {
            return json.writeValueAsString(title);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("engine.title cannot be written into a script", e);
        }
    }

    private static String template() {
        try {
            return new ClassPathResource("pages/brand.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

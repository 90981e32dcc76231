package org.kangyang.engine.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.kangyang.engine.EngineApplication;
import org.kangyang.engine.TestStore;
import org.springframework.boot.test.context.SpringBootTest;

/** Starts the engine once for all tests of the pages, with the staff of an invented repair shop. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EngineApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            TestStore.PAGES,
            "engine.security.mode=basic",
            "engine.staff=classpath:pages/staff.yaml",
            "engine.title=示例工坊",
            "engine.number-variable=orderNumber",
            "engine.number-label=单号"
        })
@Tag("pages")
@interface PagesTest {}

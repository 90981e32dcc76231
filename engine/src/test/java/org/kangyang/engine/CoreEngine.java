package org.kangyang.engine;

import org.kangyang.engine.runtime.EngineSettings;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.bind.annotation.RestController;

/** The engine without its API and pages. */
@EnableAutoConfiguration(
        exclude = org.operaton.bpm.spring.boot.starter.rest.OperatonBpmRestJerseyAutoConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties(EngineSettings.class)
@ComponentScan(
        basePackages = {
            "org.kangyang.engine.runtime",
            "org.kangyang.engine.deployment",
            "org.kangyang.engine.message",
            "org.kangyang.engine.clock"
        },
        excludeFilters = @ComponentScan.Filter(RestController.class))
@Import({EngineConfiguration.class, EngineDriver.class})
class CoreEngine {}

package org.kangyang.engine;

import org.kangyang.engine.runtime.EngineSettings;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The engine without its API and pages. */
@EnableAutoConfiguration(
        exclude = org.operaton.bpm.spring.boot.starter.rest.OperatonBpmRestJerseyAutoConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties(EngineSettings.class)
@ComponentScan({
    "org.kangyang.engine.runtime",
    "org.kangyang.engine.deployment",
    "org.kangyang.engine.message",
    "org.kangyang.engine.clock"
})
@Import({EngineConfiguration.class, EngineDriver.class})
class CoreEngine {}

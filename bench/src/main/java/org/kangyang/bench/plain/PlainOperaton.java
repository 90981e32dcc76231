package org.kangyang.bench.plain;

import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Operaton with its own REST API and nothing of ours. */
@SpringBootApplication
public class PlainOperaton {

    public static void main(String[] args) {
        SpringApplication.run(PlainOperaton.class, args);
    }

    /** Its copy of the FEEL engine is not on this class path (docs/adr/0001); nothing here asks for it. */
    @Bean
    ProcessEnginePlugin withoutFeel() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setDmnFeelEnableLegacyBehavior(true);
            }
        };
    }
}

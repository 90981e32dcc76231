package org.kangyang.core.pathway;

import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Where cases are kept. */
@Configuration(proxyBeanMethods = false)
class CaseStore {

    static final String COLLECTION = "cases";

    @Bean
    AggregateStore<CareCase> careCaseStore(MongoTemplate mongo, CareClock clock) {
        return new AggregateStore<>(mongo, clock, CareCase.class, COLLECTION);
    }
}

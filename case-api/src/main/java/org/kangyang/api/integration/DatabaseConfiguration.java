package org.kangyang.api.integration;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
import org.kangyang.core.CoreProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A client that notices within seconds that the database is down: a caller waits for an answer, unlike a job. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int PATIENCE_SECONDS = 3;

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(CoreProperties properties) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(properties.mongodb().uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }
}

package org.kangyang.core;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.kangyang.core.integration.CareClock;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * Everything an application needs of the domain. It configures itself where the jar is; set {@code kangyang.mongodb.uri}
 * (the applications take it from the environment variable {@code MONGODB_URI}). A {@link Clock} or {@link MongoClient} of the application replaces
 * the one here; its {@link CommandListener}s listen.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
@EnableConfigurationProperties(CoreProperties.class)
@ComponentScan
public class CoreConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(CareClock.ZONE);
    }

    /** Every write is acknowledged by a majority and in the journal (DESIGN §3.3). */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    MongoClient mongoClient(CoreProperties properties, ObjectProvider<CommandListener> listeners) {
        if (properties.keyIsPublic()) {
            LoggerFactory.getLogger(CoreConfiguration.class)
                    .warn("kangyang.identity-key is the public development key: set a secret of your own before any"
                            + " real person is entered; changing it later orphans their health records");
        }
        var settings = MongoClientSettings.builder()
                // The driver's own 30 s would outlast a job's lock; the address may say otherwise.
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyConnectionString(new ConnectionString(properties.mongodb().uri()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true));
        listeners.forEach(settings::addCommandListener);
        return MongoClients.create(settings.build());
    }

    @Bean
    @ConditionalOnMissingBean
    MongoCustomConversions mongoCustomConversions() {
        return new MongoCustomConversions(CoreConversions.all());
    }

    @Bean
    @ConditionalOnMissingBean
    MongoTemplate mongoTemplate(MongoClient client, MongoCustomConversions conversions, CoreProperties properties) {
        String database = Objects.requireNonNullElse(
                new ConnectionString(properties.mongodb().uri()).getDatabase(), "kangyang");
        var factory = new SimpleMongoClientDatabaseFactory(client, database);
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setAutoIndexCreation(false);
        context.afterPropertiesSet();
        DbRefResolver noReferences = NoOpDbRefResolver.INSTANCE;
        var converter = new MappingMongoConverter(noReferences, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        converter.setMapKeyDotReplacement("·");
        converter.afterPropertiesSet();
        var template = new MongoTemplate(factory, converter);
        template.setWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        return template;
    }
}

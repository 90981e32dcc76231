package org.kangyang.engine.runtime;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Lets the embedded store be opened anew after it has failed. H2 does that for a new connection once the last old one is
 * closed, and the pool would keep the old ones for half an hour.
 */
@Configuration(proxyBeanMethods = false)
class StoreRevival {

    private static final Logger LOG = LoggerFactory.getLogger(StoreRevival.class);

    private final Optional<HikariDataSource> pool;

    StoreRevival(DataSource dataSource) {
        this.pool = dataSource instanceof HikariDataSource hikari
                        && hikari.getJdbcUrl() != null
                        && hikari.getJdbcUrl().startsWith("jdbc:h2:")
                ? Optional.of(hikari)
                : Optional.empty();
    }

    /**
     * Before the pool opens it.
     *
     * @param silence after which a server that says nothing, behind a line that was cut, counts as away; else its callers
     *     would wait for ever
     */
    @Bean
    static BeanPostProcessor storeUrl(@Value("${engine.store.silence:60s}") Duration silence) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource hikari && hikari.getJdbcUrl() != null) {
                    String url = H2Store.url(hikari.getJdbcUrl());
                    hikari.setJdbcUrl(url);
                    H2Store.source(url, hikari.getUsername(), hikari.getPassword())
                            .ifPresent(hikari::setDataSource);
                    if (url.startsWith("jdbc:postgresql:")) {
                        hikari.addDataSourceProperty("socketTimeout", String.valueOf(silence.toSeconds()));
                    }
                }
                return bean;
            }
        };
    }

    @Scheduled(fixedDelayString = "${engine.store.revive:1s}", initialDelayString = "${engine.store.revive:1s}")
    void look() {
        pool.ifPresent(store -> {
            try (Connection connection = store.getConnection()) {
                H2Store.of(connection).ifPresent(H2Store::requireWritten);
            } catch (SQLException | RuntimeException failure) {
                if (StoreFailure.causes(failure)) {
                    LOG.warn("The store is opened anew: {}", String.valueOf(failure.getMessage()));
                    HikariPoolMXBean connections = store.getHikariPoolMXBean();
                    if (connections != null) {
                        connections.softEvictConnections();
                    }
                }
            }
        });
    }
}

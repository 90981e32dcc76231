package org.kangyang.engine.web;

import java.util.concurrent.Executors;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.web.embedded.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Requests and long polls wait on virtual threads: neither hundreds of polls nor slow clients keep others waiting. */
@Configuration(proxyBeanMethods = false)
class PollingConfiguration implements WebMvcConfigurer {

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        configurer.setTaskExecutor(new UninterruptedTasks("poll-")).setDefaultTimeout(0);
    }

    @Bean
    TomcatProtocolHandlerCustomizer<ProtocolHandler> requestsOnVirtualThreads() {
        return handler -> handler.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory()));
    }
}

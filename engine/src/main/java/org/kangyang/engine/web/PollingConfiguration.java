package org.kangyang.engine.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Long polls wait on virtual threads, so that hundreds of them keep no server thread. */
@Configuration(proxyBeanMethods = false)
class PollingConfiguration implements WebMvcConfigurer {

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("poll-");
        executor.setVirtualThreads(true);
        configurer.setTaskExecutor(executor).setDefaultTimeout(0);
    }
}

package org.kangyang.engine.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kangyang.engine.deployment.Deployments;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.webapp.impl.security.auth.AuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Where our filters stand in front of Operaton's web apps. */
@Configuration(proxyBeanMethods = false)
class PageFilters {

    private static final String API = "/operaton/api/*";

    @Bean
    FilterRegistrationBean<Filter> originalDiagrams(Deployments deployments, ProcessEngine engine, ObjectMapper json) {
        return on(API, new OriginalDiagramFilter(deployments, engine, json));
    }

    @Bean
    FilterRegistrationBean<Filter> taskCards(ProcessEngine engine, ObjectMapper json) {
        return on(API, new TaskCardFilter(engine, json));
    }

    @Bean
    FilterRegistrationBean<Filter> firstAdministrator(ObjectMapper json) {
        return on(FirstAdministrator.PATH, new FirstAdministrator(json));
    }

    @Bean
    FilterRegistrationBean<Filter> mendedScripts() {
        return on("/operaton/*", new MendedScripts());
    }

    @Bean
    FilterRegistrationBean<Filter> ownNonces() {
        FilterRegistrationBean<Filter> first = on("/operaton/app/*", new OwnNonceFilter());
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        first.setMatchAfter(false);
        return first;
    }

    /** Browsers would keep our scripts and texts for days after an update. */
    @Bean
    FilterRegistrationBean<Filter> freshPages() {
        return on("/operaton/app/*", new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
                chain.doFilter(request, response);
            }
        });
    }

    /** Who is logged in to Cockpit is known to our own pages too, and the engine answers with that person's rights. */
    @Bean
    FilterRegistrationBean<Filter> finishedPagesKnowWhoAsks() {
        return on(PastInstancesController.PATH + "/*", new AuthenticationFilter());
    }

    @Bean
    FilterRegistrationBean<Filter> finishedPagesAreGuarded() {
        return on(PastInstancesController.PATH + "/*", new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
                                + " frame-ancestors 'none'; base-uri 'none'");
                chain.doFilter(request, response);
            }
        });
    }

    private static FilterRegistrationBean<Filter> on(String pattern, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(pattern);
        return registration;
    }
}

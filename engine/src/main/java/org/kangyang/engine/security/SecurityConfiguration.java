package org.kangyang.engine.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.kangyang.engine.security.SecuritySettings.Mode;
import org.kangyang.engine.security.SecuritySettings.Oidc;
import org.operaton.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Guards the API. Tasklist, Cockpit and our pages beside them log their people in themselves and are not guarded here.
 * What a person reads of what they may ask for is narrowed where it is searched ({@link Caller}).
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    private final SecuritySettings settings;
    private final SecurityProblems problems;

    SecurityConfiguration(SecuritySettings settings, ServerProperties server, ObjectMapper json) {
        this.settings = settings;
        this.problems = new SecurityProblems(settings.mode(), json);
        OpenServer.refuse(settings, server.getAddress());
    }

    @Bean
    SecurityFilterChain guardedApi(HttpSecurity http, IdentityService identity) throws Exception {
        http.securityMatcher("/v2/**", "/actuator/**", "/engine-rest/**")
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new OtherSites(problems, settings.mode().contains(Mode.NONE)), LogoutFilter.class)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        if (settings.mode().contains(Mode.NONE)) {
            // Whoever reaches a loopback address is the one who runs the server.
            http.anonymous(anybody -> anybody.principal(Caller.service("anonymous")));
            return http.build();
        }
        if (settings.mode().contains(Mode.BASIC)) {
            http.authenticationProvider(new Passwords(settings.clients(), identity))
                    .httpBasic(basic -> basic.authenticationEntryPoint(problems));
        }
        if (settings.mode().contains(Mode.OIDC)) {
            http.oauth2ResourceServer(tokens -> tokens.authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems)
                    .jwt(jwt -> jwt.decoder(decoder(settings.oidc()))
                            .jwtAuthenticationConverter(new TokenCallers(settings.oidc())))
                    .withObjectPostProcessor(answeredWhileTheIssuerIsAway()));
        }
        return http.authorizeHttpRequests(SecurityConfiguration::rights).build();
    }

    /** Spring would let that failure pass, and the answer were a 500. */
    private ObjectPostProcessor<BearerTokenAuthenticationFilter> answeredWhileTheIssuerIsAway() {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(problems::commence);
                return filter;
            }
        };
    }

    /** The web apps may write two slashes for one; no path of the API is reached so. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedDoubleSlash(true);
        return firewall;
    }

    /** Spring Security looks at each request before it is anybody's. */
    @Bean
    RequestRejectedHandler malformedRequests() {
        return problems::malformed;
    }

    /** README.md has the table. What is not named here, a service client or an administrator may do only. */
    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(GET, "/actuator/health/**", "/v2/status")
                .permitAll()
                .requestMatchers(PATCH, "/v2/user-tasks/*")
                .hasAuthority(CallerToken.CHANGES_ALL)
                .requestMatchers("/v2/user-tasks/**")
                .authenticated()
                .requestMatchers(POST, "/v2/*/search", "/v2/*/*/incidents/search")
                .authenticated()
                .requestMatchers(POST, "/v2/process-definitions/*/statistics/**")
                .hasAuthority(CallerToken.READS_ALL)
                .requestMatchers(
                        GET,
                        "/v2/topology",
                        "/v2/process-definitions/**",
                        "/v2/decision-definitions/*",
                        "/v2/process-instances/*",
                        "/v2/process-instances/*/call-hierarchy",
                        "/v2/element-instances/*",
                        "/v2/incidents/*",
                        "/v2/variables/*")
                .authenticated()
                .requestMatchers(GET, "/v2/**")
                .hasAuthority(CallerToken.READS_ALL)
                .anyRequest()
                .hasAuthority(CallerToken.CHANGES_ALL);
    }

    /** Keys are fetched with the first token, so the engine starts while the issuer is away. */
    private static JwtDecoder decoder(Oidc oidc) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = oidc.jwkSetUri() == null
                    ? NimbusJwtDecoder.withIssuerLocation(String.valueOf(oidc.issuerUri()))
                            .build()
                    : NimbusJwtDecoder.withJwkSetUri(oidc.jwkSetUri()).build();
            OAuth2TokenValidator<Jwt> usual = oidc.issuerUri() == null
                    ? JwtValidators.createDefault()
                    : JwtValidators.createDefaultWithIssuer(oidc.issuerUri());
            OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<List<String>>(
                    "aud", aud -> oidc.audience() == null || aud != null && aud.contains(oidc.audience()));
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(usual, audience));
            return decoder;
        });
    }
}

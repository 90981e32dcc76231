package org.kangyang.workers.engine;

import io.camunda.client.CredentialsProvider;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the workers speak to the engine.
 *
 * @param restAddress base address of Camunda 8's REST API, from {@code CAMUNDA_REST_ADDRESS}
 * @param clusterId only for an engine whose topology names no cluster id
 * @param workerName name under which jobs are locked
 * @param lock how long a job is ours; a crash delays its jobs by at most this
 * @param poll how long an activation request may wait for jobs
 * @param maxJobsPerType jobs of one type that run at the same time
 * @param maxAttempts begun this often without an end, a job becomes an incident
 * @param firstBackoff wait after the first failure; trebled with each further one
 * @param longestBackoff upper bound of that wait
 * @param credentials how they prove who they are
 */
@ConfigurationProperties("kangyang.engine")
public record EngineProperties(
        URI restAddress,
        @Nullable String clusterId,
        @DefaultValue("kangyang-workers") String workerName,
        @DefaultValue("30s") Duration lock,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("16") int maxJobsPerType,
        @DefaultValue("10") int maxAttempts,
        @DefaultValue("2s") Duration firstBackoff,
        @DefaultValue("2m") Duration longestBackoff,
        @DefaultValue Credentials credentials) {

    /**
     * How the workers prove who they are: nothing, name and password, or a client of an OIDC issuer that fetches tokens.
     *
     * @param username from {@code CAMUNDA_BASIC_AUTH_USERNAME}
     * @param password from {@code CAMUNDA_BASIC_AUTH_PASSWORD}
     * @param clientId from {@code CAMUNDA_CLIENT_ID}
     * @param clientSecret from {@code CAMUNDA_CLIENT_SECRET}
     * @param tokenUrl where tokens are fetched, from {@code CAMUNDA_AUTHORIZATION_SERVER_URL}
     * @param audience for whom they are, from {@code CAMUNDA_TOKEN_AUDIENCE}
     */
    public record Credentials(
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String tokenUrl,
            @DefaultValue("") String audience) {

        static final Credentials NONE = new Credentials("", "", "", "", "", "");

        public Credentials {
            if (username.isBlank() != password.isBlank()) {
                throw new IllegalArgumentException(
                        "CAMUNDA_BASIC_AUTH_USERNAME and CAMUNDA_BASIC_AUTH_PASSWORD: set both or neither");
            }
            if (clientId.isBlank() != clientSecret.isBlank() || clientId.isBlank() != tokenUrl.isBlank()) {
                throw new IllegalArgumentException("CAMUNDA_CLIENT_ID, CAMUNDA_CLIENT_SECRET and"
                        + " CAMUNDA_AUTHORIZATION_SERVER_URL: set all or none");
            }
            if (!username.isBlank() && !clientId.isBlank()) {
                throw new IllegalArgumentException(
                        "Both CAMUNDA_BASIC_AUTH_USERNAME and CAMUNDA_CLIENT_ID are set; set one of them");
            }
        }

        /** What Camunda's client proves itself with, or {@code null} for an engine that asks nobody. */
        @Nullable
        CredentialsProvider provider() {
            if (!username.isBlank()) {
                return CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
                        .username(username)
                        .password(password)
                        .build();
            }
            if (clientId.isBlank()) {
                return null;
            }
            return CredentialsProvider.newCredentialsProviderBuilder()
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .authorizationServerUrl(tokenUrl)
                    .audience(audience)
                    .build();
        }
    }
}

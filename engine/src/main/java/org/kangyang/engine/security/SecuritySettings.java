package org.kangyang.engine.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers of the API prove who they are.
 *
 * @param mode which ways are open; more than one may be, {@code none} only alone and on a loopback address
 * @param clients services that may do everything, with passwords as {@code {bcrypt}$2a$…}
 * @param oidc whose tokens are taken
 */
@ConfigurationProperties("engine.security")
record SecuritySettings(
        @DefaultValue("none") Set<Mode> mode,
        @DefaultValue List<Client> clients,
        @DefaultValue Oidc oidc) {

    /** A way to prove it. */
    enum Mode {
        /** Everybody may do everything: for one machine only. */
        NONE,
        /** Name and password, of a client below or of a person whom the engine knows. */
        BASIC,
        /** Bearer token of an OIDC issuer. */
        OIDC
    }

    /**
     * @param id name it sends
     * @param password hash, with the name of its algorithm in braces before it
     */
    record Client(String id, String password) {}

    /**
     * Claims are named by their path, parts divided by dots.
     *
     * @param issuerUri what tokens must say in {@code iss}; its keys are discovered where no {@code jwkSetUri} is given
     * @param jwkSetUri where the issuer's keys are
     * @param audience what tokens must have in {@code aud}, if anything
     * @param userClaim a person's user id, as in candidate users and assignees
     * @param groupsClaim a person's groups, as in candidate groups
     * @param rolesClaim roles
     * @param serviceRole who has this role may do everything, as the workers must
     */
    record Oidc(
            @Nullable String issuerUri,
            @Nullable String jwkSetUri,
            @Nullable String audience,
            @DefaultValue("preferred_username") String userClaim,
            @DefaultValue("groups") String groupsClaim,
            @DefaultValue("realm_access.roles") String rolesClaim,
            @DefaultValue("engine-service") String serviceRole) {}
}

package org.kangyang.engine.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/** Reads the caller from a token's claims. */
record TokenCallers(SecuritySettings.Oidc settings) implements Converter<Jwt, AbstractAuthenticationToken> {

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String user = claim(token, settings.userClaim()) instanceof String name ? name : null;
        if (texts(claim(token, settings.rolesClaim())).contains(settings.serviceRole())) {
            return new CallerToken(Caller.service(user == null ? String.valueOf(token.getSubject()) : user));
        }
        if (user == null || !Caller.isName(user)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("The token has neither the role "
                    + settings.serviceRole() + " nor a user id in " + settings.userClaim()));
        }
        // Keycloak writes groups as paths.
        return new CallerToken(Caller.person(
                user,
                texts(claim(token, settings.groupsClaim())).stream()
                        .map(group -> group.startsWith("/") ? group.substring(1) : group)
                        .toList()));
    }

    private static @Nullable Object claim(Jwt token, String path) {
        Object value = token.getClaims();
        for (String part : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return value;
    }

    private static List<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case String one -> List.of(one);
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}

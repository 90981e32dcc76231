package org.kangyang.engine.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Knows clients by the settings and people by the engine, which makes whoever guesses wait longer after each wrong
 * password.
 */
final class Passwords implements AuthenticationProvider {

    private final Map<String, String> hashes;
    private final IdentityService identity;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Map<String, byte[]> proven = new ConcurrentHashMap<>();
    private final SecretKeySpec key;

    Passwords(List<SecuritySettings.Client> clients, IdentityService identity) {
        this.hashes = clients.stream()
                .collect(Collectors.toMap(SecuritySettings.Client::id, SecuritySettings.Client::password));
        this.identity = identity;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String name = asked.getName();
        String password = String.valueOf(asked.getCredentials());
        String hash = hashes.get(name);
        if (hash != null) {
            if (isClient(name, password, hash)) {
                return new CallerToken(Caller.service(name));
            }
        } else if (Caller.isName(name) && isPerson(name, password)) {
            return new CallerToken(Caller.person(
                    name,
                    identity.createGroupQuery().groupMember(name).list().stream()
                            .map(Group::getId)
                            .toList()));
        }
        throw new BadCredentialsException("Name or password is wrong");
    }

    private boolean isPerson(String name, String password) {
        try {
            return identity.checkPassword(name, password);
        } catch (org.operaton.bpm.engine.AuthenticationException locked) {
            throw new BadCredentialsException("Name or password is wrong", locked);
        }
    }

    /** A good hash takes a tenth of a second, and workers come many times in one: what was proved once is remembered. */
    private boolean isClient(String name, String password, String hash) {
        byte[] mark = mark(password);
        byte[] known = proven.get(name);
        if (known != null && MessageDigest.isEqual(known, mark)) {
            return true;
        }
        boolean matches = encoder.matches(password, hash);
        if (matches) {
            proven.put(name, mark);
        }
        return matches;
    }

    private byte[] mark(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}

package org.kangyang.engine.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An OIDC issuer as Keycloak is one, as far as a resource server and a client with credentials see of it. */
final class Issuer {

    private final HttpServer server;
    private final RSAKey key;
    private volatile boolean away;

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("key").generate();
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        answer("/certs", () -> new JWKSet(key.toPublicJWK()).toString());
        answer(
                "/token",
                () -> "{\"access_token\":\"" + token(Map.of("realm_access", Map.of("roles", List.of("engine-service"))))
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
        server.start();
    }

    private void answer(String path, Supplier<String> json) {
        server.createContext(path, exchange -> {
            if (away) {
                exchange.close();
                return;
            }
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A token that is good for five minutes, with these claims besides. */
    String token(Map<String, ?> claims) {
        return token(claims, uri("/realm"), Instant.now().plusSeconds(300));
    }

    String token(Map<String, ?> claims, String issuer, Instant expires) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("subject")
                .audience("engine")
                .expirationTime(Date.from(expires));
        claims.forEach(set::claim);
        return token(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), set.build());
    }

    private String token(JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of a key that the resource server does not have yet, so that it asks for the keys. */
    String tokenOfNewKey() {
        return token(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("new").build(), new JWTClaimsSet.Builder().build());
    }

    /** Whether it answers nobody. */
    void away(boolean whether) {
        away = whether;
    }

    void stop() {
        server.stop(0);
    }
}

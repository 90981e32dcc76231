package org.kangyang.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation must or may set.
 *
 * @param mongodb where the cases are
 * @param identityKey secret of at least 16 characters from which health record ids are derived (HMAC-SM3); the default
 *     is public and for trying out only. Changing it later orphans every health record.
 * @param caseApiUrl address of case-api as staff reach it; tasks link to the case sheet there
 */
@ConfigurationProperties("kangyang")
public record CoreProperties(
        @DefaultValue Mongodb mongodb,
        @DefaultValue(CoreProperties.PUBLIC_KEY) String identityKey,
        @DefaultValue("http://localhost:8080") String caseApiUrl) {

    static final String PUBLIC_KEY = "kangyang-public-development-key";
    private static final int SHORTEST_KEY = 16;

    public CoreProperties {
        if (identityKey.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("kangyang.identity-key has " + identityKey.length()
                    + " characters; set a secret of at least " + SHORTEST_KEY);
        }
        caseApiUrl = caseApiUrl.replaceAll("/+$", "");
    }

    /** @param uri connection string with the database's name */
    public record Mongodb(
            @DefaultValue("mongodb://127.0.0.1:27017/kangyang")
            String uri) {}

    public byte[] identityKeyBytes() {
        return identityKey.getBytes(StandardCharsets.UTF_8);
    }

    boolean keyIsPublic() {
        return Arrays.equals(identityKeyBytes(), PUBLIC_KEY.getBytes(StandardCharsets.UTF_8));
    }

    /** Never the key, nor a password within the address. */
    @Override
    public String toString() {
        return "CoreProperties[caseApiUrl=" + caseApiUrl + "]";
    }
}

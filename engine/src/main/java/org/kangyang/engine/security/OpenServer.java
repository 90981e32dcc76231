package org.kangyang.engine.security;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.security.SecuritySettings.Mode;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The settings would let anybody in, or nobody; the engine does not start with them. */
final class OpenServer extends RuntimeException {

    private final String mend;

    private OpenServer(String what, String mend) {
        super(what + " " + mend);
        this.mend = mend;
    }

    static void refuse(SecuritySettings settings, @Nullable InetAddress address) {
        List<Mode> modes = List.copyOf(settings.mode());
        boolean local = address != null && address.isLoopbackAddress();
        if (modes.isEmpty() || modes.contains(Mode.NONE) && modes.size() > 1) {
            throw new OpenServer(
                    "engine.security.mode is " + modes + ".", "Set it to none, or to basic, oidc or both.");
        }
        if (modes.contains(Mode.NONE) && !local) {
            throw new OpenServer(
                    "engine.security.mode is none, and server.address ("
                            + (address == null ? "every address of this machine" : address.getHostAddress())
                            + ") can be reached from elsewhere: anybody could read and change everything.",
                    "Set engine.security.mode to basic or oidc, or server.address to 127.0.0.1.");
        }
        if (modes.contains(Mode.OIDC)
                && settings.oidc().issuerUri() == null
                && settings.oidc().jwkSetUri() == null) {
            throw new OpenServer(
                    "engine.security.mode has oidc, but no issuer is named.",
                    "Set engine.security.oidc.issuer-uri, or jwk-set-uri beside it.");
        }
        for (SecuritySettings.Client client : settings.clients()) {
            @Nullable String password = client.password();
            if (client.id() == null || password == null || !password.matches("\\{[\\w@.-]+}.+")) {
                throw new OpenServer(
                        "engine.security.clients: '" + client.id() + "' has no id, or its password is no hash.",
                        "Write it as {bcrypt}$2a$… (htpasswd -bnBC 10 x PASSWORD makes one, after its x:).");
            }
        }
    }

    /** Tells it without a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<OpenServer> {

        @Override
        protected FailureAnalysis analyze(Throwable root, OpenServer cause) {
            String what = String.valueOf(cause.getMessage());
            return new FailureAnalysis(
                    what.substring(0, what.length() - cause.mend.length()).strip(), cause.mend, cause);
        }
    }
}

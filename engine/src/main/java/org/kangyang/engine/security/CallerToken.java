package org.kangyang.engine.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller who has proved who they are, with what they may do as Spring Security asks for it. */
final class CallerToken extends AbstractAuthenticationToken {

    static final String READS_ALL = "reads-all";
    static final String CHANGES_ALL = "changes-all";

    private final transient Caller caller;

    CallerToken(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        if (caller.changesAll()) {
            return List.of(new SimpleGrantedAuthority(READS_ALL), new SimpleGrantedAuthority(CHANGES_ALL));
        }
        return caller.readsAll() ? List.of(new SimpleGrantedAuthority(READS_ALL)) : List.of();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }
}

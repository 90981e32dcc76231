package org.kangyang.engine.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** There is one tenant; the API names it as Camunda 8 without multi-tenancy does. */
public final class Tenants {

    public static final String DEFAULT = "<default>";

    private Tenants() {}

    /** Refuses another tenant rather than mixing its work with the default one's. */
    public static void check(@Nullable String tenantId) {
        if (tenantId != null && !tenantId.isEmpty() && !DEFAULT.equals(tenantId)) {
            throw Rejection.invalidArgument("Expected tenant identifier [" + DEFAULT + "] but got [" + tenantId
                    + "]: there is one tenant here");
        }
    }

    /** As {@link #check(String)}, for a list. */
    public static void check(@Nullable List<String> tenantIds) {
        if (tenantIds != null) {
            tenantIds.forEach(Tenants::check);
        }
    }
}

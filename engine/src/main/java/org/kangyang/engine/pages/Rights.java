package org.kangyang.engine.pages;

import static org.operaton.bpm.engine.authorization.Authorization.ANY;
import static org.operaton.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.operaton.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.AuthorizationService;
import org.operaton.bpm.engine.authorization.Authorization;
import org.operaton.bpm.engine.authorization.Groups;
import org.operaton.bpm.engine.authorization.Permission;
import org.operaton.bpm.engine.authorization.Permissions;
import org.operaton.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.operaton.bpm.engine.authorization.Resource;
import org.operaton.bpm.engine.authorization.Resources;

/**
 * The standing rights: everybody who can log in uses the Tasklist and reads diagrams; supervisors read everything in
 * Cockpit and change nothing; only administrators change the engine. Rights on single tasks come with the task
 * ({@link TaskAuthorizations}).
 */
record Rights(AuthorizationService authorizations) {

    static final String SUPERVISORS = "supervisor";
    static final String ADMINISTRATORS = Groups.OPERATON_ADMIN;

    void ensure() {
        everybody(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        everybody(Resources.PROCESS_DEFINITION, ANY, Permissions.READ);

        supervisors(Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        supervisors(
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_HISTORY);
        supervisors(Resources.TASK, ANY, Permissions.READ);
        supervisors(Resources.BATCH, ANY, Permissions.READ);
        supervisors(Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        supervisors(Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        supervisors(Resources.DEPLOYMENT, ANY, Permissions.READ);
        supervisors(Resources.USER, ANY, Permissions.READ);
        supervisors(Resources.GROUP, ANY, Permissions.READ);

        for (Resource resource : Resources.values()) {
            grant(ADMINISTRATORS, resource, ANY, Permissions.ALL);
        }
    }

    void everybody(Resource resource, String id, Permission... permissions) {
        Authorization existing = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GLOBAL)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        save(
                existing == null ? authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL) : existing,
                resource,
                id,
                permissions);
    }

    void supervisors(Resource resource, String id, Permission... permissions) {
        grant(SUPERVISORS, resource, id, permissions);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization existing = existing(group, resource, id);
        Authorization right = existing == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : existing;
        if (existing == null) {
            right.setGroupId(group);
        }
        save(right, resource, id, permissions);
    }

    private @Nullable Authorization existing(String group, Resource resource, String id) {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
    }

    private void save(Authorization right, Resource resource, String id, Permission... permissions) {
        right.setResource(resource);
        right.setResourceId(id);
        for (Permission permission : permissions) {
            right.addPermission(permission);
        }
        authorizations.saveAuthorization(right);
    }
}

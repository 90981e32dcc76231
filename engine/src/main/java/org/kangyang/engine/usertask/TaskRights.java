package org.kangyang.engine.usertask;

import java.util.function.Supplier;
import org.kangyang.engine.security.Caller;
import org.operaton.bpm.engine.AuthorizationException;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.authorization.Permissions;
import org.operaton.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * Commands of people on tasks: the engine asks for the right that came with the task, as it does in Tasklist. What they
 * may not see is not there for them.
 */
@Component
class TaskRights {

    private final IdentityService identity;
    private final UserTaskQueries queries;

    TaskRights(IdentityService identity, UserTaskQueries queries) {
        this.identity = identity;
        this.queries = queries;
    }

    /** Runs the command with the rights of who sent it. */
    <T> T asCaller(String key, Supplier<T> command) {
        Caller caller = Caller.current();
        if (caller.service()) {
            return command.get();
        }
        queries.get(key);
        identity.setAuthentication(caller.id(), caller.groups());
        try {
            return command.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** People take tasks themselves; who may change everything may give them to others. */
    void checkAssignee(String assignee) {
        Caller caller = Caller.current();
        if (!caller.changesAll() && !assignee.equals(caller.id())) {
            throw new AuthorizationException(
                    caller.id(), Permissions.TASK_ASSIGN.getName(), Resources.TASK.resourceName(), "another person");
        }
    }
}

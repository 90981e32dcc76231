package org.kangyang.engine.pages;

import org.operaton.bpm.engine.AuthorizationException;
import org.operaton.bpm.engine.authorization.Permissions;
import org.operaton.bpm.engine.authorization.Resources;
import org.operaton.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.identity.Authentication;
import org.operaton.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Refuses that someone completes a task that a colleague has claimed: who did it counts (DESIGN §3.8), and the
 * assignee is whom the case will name. Callers without a login, the REST API v2 among them, are not affected.
 */
class OwnTaskChecker extends AuthorizationCommandChecker {

    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        Authentication caller = Context.getCommandContext().getAuthentication();
        if (caller == null || caller.getUserId() == null || task.getAssignee() == null) {
            return;
        }
        if (!task.getAssignee().equals(caller.getUserId())) {
            throw new AuthorizationException(
                    caller.getUserId(),
                    Permissions.TASK_WORK.getName(),
                    Resources.TASK.resourceName(),
                    "%s, which is assigned to %s".formatted(task.getId(), task.getAssignee()));
        }
    }
}

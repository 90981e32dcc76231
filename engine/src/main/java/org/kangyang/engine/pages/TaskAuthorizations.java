package org.kangyang.engine.pages;

import static org.operaton.bpm.engine.authorization.Permissions.READ;
import static org.operaton.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.operaton.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.operaton.bpm.engine.authorization.Permissions.UPDATE;
import static org.operaton.bpm.engine.authorization.Resources.TASK;
import static org.operaton.bpm.engine.authorization.Resources.USER;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.authorization.Permission;
import org.operaton.bpm.engine.identity.User;
import org.operaton.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.operaton.bpm.engine.task.IdentityLink;
import org.operaton.bpm.engine.task.IdentityLinkType;
import org.operaton.bpm.engine.task.Task;

/**
 * Who may see and work on a task: its candidates and its assignee, no one else, and no longer than they are that.
 *
 * <p>Candidates see, claim and complete; the assignee may also hand the task back or on. Operaton's own provider would
 * let every candidate change anything about the task, due date included, and leave a right behind when the candidate
 * or assignee is taken off.
 */
class TaskAuthorizations extends DefaultAuthorizationProvider {

    private static final Permission[] CANDIDATE = {READ, TASK_WORK};
    private static final Permission[] ASSIGNEE = {READ, TASK_WORK, TASK_ASSIGN};

    @Override
    public AuthorizationEntity[] newUser(User user) {
        return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, USER, user.getId(), READ, UPDATE)
        };
    }

    /** Members of a group know each other's names: a task list without names is of no use to them. */
    @Override
    public AuthorizationEntity @Nullable [] groupMembershipCreated(String groupId, String userId) {
        boolean known = getGrantAuthorizationByGroupId(groupId, USER, userId) != null;
        return known ? null : new AuthorizationEntity[] {createGrantAuthorization(null, groupId, USER, userId, READ)};
    }

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        if (oldAssignee != null && !oldAssignee.equals(newAssignee)) {
            withdrawFromUser(task, oldAssignee);
        }
        return newAssignee == null
                ? null
                : one(createOrUpdateAuthorization(task, newAssignee, null, TASK, false, ASSIGNEE));
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return one(createOrUpdateAuthorization(task, userId, null, TASK, false, CANDIDATE));
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return one(createOrUpdateAuthorization(task, null, groupId, TASK, false, CANDIDATE));
    }

    @Override
    public AuthorizationEntity @Nullable [] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        boolean stillNeeded = userId.equals(task.getAssignee()) || linkedElsehow(task, userId, null, type);
        return stillNeeded ? null : existing(getGrantAuthorizationByUserId(userId, TASK, task.getId()));
    }

    @Override
    public AuthorizationEntity @Nullable [] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        return linkedElsehow(task, null, groupId, type)
                ? null
                : existing(getGrantAuthorizationByGroupId(groupId, TASK, task.getId()));
    }

    private void withdrawFromUser(Task task, String userId) {
        AuthorizationEntity held = getGrantAuthorizationByUserId(userId, TASK, task.getId());
        if (held == null) {
            return;
        }
        if (linkedElsehow(task, userId, null, IdentityLinkType.ASSIGNEE)) {
            held.removePermission(TASK_ASSIGN);
        } else {
            Context.getCommandContext().getTaskManager().deleteDefaultAuthorizations(one(held));
        }
    }

    /** Whether the user or group is tied to the task in another way than the given one. */
    private static boolean linkedElsehow(Task task, @Nullable String userId, @Nullable String groupId, String type) {
        List<IdentityLink> links =
                new ArrayList<>(((org.operaton.bpm.engine.impl.persistence.entity.TaskEntity) task).getIdentityLinks());
        return links.stream()
                .filter(link -> !Objects.equals(type, link.getType()))
                .anyMatch(
                        link -> Objects.equals(userId, link.getUserId()) && Objects.equals(groupId, link.getGroupId()));
    }

    private static AuthorizationEntity[] one(AuthorizationEntity authorization) {
        return new AuthorizationEntity[] {authorization};
    }

    private static AuthorizationEntity @Nullable [] existing(@Nullable AuthorizationEntity authorization) {
        return authorization == null ? null : one(authorization);
    }
}

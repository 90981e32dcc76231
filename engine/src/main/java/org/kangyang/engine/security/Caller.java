package org.kangyang.engine.security;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.authorization.Groups;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sends a request: a service, which may do everything, or a person, who may do what concerns the tasks assigned to
 * them or offered to their groups.
 *
 * @param id the client's or the user's
 * @param groups the person's, as in candidate groups
 * @param service whether it is one
 */
public record Caller(String id, List<String> groups, boolean service) {

    /** Group whose members read everything and change nothing. */
    public static final String SUPERVISORS = "supervisor";

    /** Names that users and groups can have; others cannot be meant by any task. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");

    private static final Caller NOBODY = new Caller("", List.of(), false);

    public Caller {
        groups = groups.stream().filter(g -> NAME.matcher(g).matches()).toList();
    }

    static Caller service(String id) {
        return new Caller(id, List.of(), true);
    }

    static Caller person(String id, Collection<String> groups) {
        return new Caller(id, List.copyOf(groups), false);
    }

    static boolean isName(String id) {
        return NAME.matcher(id).matches();
    }

    /** Who sent the request that this thread answers; outside of requests nobody. */
    public static Caller current() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller ? caller : NOBODY;
    }

    /** Whether they read all instances, incidents and variables. */
    public boolean readsAll() {
        return changesAll() || groups.contains(SUPERVISORS);
    }

    /** Whether they may do whatever the API offers. */
    public boolean changesAll() {
        return service || groups.contains(Groups.OPERATON_ADMIN);
    }

    /**
     * The condition that they may read variables by {@code task}, an alias of the history of tasks, which they see: who
     * has done a task has no part in what goes on behind it.
     */
    public String readsVariables(String task) {
        return readsAll() ? "1 = 1" : task + ".END_TIME_ is null";
    }

    /** The condition that {@code task}, an alias of the history of tasks, is one they may see. */
    public String sees(String task) {
        if (readsAll()) {
            return "1 = 1";
        }
        if (!isName(id)) {
            return "1 = 0";
        }
        String groupIds = groups.isEmpty()
                ? ""
                : " or L.GROUP_ID_ in ("
                        + groups.stream().map(g -> "'" + g + "'").collect(Collectors.joining(", ")) + ")";
        return "(" + task + ".ASSIGNEE_ = '" + id
                + "' or exists (select 1 from ACT_RU_IDENTITYLINK L where L.TASK_ID_ = " + task
                + ".ID_ and L.TYPE_ = 'candidate' and (L.USER_ID_ = '" + id + "'" + groupIds + ")))";
    }
}

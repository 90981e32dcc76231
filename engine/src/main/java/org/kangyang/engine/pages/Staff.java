package org.kangyang.engine.pages;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kangyang.engine.pages.StaffFile.Person;
import org.kangyang.engine.pages.StaffFile.Role;
import org.kangyang.engine.pages.StaffFile.StaffGroup;
import org.operaton.bpm.engine.FilterService;
import org.operaton.bpm.engine.IdentityService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.authorization.Groups;
import org.operaton.bpm.engine.authorization.Permissions;
import org.operaton.bpm.engine.authorization.Resources;
import org.operaton.bpm.engine.filter.Filter;
import org.operaton.bpm.engine.identity.Group;
import org.operaton.bpm.engine.identity.User;

/**
 * Brings groups, people and filters of the staff file into the engine, each of them once.
 *
 * <p>What was made is remembered, so that a person whom the administrator deleted does not come back with the first
 * password at the next start, and what was changed there (password, name, filter) stays changed.
 */
class Staff {

    private final IdentityService identities;
    private final FilterService filters;
    private final ManagementService management;
    private final ProcessEngine engine;

    Staff(ProcessEngine engine) {
        this.engine = engine;
        this.identities = engine.getIdentityService();
        this.filters = engine.getFilterService();
        this.management = engine.getManagementService();
    }

    void ensure(StaffFile file) {
        once("group", Rights.SUPERVISORS, () -> makeGroup(Rights.SUPERVISORS, "督导", Groups.GROUP_TYPE_SYSTEM));
        once("group", Rights.ADMINISTRATORS, () -> makeGroup(Rights.ADMINISTRATORS, "系统管理员", Groups.GROUP_TYPE_SYSTEM));
        for (StaffGroup group : file.groups()) {
            once("group", group.id(), () -> makeGroup(group.id(), group.name(), Groups.GROUP_TYPE_WORKFLOW));
        }
        for (Person person : file.users()) {
            once("user", person.id(), () -> makeUser(person));
            person.groups().forEach(group -> member(person.id(), group));
            if (person.role() == Role.SUPERVISOR) {
                member(person.id(), Rights.SUPERVISORS);
            }
            if (person.role() == Role.ADMIN) {
                member(person.id(), Rights.ADMINISTRATORS);
            }
        }
        int place = 0;
        for (TaskFilter filter : file.filters()) {
            int order = place++;
            once("filter", filter.name(), () -> makeFilter(filter, order, file.taskVariables()));
        }
    }

    private void makeGroup(String id, String name, String type) {
        if (identities.createGroupQuery().groupId(id).count() > 0) {
            return;
        }
        Group group = identities.newGroup(id);
        group.setName(name);
        group.setType(type);
        identities.saveGroup(group);
    }

    private void makeUser(Person person) {
        if (identities.createUserQuery().userId(person.id()).count() > 0) {
            return;
        }
        User user = identities.newUser(person.id());
        // Operaton shows the first name before the last; a Chinese name is read family name first.
        user.setFirstName(person.lastName());
        user.setLastName(person.firstName());
        user.setEmail(person.email());
        user.setPassword(person.password());
        identities.saveUser(user);
    }

    private void member(String user, String group) {
        once("member", user + " in " + group, () -> {
            boolean exists = identities.createUserQuery().userId(user).count() > 0;
            boolean already = identities
                            .createUserQuery()
                            .userId(user)
                            .memberOfGroup(group)
                            .count()
                    > 0;
            if (exists && !already) {
                identities.createMembership(user, group);
            }
        });
    }

    private void makeFilter(TaskFilter wanted, int order, List<StaffFile.ShownVariable> variables) {
        if (filters.createTaskFilterQuery().filterName(wanted.name()).count() > 0) {
            return;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", wanted.description() == null ? "" : wanted.description());
        properties.put("priority", order);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                variables.stream()
                        .map(variable -> Map.of("name", variable.name(), "label", variable.label()))
                        .toList());
        Filter filter = filters.newTaskFilter(wanted.name());
        filter.setQuery(wanted.query(engine.getTaskService()));
        filter.setProperties(properties);
        String id = filters.saveFilter(filter).getId();
        Rights rights = new Rights(engine.getAuthorizationService());
        if (wanted.role() == null) {
            rights.everybody(Resources.FILTER, id, Permissions.READ);
        } else if (wanted.role() == Role.SUPERVISOR) {
            rights.supervisors(Resources.FILTER, id, Permissions.READ);
        }
    }

    private void once(String kind, String id, Runnable make) {
        String thing = kind + " " + id;
        String mark = "made." + UUID.nameUUIDFromBytes(thing.getBytes(StandardCharsets.UTF_8));
        if (management.getProperties().containsKey(mark)) {
            return;
        }
        make.run();
        management.setProperty(mark, thing);
    }
}

package org.kangyang.engine.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * The staff file that {@code engine.staff} names (YAML).
 *
 * @param groups candidate groups, named as the models name them
 * @param users people who log in
 * @param filters named views of the task list, in order; none given: {@link TaskFilter#usual()}
 * @param taskVariables process variables to show on every task card
 */
record StaffFile(
        List<StaffGroup> groups, List<Person> users, List<TaskFilter> filters, List<ShownVariable> taskVariables) {

    /** DESIGN §3.10: role or role.scopeId, the same names in Tasklist, Operate and Keycloak. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    static final StaffFile NONE = new StaffFile(List.of(), List.of(), List.of(), List.of());

    StaffFile {
        groups = groups == null ? List.of() : List.copyOf(groups);
        users = users == null ? List.of() : List.copyOf(users);
        filters = filters == null || filters.isEmpty() ? TaskFilter.usual() : List.copyOf(filters);
        taskVariables = taskVariables == null ? List.of() : List.copyOf(taskVariables);
        requireKnownGroups(groups, users);
    }

    /** A group; {@code id} is what a model writes as candidate group. */
    record StaffGroup(String id, String name) {
        StaffGroup {
            requireId("group", id);
            name = name == null || name.isBlank() ? id : name;
        }
    }

    /** Someone who logs in; the password is only the first one, a changed one is kept. */
    record Person(
            String id,
            String firstName,
            String lastName,
            String password,
            @Nullable String email,
            List<String> groups,
            @Nullable Role role) {
        Person {
            requireId("user", id);
            if (password == null || password.length() < 8) {
                throw new IllegalArgumentException("user " + id + ": password needs at least 8 characters");
            }
            groups = groups == null ? List.of() : List.copyOf(groups);
        }
    }

    /** What a person may do besides working on tasks. */
    enum Role {
        @JsonProperty("supervisor")
        SUPERVISOR,
        @JsonProperty("admin")
        ADMIN
    }

    /** A process variable shown on task cards under a label. */
    record ShownVariable(String name, String label) {}

    static StaffFile read(Resource file) {
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        try (InputStream in = file.getInputStream()) {
            return yaml.readValue(in, StaffFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "engine.staff: %s cannot be read: %s".formatted(file.getDescription(), e.getMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "engine.staff: there is no readable %s; correct the setting or leave it out"
                            .formatted(file.getDescription()),
                    e);
        }
    }

    private static void requireId(String kind, @Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("%s id \"%s\" must be 1 to 64 of A-Z a-z 0-9 _ . -".formatted(kind, id));
        }
    }

    private static void requireKnownGroups(List<StaffGroup> groups, List<Person> users) {
        Set<String> known = new HashSet<>();
        groups.forEach(group -> known.add(group.id()));
        for (Person person : users) {
            for (String group : person.groups()) {
                if (!known.contains(group)) {
                    throw new IllegalArgumentException(
                            "user %s: group %s is not among the file's groups".formatted(person.id(), group));
                }
            }
        }
    }
}

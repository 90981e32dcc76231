package org.kangyang.local.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads from the staff file who may log in; the file itself is the engine's. */
public final class StaffLogins {

    /** What the engine's roles are called among people. */
    private static final Map<String, String> ROLES = Map.of("supervisor", "督导", "admin", "系统管理员");

    private StaffLogins() {}

    /**
     * Somebody who may log in.
     *
     * @param id login name
     * @param name family name first
     * @param password the first one
     * @param role what the person does: names of the groups, or the role that the engine knows
     */
    public record Login(String id, String name, String password, String role) {}

    /** All logins in the order of the file. */
    public static List<Login> read(Path file) {
        Object root;
        try (Reader reader = Files.newBufferedReader(file)) {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException | YAMLException e) {
            throw new StartFailure(
                    "人员文件 " + file + " 无法读取（" + firstLine(e) + "）；请改正，或删除它以恢复样例人员。",
                    "The staff file " + file + " cannot be read (" + firstLine(e)
                            + "); correct it, or delete it to get the sample staff again.");
        }
        List<Map<?, ?>> users = list(root, "users");
        List<Map<?, ?>> groups = list(root, "groups");
        return users.stream()
                .map(user -> new Login(
                        text(user, "id"),
                        text(user, "lastName") + text(user, "firstName"),
                        text(user, "password"),
                        role(user, groups)))
                .toList();
    }

    private static String role(Map<?, ?> user, List<Map<?, ?>> groups) {
        if (user.get("role") != null) {
            return ROLES.getOrDefault(text(user, "role"), text(user, "role"));
        }
        if (!(user.get("groups") instanceof List<?> ids)) {
            return "";
        }
        List<String> names = ids.stream()
                .map(id -> groups.stream()
                        .filter(group -> Objects.equals(group.get("id"), id))
                        .map(group -> text(group, "name"))
                        .findFirst()
                        .orElse(String.valueOf(id)))
                .toList();
        return String.join("、", names);
    }

    private static List<Map<?, ?>> list(Object root, String key) {
        if (root instanceof Map<?, ?> map && map.get(key) instanceof List<?> entries) {
            return entries.stream()
                    .filter(Map.class::isInstance)
                    .<Map<?, ?>>map(entry -> (Map<?, ?>) entry)
                    .toList();
        }
        return List.of();
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

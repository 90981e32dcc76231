package org.kangyang.local.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The table of addresses and logins that is printed when all is ready. */
final class Welcome {

    private Welcome() {}

    static void print(Settings settings, Path staffFile, Children children, Progress progress) {
        StringBuilder text = new StringBuilder(System.lineSeparator());
        boolean ownEngine = settings.camundaAddress() == null;
        if (ownEngine) {
            row(text, "任务办理 Tasklist", settings.engine() + "/operaton/app/tasklist/");
            row(text, "流程监控 Cockpit", settings.engine() + "/operaton/app/cockpit/");
        } else {
            row(text, "流程引擎 Camunda", settings.engine());
        }
        row(text, "接口说明 API", settings.api() + "/swagger-ui.html");
        row(text, "个案列表 cases", settings.api() + "/api/v1/cases");
        row(text, "数据库 MongoDB", settings.mongoUri() == null ? settings.mongo() : "MONGODB_URI");
        row(text, "数据与日志 data, logs", settings.data().toString());
        if (ownEngine) {
            logins(text, StaffLogins.read(staffFile));
        }
        progress.print(text.toString());
        progress.say(
                "全部就绪，" + memory(children) + "；按 Ctrl-C 停止，数据会保留（--reset 清除）",
                "Everything is ready; Ctrl-C stops it and keeps the data (--reset removes it)");
    }

    private static void logins(StringBuilder text, List<StaffLogins.Login> logins) {
        text.append(System.lineSeparator());
        text.append(line("登录名 login", "密码 password", "姓名 name", "岗位 role"));
        for (StaffLogins.Login login : logins) {
            text.append(line(login.id(), login.password(), login.name(), login.role()));
        }
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("  ").append(padded(name, 24)).append(value).append(System.lineSeparator());
    }

    private static String line(String login, String password, String name, String role) {
        return "  " + padded(login, 20) + padded(password, 18) + padded(name, 12) + role + System.lineSeparator();
    }

    /** Chinese characters take two columns of a terminal. */
    static String padded(String text, int columns) {
        int width = text.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, columns - width));
    }

    private static String memory(Children children) {
        long bytes = children.snapshot().stream()
                .map(Child::residentBytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return "占用内存约 " + bytes / 1024 / 1024 + " MB";
    }
}

package org.kangyang.local.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.kangyang.local.launch.Settings.Option;

/** Asks before anything is removed. */
final class Reset {

    private Reset() {}

    static void confirm(Settings settings) {
        if (settings.has(Option.YES)) {
            return;
        }
        if (!settings.terminal()) {
            throw new StartFailure(
                    "--reset 会删除 " + settings.data() + " 中的全部数据；不在终端中运行时请加 --yes 确认。",
                    "--reset removes everything in " + settings.data() + "; without a terminal, confirm it by --yes.");
        }
        System.out.printf(
                "将删除 %s 中的全部数据。输入 yes 确认：%nEverything in %s will be removed. Type yes to confirm: ",
                settings.data(), settings.data());
        System.out.flush();
        if (!"yes".equals(answer())) {
            throw new StartFailure(
                    "没有输入 yes，数据未动，也没有启动；不加 --reset 即保留数据启动。",
                    "That was no yes: nothing was removed or started; leave out --reset to start with the data.");
        }
    }

    private static String answer() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }
}

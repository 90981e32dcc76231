package org.kangyang.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kangyang.local.database.DatabaseProcess;
import org.kangyang.local.demo.Demo;
import org.kangyang.local.launch.AfterStart;
import org.kangyang.local.launch.Launcher;
import org.kangyang.local.launch.Progress;
import org.kangyang.local.launch.Settings;
import org.kangyang.local.launch.Settings.Option;
import org.kangyang.local.launch.StartFailure;
import org.kangyang.local.samples.Samples;

/** The application behind {@code ./run}: the launcher, or with the argument {@code database} the embedded database. */
public final class Main {

    private Main() {}

    /** Exit code 0 after a stop, 1 after a failure whose cause and mend were printed. */
    public static void main(String... args) throws InterruptedException {
        if (args.length > 0 && args[0].equals(DatabaseProcess.ARGUMENT)) {
            DatabaseProcess.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        int code = 1;
        try {
            Settings settings = Settings.of(System.getenv(), List.of(args));
            List<AfterStart> steps = new ArrayList<>();
            steps.add(new Samples());
            if (settings.options().contains(Option.DEMO)) {
                steps.add(new Demo());
            }
            new Launcher(settings, new Progress(System.out), steps).run();
            code = 0;
        } catch (StartFailure failure) {
            System.err.println(failure.text());
        }
        System.exit(code);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

package org.kangyang.local.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kangyang.local.launch.Settings.Option;

/** Starts everything on one machine and keeps watch until it is told to stop or a child dies. */
public final class Launcher {

    private static final String DATABASE = "database";
    private static final String LAUNCHER = "launcher";

    private final Settings settings;
    private final Progress progress;
    private final List<AfterStart> afterStart;

    /**
     * @param settings of this start
     * @param progress where to say what is going on
     * @param afterStart what to do, in order, once everything runs
     */
    public Launcher(Settings settings, Progress progress, List<AfterStart> afterStart) {
        this.settings = settings;
        this.progress = progress;
        this.afterStart = afterStart;
    }

    /**
     * Runs until the process is stopped.
     *
     * @throws StartFailure naming cause and mend; nothing is left running then
     */
    public void run() throws InterruptedException {
        if (settings.has(Option.STOP)) {
            stopTheOther();
            return;
        }
        if (settings.has(Option.RESET)) {
            Reset.confirm(settings);
        }
        try (DataDirectory data = DataDirectory.open(settings.data())) {
            prepare(data);
            Path staffFile = data.staffFile();
            List<ChildSpec> specs = new ChildCatalogue(settings, staffFile, identityKey(data)).children();
            check(specs);
            Children children = new Children(data, progress);
            Runtime.getRuntime().addShutdownHook(new Thread(children::stopAll, "stop-children"));
            try {
                start(specs, children);
                Started started = new Started(settings, data, progress, children);
                for (AfterStart step : afterStart) {
                    step.run(started);
                }
                Welcome.print(settings, staffFile, children, progress);
                if (!settings.has(Option.ONCE)) {
                    children.watch();
                }
            } finally {
                children.stopAll();
            }
        }
    }

    /** Made up for the embedded database and kept beside it; whoever brings a MongoDB brings the key to it. */
    private Optional<String> identityKey(DataDirectory data) {
        boolean given = settings.mongoUri() != null || System.getenv("KANGYANG_IDENTITYKEY") != null;
        return given ? Optional.empty() : Optional.of(data.identityKey());
    }

    private void prepare(DataDirectory data) {
        for (String left : data.running()) {
            Path file = data.resolve("run/" + left);
            RunningProcess.read(file).ifPresent(process -> {
                progress.say("正在停止上次遗留的进程 " + left + "…", "Stopping what the last start left: " + left + " …");
                RunningProcess.stop(process, Duration.ofSeconds(15));
            });
        }
        if (settings.has(Option.RESET)) {
            data.reset();
            progress.say("数据已清除", "The data was removed");
        }
        RunningProcess.write(data.resolve("run/" + LAUNCHER + DataDirectory.RUNNING), ProcessHandle.current());
    }

    private void check(List<ChildSpec> specs) {
        Machine.requireDisk(settings.data());
        specs.forEach(
                spec -> Machine.requireFreePort(spec.port(), spec.chinese(), spec.name(), portVariable(spec.name())));
    }

    /** The database first and alone, since it takes a second and the others would only wait for it. */
    private void start(List<ChildSpec> specs, Children children) throws InterruptedException {
        for (ChildSpec spec : specs) {
            progress.say("正在启动" + spec.chinese() + "…", "Starting " + spec.name() + " …");
            children.start(spec);
            if (spec.name().equals(DATABASE)) {
                children.awaitReady(List.of(DATABASE));
            }
        }
        children.awaitReady(specs.stream()
                .map(ChildSpec::name)
                .filter(name -> !name.equals(DATABASE))
                .toList());
    }

    private void stopTheOther() {
        Path file = settings.data().resolve("run/" + LAUNCHER + DataDirectory.RUNNING);
        RunningProcess.read(file)
                .ifPresentOrElse(
                        process -> {
                            progress.say("正在停止…", "Stopping …");
                            RunningProcess.stop(process, Duration.ofSeconds(150));
                            progress.say("已全部停止", "Everything is stopped");
                        },
                        () -> progress.say("没有正在运行的系统", "Nothing is running"));
    }

    private static String portVariable(String child) {
        return switch (child) {
            case DATABASE -> "KANGYANG_DATABASE_PORT";
            case "engine" -> "KANGYANG_ENGINE_PORT";
            case "workers" -> "KANGYANG_WORKERS_PORT";
            default -> "KANGYANG_API_PORT";
        };
    }
}

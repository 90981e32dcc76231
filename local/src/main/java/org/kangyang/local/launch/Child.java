package org.kangyang.local.launch;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.local.guard.Guarded;

/** One child process, from its start to its end. */
final class Child {

    private static final Duration PROBE = Duration.ofSeconds(2);

    private final ChildSpec spec;
    private final Process process;
    private final Path log;
    private final Path runFile;
    private volatile boolean stopping;

    private Child(ChildSpec spec, Process process, Path log, Path runFile) {
        this.spec = spec;
        this.process = process;
        this.log = log;
        this.runFile = runFile;
    }

    /** Starts the process; its output goes to {@code logs/<name>.log}, the one before is kept beside it. */
    static Child start(ChildSpec spec, DataDirectory data, Path guardJar) {
        Path log = data.resolve("logs/" + spec.name() + ".log");
        Path runFile = data.resolve("run/" + spec.name() + DataDirectory.RUNNING);
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(spec.name() + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(command(spec, guardJar))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .directory(data.resolve(".").toFile());
            builder.environment().putAll(spec.environment());
            Process process = builder.start();
            RunningProcess.write(runFile, process.toHandle());
            return new Child(spec, process, log, runFile);
        } catch (IOException e) {
            throw new StartFailure(
                    "无法启动" + spec.chinese() + "（" + e.getMessage() + "）；请检查 " + spec.jar() + " 后再运行 ./run。",
                    spec.name() + " cannot be started (" + e.getMessage() + "); check " + spec.jar()
                            + " and type ./run again.");
        }
    }

    private static List<String> command(ChildSpec spec, Path guardJar) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Application application = Application.of(spec.jar());
        command.addAll(spec.jvmOptions());
        command.addAll(application.jvmOptions());
        command.add("-cp");
        command.add(guardJar + File.pathSeparator + application.classPath());
        command.add(Guarded.class.getName());
        command.add(application.mainClass());
        command.addAll(spec.arguments());
        return command;
    }

    ChildSpec spec() {
        return spec;
    }

    Process process() {
        return process;
    }

    boolean isReady(HttpClient http) {
        try {
            if (spec.health() == null) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress("127.0.0.1", spec.port()), 500);
                    return true;
                }
            }
            HttpRequest request =
                    HttpRequest.newBuilder(spec.health()).timeout(PROBE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it ended though nobody asked it to. */
    boolean diedOfItself() {
        return !stopping && !process.isAlive();
    }

    StartFailure death() {
        String reason = LogTail.reason(log);
        String because = reason == null ? "" : "：" + reason;
        String becauseEnglish = reason == null ? "" : " (" + reason + ")";
        int code = process.exitValue();
        return new StartFailure(
                spec.chinese() + "意外退出，退出码 " + code + because + "；已办理的事项都在磁盘上，请看日志 " + log + "，排除原因后再运行 ./run 即可继续。",
                spec.name() + " died with exit code " + code + becauseEnglish + "; what was done is on disk, see " + log
                        + ", then type ./run again to go on.");
    }

    StartFailure neverReady(Duration waited) {
        String reason = LogTail.reason(log);
        return new StartFailure(
                spec.chinese() + " " + waited.toSeconds() + " 秒内没有就绪" + (reason == null ? "" : "：" + reason) + "；请看日志 "
                        + log + "，排除原因后再运行 ./run。",
                spec.name() + " was not ready within " + waited.toSeconds() + " s"
                        + (reason == null ? "" : " (" + reason + ")") + "; see " + log
                        + ", then type ./run again.");
    }

    /** Asks it to end, and after its patience makes it. */
    void stop() {
        stopping = true;
        RunningProcess.stop(process.toHandle(), spec.patience());
        try {
            Files.deleteIfExists(runFile);
        } catch (IOException e) {
            // The next start sees by the start time that it is gone.
        }
    }

    /** Resident memory in bytes where the system tells (Linux). */
    @Nullable
    Long residentBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }
}

package org.kangyang.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process written down in a file, so that a later start finds it again; a number used anew is told by its start time. */
final class RunningProcess {

    private RunningProcess() {}

    static void write(Path file, ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + started(process).toEpochMilli());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The very process that was written down, if it still runs. */
    static Optional<ProcessHandle> read(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            if (parts.length != 2) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> started(process).equals(started));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant started(ProcessHandle process) {
        return Instant.ofEpochMilli(
                process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
    }

    /** Asks a process to end, and after a while makes it. */
    static void stop(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!ended(process, patience)) {
            process.destroyForcibly();
            ended(process, Duration.ofSeconds(5));
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}

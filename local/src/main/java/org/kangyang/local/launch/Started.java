package org.kangyang.local.launch;

import java.net.URI;
import java.nio.file.Path;

/** The running system, as what comes after the start sees it: its public addresses and a memory of what was done. */
public final class Started {

    private final Settings settings;
    private final DataDirectory data;
    private final Progress progress;
    private final Children children;

    Started(Settings settings, DataDirectory data, Progress progress, Children children) {
        this.settings = settings;
        this.data = data;
        this.progress = progress;
        this.children = children;
    }

    public Settings settings() {
        return settings;
    }

    /** Address of case-api. */
    public URI api() {
        return URI.create(settings.api());
    }

    /** Address of the engine's REST API. */
    public URI engine() {
        return URI.create(settings.engine());
    }

    public Progress progress() {
        return progress;
    }

    /** A place below the data directory. */
    public Path file(String name) {
        return data.resolve(name);
    }

    /** Whether {@link #mark} was called with it, in this start or one before. */
    public boolean isMarked(String mark) {
        return data.isMarked(mark);
    }

    /** Remembers that something was done once and for all. */
    public void mark(String mark) {
        data.mark(mark);
    }

    /** Fails if a child died meanwhile. */
    public void requireAlive() {
        children.requireAlive();
    }
}

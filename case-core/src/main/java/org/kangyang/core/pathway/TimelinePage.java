package org.kangyang.core.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case's timeline, oldest first. {@code nextCursor} is null on the last page. */
public record TimelinePage(
        List<TimelineItem> items, @Nullable String nextCursor) {}

package org.kangyang.core.pathway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one page of the daily sweep did.
 *
 * @param actions how often each was done
 * @param failed cases of this page that could not be dealt with; the others were
 * @param nextCursor where to go on; null where nothing is left
 */
public record SweepPage(
        Map<SweepAction, Integer> actions,
        List<String> failed,
        @Nullable String nextCursor) {}

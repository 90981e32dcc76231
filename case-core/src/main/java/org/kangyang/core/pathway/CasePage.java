package org.kangyang.core.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases in order of their last change. {@code nextCursor} is null on the last page. */
public record CasePage(List<CaseSummary> cases, @Nullable String nextCursor) {}

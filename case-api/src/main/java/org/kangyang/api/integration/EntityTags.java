package org.kangyang.api.integration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.api.problem.ProblemType;
import org.kangyang.api.problem.RequestFault;

/** A case's revision as a strong entity tag, and back (DESIGN §3.3: no write is lost silently). */
public final class EntityTags {
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7e]*)\"\\s*");
    private static final Pattern REVISION = Pattern.compile("\\d{1,18}");

    private EntityTags() {}

    /** The tag of a revision, quotes included. */
    public static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Reads the revision that the client has seen.
     *
     * @throws ApiProblem 428 without the header, 400 for what is no single entity tag, 412 for a tag that can never match
     */
    public static long revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ApiProblem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "修改个案时必须带 If-Match 请求头。",
                    List.of(new FieldFault(
                            "If-Match",
                            RequestFault.HEADER_REQUIRED,
                            "缺少 If-Match 请求头。",
                            "请先 GET 该个案，并把其 ETag 原样放入 If-Match。")));
        }
        Matcher tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw ApiProblem.malformed(new FieldFault(
                    "If-Match",
                    RequestFault.HEADER_INVALID,
                    "If-Match 的格式不正确。",
                    "请原样使用 GET 返回的一个 ETag(含双引号),不支持 * 与多个取值。"));
        }
        if (tag.group(1) != null || !REVISION.matcher(tag.group(2)).matches()) {
            throw stale();
        }
        return Long.parseLong(tag.group(2));
    }

    /** 412: somebody else changed the case since the client read it. */
    public static ApiProblem stale() {
        return new ApiProblem(
                ProblemType.STALE,
                "个案在您读取之后已被更新。",
                List.of(new FieldFault("If-Match", RequestFault.STALE, "个案已有新的版本。", "请重新 GET 该个案，核对后以新的 ETag 再试。")));
    }
}

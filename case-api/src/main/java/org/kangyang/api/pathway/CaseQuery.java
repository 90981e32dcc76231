package org.kangyang.api.pathway;

import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.problem.ApiProblem;
import org.kangyang.api.problem.FieldFault;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.pathway.CaseFilter;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.Colour;

/** Checks of query parameters that the framework's conversion leaves open; each refusal names its parameter. */
final class CaseQuery {
    /** Largest page, so that one request stays cheap. */
    static final int LARGEST_PAGE = 200;

    private static final Pattern DIVISION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}");

    private CaseQuery() {}

    static CaseFilter filter(
            @Nullable CaseStatus status,
            @Nullable Colour colour,
            @Nullable String division,
            @Nullable OffsetDateTime updatedSince) {
        if (division != null && !DIVISION.matcher(division).matches()) {
            throw ApiProblem.malformed(
                    new FieldFault("division", FaultCode.OUT_OF_RANGE, "区划代码的位数不正确。", "请填写区划代码的前 2、4、6 位或全部 9 位数字。"));
        }
        if (updatedSince != null && (updatedSince.getYear() < 1970 || updatedSince.getYear() > 9999)) {
            throw ApiProblem.malformed(
                    new FieldFault("updatedSince", FaultCode.OUT_OF_RANGE, "时间超出范围。", "请使用 1970 年至 9999 年之间的时间。"));
        }
        return new CaseFilter(status, colour, division, updatedSince == null ? null : updatedSince.toInstant());
    }

    static int limit(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ApiProblem.malformed(new FieldFault(
                    "limit", FaultCode.OUT_OF_RANGE, "每页条数超出范围。", "请使用 1 至 " + LARGEST_PAGE + " 之间的整数。"));
        }
        return limit;
    }
}

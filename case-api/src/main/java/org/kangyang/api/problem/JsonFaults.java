package org.kangyang.api.problem;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.FaultCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads out of Jackson's exceptions which field or line is at fault, without ever repeating the value that was sent. */
final class JsonFaults {
    private static final int LONGEST_NAME = 60;

    private JsonFaults() {}

    static FieldFault of(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                new FieldFault(
                        path(unknown.getPath()), FaultCode.UNKNOWN_FIELD, "没有名为该名称的字段。", "请删除该字段，或对照接口文档更正其名称（区分大小写）。");
            case InvalidFormatException format
            when format.getTargetType() != null && format.getTargetType().isEnum() ->
                new FieldFault(
                        path(format.getPath()),
                        FaultCode.UNKNOWN_VALUE,
                        "取值不在允许范围内。",
                        "请使用下列取值之一:" + constants(format.getTargetType()) + "。");
            case UnreadableText text ->
                new FieldFault(path(text.getPath()), RequestFault.UNREADABLE_TEXT, "文本含有控制字符或不完整的字符。", "请删去不可见字符后重发。");
            case MismatchedInputException trailing
            when String.valueOf(trailing.getOriginalMessage()).startsWith("Trailing token") ->
                new FieldFault("", RequestFault.NOT_JSON, "JSON 之后还有多余内容" + at(trailing) + "。", "请只发送一个 JSON 对象。");
            case MismatchedInputException mismatch ->
                new FieldFault(
                        path(mismatch.getPath()),
                        FaultCode.WRONG_TYPE,
                        "类型不正确。",
                        "此处应为" + expected(mismatch) + at(mismatch) + "。");
            case DatabindException other ->
                new FieldFault(
                        path(other.getPath()), RequestFault.WRONG_VALUE, "取值不正确。", "请对照接口文档更正" + at(other) + "。");
            case JacksonException broken ->
                new FieldFault(
                        path(broken.getPath()),
                        RequestFault.NOT_JSON,
                        "请求内容不是合法的 JSON" + at(broken) + "。",
                        "请以 UTF-8 发送合法的 JSON(无重复字段、无多余内容),并检查所指位置。");
            case null, default -> new FieldFault("", RequestFault.NO_BODY, "缺少请求内容。", "请以 application/json 发送请求内容。");
        };
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shortened(reference.getPropertyName()));
            }
        }
        return path.toString();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining("、"));
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "另一种类型";
        }
        if (type.isEnum()) {
            return "下列文本之一:" + constants(type);
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "形如 2026-12-01 的日期文本";
        }
        if (type == String.class) {
            return "文本";
        }
        if (type == boolean.class || type == Boolean.class) {
            return " true 或 false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "整数";
        }
        return Iterable.class.isAssignableFrom(type) ? "数组" : "对象";
    }

    private static String at(JacksonException exception) {
        TokenStreamLocation location = exception.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : "(第 " + location.getLineNr() + " 行第 " + location.getColumnNr() + " 列)";
    }
}

package org.kangyang.engine.pages;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step that an instance took.
 *
 * @param element id in the model
 * @param name as the diagram shows it
 * @param kind what sort of step
 * @param person who did it; null for a step without a person
 * @param called id of the instance it called
 * @param mood passed, active or stopped
 */
record ActivityRow(
        String element,
        String name,
        String kind,
        @Nullable String person,
        @Nullable String called,
        ZonedDateTime start,
        @Nullable ZonedDateTime end,
        String mood) {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("startEvent", "开始"),
            Map.entry("messageStartEvent", "收到消息后开始"),
            Map.entry("startTimerEvent", "定时开始"),
            Map.entry("signalStartEvent", "收到信号后开始"),
            Map.entry("errorStartEvent", "出错时开始"),
            Map.entry("escalationStartEvent", "有上报时开始"),
            Map.entry("noneEndEvent", "结束"),
            Map.entry("errorEndEvent", "出错结束"),
            Map.entry("terminateEndEvent", "终止"),
            Map.entry("messageEndEvent", "发消息后结束"),
            Map.entry("signalEndEvent", "发信号后结束"),
            Map.entry("escalationEndEvent", "上报后结束"),
            Map.entry("task", "任务"),
            Map.entry("manualTask", "线下任务"),
            Map.entry("userTask", "人工任务"),
            Map.entry("serviceTask", "自动任务"),
            Map.entry("sendTask", "发送消息"),
            Map.entry("receiveTask", "等待消息"),
            Map.entry("businessRuleTask", "按规则判定"),
            Map.entry("scriptTask", "自动计算"),
            Map.entry("callActivity", "调用流程"),
            Map.entry("subProcess", "子流程"),
            Map.entry("eventSubProcess", "途中处理"),
            Map.entry("multiInstanceBody", "逐项办理"),
            Map.entry("exclusiveGateway", "判断"),
            Map.entry("parallelGateway", "并行"),
            Map.entry("inclusiveGateway", "多项判断"),
            Map.entry("eventBasedGateway", "等待先发生的事件"),
            Map.entry("boundaryTimer", "超时"),
            Map.entry("boundaryError", "出错处理"),
            Map.entry("boundaryMessage", "途中收到消息"),
            Map.entry("boundarySignal", "途中收到信号"),
            Map.entry("boundaryEscalation", "途中有上报"),
            Map.entry("intermediateCatchEvent", "等待事件"),
            Map.entry("intermediateTimer", "等待时间"),
            Map.entry("intermediateMessageCatch", "等待消息"),
            Map.entry("intermediateSignalCatch", "等待信号"),
            Map.entry("intermediateLinkCatch", "接上文"),
            Map.entry("intermediateThrowEvent", "标记"),
            Map.entry("intermediateNoneThrowEvent", "标记"),
            Map.entry("intermediateMessageThrowEvent", "发送消息"),
            Map.entry("intermediateSignalThrow", "发出信号"),
            Map.entry("intermediateEscalationThrowEvent", "上报"));

    private static final Set<String> GATEWAYS = Set.of("判断", "并行", "多项判断", "等待先发生的事件");

    static String kind(String operatonType) {
        return KINDS.getOrDefault(operatonType, "其他");
    }

    /** Whether the list tells it: a fork or join that its author gave no name says nothing in words. */
    boolean isTold() {
        return !(GATEWAYS.contains(kind) && name.equals(element));
    }

    /** How long it took, or null while it goes on. */
    public @Nullable String getTook() {
        return end == null ? null : InstanceRow.inWords(Duration.between(start, end));
    }

    /** The state in words. */
    public String getState() {
        return switch (mood) {
            case "active" -> "正在办理";
            case "stopped" -> "已取消";
            default -> "已完成";
        };
    }
}

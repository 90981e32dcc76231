package org.kangyang.core.plan;

import org.kangyang.core.integration.Overtaken;

/**
 * The plan is not being made any more: its case went to hospital, or another instance makes the next version. A worker's
 * job ends with the BPMN error {@code plan-ended}; the API answers 409.
 */
public final class PlanEnded extends Overtaken {
    PlanEnded(String planId, PlanStage stage) {
        super("plan-ended", "健康管理方案 " + planId + " 已不在办理（" + stage.inChinese() + "）");
    }
}

package org.kangyang.core.homebed;

import org.kangyang.core.integration.Overtaken;

/**
 * The way home ended meanwhile: withdrawn, or overtaken by hospital. A worker's job ends with the BPMN error
 * {@code transfer-ended}; the API answers 409.
 */
public final class TransferEnded extends Overtaken {

    TransferEnded(String transferId, TransferStage stage) {
        super("transfer-ended", "返家申请 " + transferId + " 已结束（" + stage.inChinese() + "），不能继续办理");
    }
}

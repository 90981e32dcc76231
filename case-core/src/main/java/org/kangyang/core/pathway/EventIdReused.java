package org.kangyang.core.pathway;

import org.kangyang.core.integration.Refusal;

/** An event of this id was reported with another content before (API: 409). */
public final class EventIdReused extends Refusal {

    EventIdReused(String eventId) {
        super("event-id-reused", "事件编号 " + eventId + " 已用于本个案的另一事件，请核对编号；内容相同的重复上报不受影响");
    }
}

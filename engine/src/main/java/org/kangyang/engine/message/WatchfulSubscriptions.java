package org.kangyang.engine.message;

import org.kangyang.engine.runtime.AfterCommit;
import org.operaton.bpm.engine.impl.event.EventType;
import org.operaton.bpm.engine.impl.interceptor.Session;
import org.operaton.bpm.engine.impl.interceptor.SessionFactory;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.EventSubscriptionManager;

/** Lets every new message subscription look for kept messages, after it was committed. */
public final class WatchfulSubscriptions implements SessionFactory {

    private final MessageHooks hooks;

    public WatchfulSubscriptions(MessageHooks hooks) {
        this.hooks = hooks;
    }

    @Override
    public Class<?> getSessionType() {
        return EventSubscriptionManager.class;
    }

    @Override
    public Session openSession() {
        return new Manager();
    }

    private final class Manager extends EventSubscriptionManager {
        @Override
        public void insert(EventSubscriptionEntity subscription) {
            super.insert(subscription);
            if (subscription.isSubscriptionForEventType(EventType.MESSAGE) && subscription.getExecutionId() != null) {
                String name = subscription.getEventName();
                AfterCommit.run(() -> hooks.subscribed(name));
            }
        }
    }
}

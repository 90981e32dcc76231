package org.kangyang.engine.message;

/** What the engine tells the messages. */
public interface MessageHooks {

    /** A subscription was committed. */
    void subscribed(String subscriptionName);

    /** An instance ends, in this transaction. */
    void instanceEnded(String processInstanceId);
}

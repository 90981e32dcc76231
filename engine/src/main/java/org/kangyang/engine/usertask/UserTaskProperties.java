package org.kangyang.engine.usertask;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of user tasks.
 *
 * @param completionWait how long a completion through the API waits for completing listeners before it is answered with
 *     504; less than the client's time-out (10 s by default)
 * @param tasklistWait how long one in the Tasklist waits; it is answered as done after that, for it is accepted
 */
@ConfigurationProperties("engine.user-task")
record UserTaskProperties(
        @DefaultValue("8s") Duration completionWait,
        @DefaultValue("2s") Duration tasklistWait) {}

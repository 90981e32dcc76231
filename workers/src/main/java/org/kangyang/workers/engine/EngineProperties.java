package org.kangyang.workers.engine;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the workers speak to the engine.
 *
 * @param restAddress base address of Camunda 8's REST API, from {@code CAMUNDA_REST_ADDRESS}
 * @param clusterId only for an engine whose topology names no cluster id
 * @param workerName name under which jobs are locked
 * @param lock how long a job is ours; a crash delays its jobs by at most this
 * @param poll how long an activation request may wait for jobs
 * @param maxJobsPerType jobs of one type that run at the same time
 * @param maxAttempts begun this often without an end, a job becomes an incident
 * @param firstBackoff wait after the first failure; trebled with each further one
 * @param longestBackoff upper bound of that wait
 */
@ConfigurationProperties("kangyang.engine")
public record EngineProperties(
        URI restAddress,
        @Nullable String clusterId,
        @DefaultValue("kangyang-workers") String workerName,
        @DefaultValue("30s") Duration lock,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("16") int maxJobsPerType,
        @DefaultValue("10") int maxAttempts,
        @DefaultValue("2s") Duration firstBackoff,
        @DefaultValue("2m") Duration longestBackoff) {}

package org.kangyang.engine.web;

import io.camunda.client.protocol.rest.BrokerInfo;
import io.camunda.client.protocol.rest.Partition;
import io.camunda.client.protocol.rest.TopologyResponse;
import java.util.List;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v2/topology} and {@code /v2/status}: one broker with one partition. */
@RestController
class TopologyController {

    /** The version of Camunda 8 whose API this is. */
    private static final String VERSION = "8.9.0";

    private final String clusterId;
    private final String host;
    private final int port;

    TopologyController(
            ProcessEngine engine,
            @Value("${server.address:127.0.0.1}") String host,
            @Value("${server.port:8088}") int port) {
        String installation =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getInstallationId();
        this.clusterId = installation == null ? engine.getName() : installation;
        this.host = host;
        this.port = port;
    }

    /** The cluster id is made once per store: with it a job's key is unique for good. */
    @GetMapping("/v2/topology")
    TopologyResponse topology() {
        Partition partition =
                new Partition().partitionId(1).role(Partition.RoleEnum.LEADER).health(Partition.HealthEnum.HEALTHY);
        return new TopologyResponse()
                .clusterId(clusterId)
                .clusterSize(1)
                .partitionsCount(1)
                .replicationFactor(1)
                .gatewayVersion(VERSION)
                .lastCompletedChangeId("0")
                .brokers(List.of(new BrokerInfo()
                        .nodeId(0)
                        .host(host)
                        .port(port)
                        .version(VERSION)
                        .partitions(List.of(partition))));
    }

    @GetMapping("/v2/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status() {}
}

package org.kangyang.engine.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.ActivateJobsResponse;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kangyang.engine.ApiTest;

/** Long polling. */
class ActivationIT extends ApiTest {

    private String process;
    private String type;

    @BeforeEach
    void deployed() {
        process = unique("poll");
        type = unique("work");
        deploy(
                Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask("Task_Work", task -> task.zeebeJobType(type))
                        .endEvent()
                        .done(),
                process);
    }

    @Test
    void without_jobs_the_answer_is_empty_and_comes_before_the_time_out() {
        long begin = System.nanoTime();
        assertThat(client.newActivateJobsCommand()
                        .jobType(type)
                        .maxJobsToActivate(5)
                        .requestTimeout(Duration.ofSeconds(2))
                        .send()
                        .join()
                        .getJobs())
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1500), Duration.ofMillis(2900));
    }

    @Test
    void a_waiting_poller_gets_a_job_soon_after_it_was_made() {
        CamundaFuture<ActivateJobsResponse> waiting = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(5)
                .requestTimeout(Duration.ofSeconds(20))
                .send();
        start(process, Map.of());
        long begin = System.nanoTime();
        assertThat(waiting.join().getJobs()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void as_many_jobs_come_in_one_answer_as_were_asked_for_the_oldest_first() {
        List<Long> instances = LongStream.range(0, 5)
                .map(i -> start(process, Map.of()))
                .boxed()
                .toList();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(client.newJobSearchRequest()
                                .filter(filter -> filter.type(type))
                                .send()
                                .join()
                                .items())
                        .hasSize(5));
        assertThat(poll(type, 3)).hasSize(3);
        List<Long> rest =
                poll(type, 3).stream().map(ActivatedJob::getProcessInstanceKey).toList();
        assertThat(rest).hasSize(2);
        assertThat(instances).containsAll(rest);
    }

    @Test
    void parallel_pollers_never_get_the_same_job() throws Exception {
        int jobs = 40;
        for (int i = 0; i < jobs; i++) {
            start(process, Map.of("i", i));
        }
        ConcurrentLinkedQueue<Long> keys = new ConcurrentLinkedQueue<>();
        try (ExecutorService pollers = Executors.newFixedThreadPool(6)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tasks.add(() -> {
                    while (keys.size() < jobs) {
                        client.newActivateJobsCommand()
                                .jobType(type)
                                .maxJobsToActivate(3)
                                .requestTimeout(Duration.ofSeconds(3))
                                .send()
                                .join()
                                .getJobs()
                                .forEach(job -> keys.add(job.getKey()));
                    }
                    return null;
                });
            }
            for (Future<Void> done : pollers.invokeAll(tasks)) {
                done.get();
            }
        }
        assertThat(keys).hasSize(jobs).doesNotHaveDuplicates();
    }

    @Test
    void a_client_that_went_away_while_waiting_leaves_no_job_locked() throws IOException {
        String body = "{\"type\":\"" + type
                + "\",\"timeout\":600000,\"maxJobsToActivate\":5,\"requestTimeout\":60000,\"worker\":\"gone\"}";
        for (int i = 0; i < 3; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write(
                                ("POST /v2/jobs/activation HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                                + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                                        .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                assertThat(socket.getInputStream().read())
                        .as("the server has begun to answer")
                        .isPositive();
            }
        }
        start(process, Map.of());
        List<ActivatedJob> found = poll(type, 1);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().getWorker()).isNotEqualTo("gone");
    }
}

package org.kangyang.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ProcessInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.integration.Outbox;
import org.kangyang.local.samples.Samples;
import tools.jackson.databind.JsonNode;

/**
 * The whole system, each of its parts killed in the middle of the work of many. {@code -Dkill.rounds} makes it longer,
 * {@code -Dkill.seed} repeats the victims and moments of a run that was printed.
 */
class KillIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);
    private static final long SEED = Long.getLong("kill.seed", System.currentTimeMillis() % 1_000_000);
    private static final int PATIENTS_A_ROUND = 3;
    private static final Map<String, String> PARTS =
            Map.of("DATABASE", "database", "ENGINE", "engine", "WORKERS", "workers", "API", "case-api");

    private final Random random = new Random(SEED);
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final List<Patient> patients = new ArrayList<>();

    @Test
    @DisplayName(
            "DESIGN §3.1–3: kill -9 of any part in the middle of any step and a restart change nothing in the outcome")
    void killingAPartChangesNothingInTheOutcome() throws Exception {
        say("-Dkill.seed=" + SEED + " -Dkill.rounds=" + ROUNDS);
        try (LocalSystem system = new LocalSystem()) {
            system.closeBeds("REHAB");
            system.closeBeds("NURSING");
            Ward ward = new Ward(system);
            List<String> victims = victims();
            for (String victim : victims) {
                ward.admit(arrivals());
                int commands = 1 + random.nextInt(9);
                Duration later = Duration.ofMillis(random.nextInt(300));
                Instant begun = Instant.now();
                LocalSystem.Ending ending = ward.workUntilKilled(victim, commands, later);
                Instant ended = Instant.now();
                assertEndedByItself(ending, PARTS.get(victim));
                system.start();
                say(PARTS.get(victim) + " killed " + later.toMillis() + " ms after command " + commands
                        + ", down after "
                        + Duration.between(begun, ended).toSeconds() + " s, up again in "
                        + Duration.between(ended, Instant.now()).toSeconds() + " s, "
                        + ward.underWay().size() + " cases under way");
            }
            ward.workToTheEnd();
            assertOutcome(system);
            assertInterrupted(system.interrupt());
        }
    }

    /** Each part once, then by chance. */
    private List<String> victims() {
        List<String> all = new ArrayList<>();
        while (all.size() < ROUNDS) {
            List<String> each = new ArrayList<>(PARTS.keySet().stream().sorted().toList());
            Collections.shuffle(each, random);
            all.addAll(each);
        }
        return all.subList(0, ROUNDS);
    }

    private List<Patient> arrivals() {
        List<Patient> arrivals = new ArrayList<>();
        for (int i = 0; i < PATIENTS_A_ROUND; i++) {
            Course course = Course.values()[(patients.size() + i) % Course.values().length];
            arrivals.add(new Patient(course, today));
        }
        patients.addAll(arrivals);
        return arrivals;
    }

    private static void assertEndedByItself(LocalSystem.Ending ending, String victim) {
        assertThat(ending.exitCode()).isEqualTo(1);
        assertThat(ending.leftRunning()).isEmpty();
        assertThat(ending.leftTaken()).isEmpty();
        assertThat(ending.output().lines().filter(line -> line.contains(" died ")))
                .as("one sentence that names the cause and the mend")
                .singleElement()
                .asString()
                .startsWith(victim + " died")
                .contains("exit code 137", victim + ".log", "type ./run again to go on");
    }

    private static void assertInterrupted(LocalSystem.Ending ending) {
        assertThat(ending.exitCode()).as("exit code after Ctrl-C").isEqualTo(130);
        assertThat(ending.leftRunning()).isEmpty();
        assertThat(ending.leftTaken()).isEmpty();
        assertThat(ending.output())
                .containsSubsequence("case-api stopped", "workers stopped", "engine stopped", "database stopped")
                .doesNotContain(" died ");
    }

    private void assertOutcome(LocalSystem system) throws Exception {
        for (Patient patient : patients) {
            patient.refer(system);
        }
        JsonNode cases = system.get(system.api("/api/v1/cases?limit=200"));
        assertThat(cases.get("cases")).hasSize(Samples.REFERRALS.size() + patients.size());
        assertThat(patients).extracting(p -> p.caseId).doesNotHaveDuplicates();
        SoftAssertions softly = new SoftAssertions();
        try (CamundaClient engine = CamundaClient.newClientBuilder()
                .restAddress(system.engine(""))
                .preferRestOverGrpc(true)
                .defaultRequestTimeout(Duration.ofSeconds(60))
                .build()) {
            awaitProcessesOver(engine);
            assertOutboxesRunEmpty(system);
            softly.assertThat(engine.newIncidentSearchRequest()
                            .filter(f -> f.state(IncidentState.ACTIVE))
                            .send()
                            .join()
                            .items())
                    .as("incidents")
                    .isEmpty();
            for (Patient patient : patients) {
                assertCase(softly, system, patient);
                assertProcesses(softly, engine, patient);
            }
        }
        softly.assertAll();
    }

    /**
     * A case has arrived when a job says so, and the process ends a moment later; where a part was killed in between,
     * when the job's lock has run out.
     */
    private void awaitProcessesOver(CamundaClient engine) {
        for (Patient patient : patients) {
            Awaitility.await("processes of " + patient + " are over")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> engine.newProcessInstanceSearchRequest()
                            .filter(f -> f.state(ProcessInstanceState.ACTIVE).variables(patient.caseNumberVariable()))
                            .send()
                            .join()
                            .items()
                            .isEmpty());
        }
    }

    /** What was to be sent to the engine or written on a timeline has been. */
    private static void assertOutboxesRunEmpty(LocalSystem system) {
        try (MongoClient client = MongoClients.create(system.mongo())) {
            for (String collection : Outbox.COLLECTIONS) {
                Awaitility.await("no outbox of " + collection + " holds anything")
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(client.getDatabase("kangyang")
                                        .getCollection(collection)
                                        .find(new Document("outbox.0", new Document("$exists", true)))
                                        .projection(new Document("outbox", 1)))
                                .isEmpty());
            }
        }
    }

    private static void assertCase(SoftAssertions softly, LocalSystem system, Patient patient) throws Exception {
        JsonNode view = system.view(patient.caseId);
        softly.assertThat(tuple(
                        text(view, "status"),
                        text(view, "colour"),
                        text(view, "destination"),
                        view.get("episodes").size()))
                .as(patient.toString())
                .isEqualTo(tuple(patient.course.status, patient.course.colour, patient.course.destination, 1));
        List<String> kinds = new ArrayList<>();
        system.get(system.api("/api/v1/cases/" + patient.caseId + "/timeline?limit=200"))
                .get("items")
                .forEach(item -> kinds.add(item.get("kind").asString()));
        if (patient.course == Course.WITHDRAWN) {
            softly.assertThat(kinds)
                    .as("timeline of " + patient)
                    .doesNotHaveDuplicates()
                    .contains("referral-accepted", "pathway-started", "closed")
                    .isSubsetOf(patient.course.timeline());
        } else {
            softly.assertThat(kinds)
                    .as("timeline of " + patient)
                    .containsExactlyInAnyOrderElementsOf(patient.course.timeline());
        }
    }

    private static String text(JsonNode view, String field) {
        return view.path(field).isString() ? view.get(field).asString() : null;
    }

    private static void assertProcesses(SoftAssertions softly, CamundaClient engine, Patient patient) {
        for (String process : List.of("care-pathway", "discharge-assessment", "fitness-test", "ability-assessment")) {
            List<ProcessInstance> instances = engine.newProcessInstanceSearchRequest()
                    .filter(f -> f.processDefinitionId(process).variables(patient.caseNumberVariable()))
                    .send()
                    .join()
                    .items();
            softly.assertThat(instances)
                    .as(process + " of " + patient)
                    .singleElement()
                    .extracting(ProcessInstance::getState)
                    .isNotEqualTo(ProcessInstanceState.ACTIVE);
        }
        softly.assertThat(engine.newUserTaskSearchRequest()
                        .filter(f -> f.state(UserTaskState.CREATED).processInstanceVariables(patient.caseIdVariable()))
                        .send()
                        .join()
                        .items())
                .as("open tasks of " + patient)
                .isEmpty();
    }

    private static void say(String what) {
        System.out.println("KillIT: " + what);
    }
}

package org.kangyang.workers.integration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.bwaldvogel.mongo.MongoServer;
import io.camunda.client.CamundaClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.CoreConfiguration;
import org.kangyang.core.MemoryDatabase;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.ElderDetails;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.institution.DivisionRow;
import org.kangyang.core.institution.Divisions;
import org.kangyang.core.institution.InstitutionRow;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.TimelineItem;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.core.referral.DischargeReferral;
import org.kangyang.core.referral.DischargeReferral.DiagnosisDetails;
import org.kangyang.core.referral.DischargeReferral.HospitalDetails;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;
import org.kangyang.workers.FakeEngine;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** As when a second instance of the workers is started, or the first is replaced while it still runs. */
class TwoRelaysIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final LocalDate TODAY = LocalDate.now(CLOCK);
    private static final int CASES = 25;
    private static final int REFERRALS_OF_EACH = 3;

    private final MongoServer database = new MongoServer(new MemoryDatabase());
    private final FakeEngine fake = new FakeEngine();
    private final CamundaClient client = CamundaClient.newClientBuilder()
            .restAddress(fake.address())
            .preferRestOverGrpc(true)
            .build();
    private final AnnotationConfigApplicationContext core = new AnnotationConfigApplicationContext();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @BeforeEach
    void start() {
        TestPropertyValues.of(
                        "kangyang.mongodb.uri=mongodb://127.0.0.1:"
                                + database.bind().getPort() + "/two-relays",
                        "kangyang.identity-key=for-these-tests-only-0123456789")
                .applyTo(core);
        core.registerBean(Clock.class, () -> CLOCK);
        core.register(CoreConfiguration.class);
        core.refresh();
        core.getBean(Divisions.class).importRows(List.of(new DivisionRow("999001001", "示例街道")));
        core.getBean(Institutions.class)
                .importRows(List.of(
                        new InstitutionRow("NH001", "CARE_HOME", "示例养老院", "999001001", null),
                        new InstitutionRow("H001", "HOSPITAL", "示例医院", "999001001", "NH001")));
        relays.add(relay());
        relays.add(relay());
    }

    private OutboxRelay relay() {
        return new OutboxRelay(
                core.getBean(Outbox.class),
                core.getBean(Timelines.class),
                new ProcessMessages(client),
                new HeldBack(),
                new SimpleMeterRegistry(),
                CLOCK);
    }

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
        client.close();
        core.close();
        fake.close();
        database.shutdownNow();
    }

    @Test
    @DisplayName("DESIGN §3.2: two relays deliver everything, each case's messages in order, each note once")
    void deliverEverythingInOrder() {
        relays.forEach(OutboxRelay::start);
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (int person = 0; person < CASES; person++) {
            if (person % 5 == 0) {
                fake.answerOnce("/messages/correlation", 503);
            }
            List<String> referrals = new ArrayList<>();
            String caseId = "";
            for (int i = 0; i < REFERRALS_OF_EACH; i++) {
                ReferralAccepted accepted = core.getBean(Referrals.class).accept(key(), referral(person));
                caseId = accepted.caseId();
                referrals.add(accepted.referralId());
                core.getBean(CareCases.class)
                        .applyDestination(
                                key(),
                                new ApplyDestination(caseId, accepted.referralId(), Destination.HOSPITALISED, null, 7));
            }
            expected.put(caseId, referrals);
        }
        Outbox outbox = core.getBean(Outbox.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> outbox.pendingMessages(1000).isEmpty());
        expected.keySet().forEach(this::close);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> outbox.pendingMessages(1000).isEmpty()
                        && outbox.pendingNotes(1000).isEmpty());

        Map<String, List<String>> started = fake.requests("/messages/correlation").stream()
                .map(FakeEngine.Request::body)
                .filter(body -> body.path("name").asText().equals("discharge-referral-received"))
                .map(body -> body.path("variables"))
                .collect(groupingBy(
                        variables -> variables.path("caseId").asText(),
                        mapping(variables -> variables.path("referralId").asText(), toList())));
        started.replaceAll((caseId, referrals) -> referrals.stream().distinct().toList());
        assertThat(started).as("first deliveries, by case").isEqualTo(expected);
        assertThat(fake.requests("/messages/publication").stream()
                        .map(request -> request.body().path("correlationKey").asText())
                        .distinct())
                .as("closures")
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(messageIdsByCase().values())
                .allSatisfy(ids -> assertThat(ids)
                        .as("a message delivered twice has one id")
                        .hasSize(1));
        assertThat(expected.keySet())
                .allSatisfy(caseId -> assertThat(core.getBean(Timelines.class)
                                .of(caseId, null, 100)
                                .items())
                        .extracting(TimelineItem::kind)
                        .containsExactly(
                                "referral-accepted",
                                "destination-applied",
                                "referral-continued",
                                "destination-applied",
                                "referral-continued",
                                "destination-applied",
                                "closed"));
    }

    private Map<String, List<String>> messageIdsByCase() {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (FakeEngine.Request request : fake.requests("/messages/publication")) {
            JsonNode body = request.body();
            List<String> known = ids.computeIfAbsent(body.path("correlationKey").asText(), caseId -> new ArrayList<>());
            if (!known.contains(body.path("messageId").asText())) {
                known.add(body.path("messageId").asText());
            }
        }
        return ids;
    }

    private void close(String caseId) {
        core.getBean(CareCases.class)
                .close(key(), new CloseCase(caseId, null, ClosureReason.DEATH, TODAY, null, null, "platform"));
    }

    private static CommandKey key() {
        return new CommandKey("test:" + UUID.randomUUID(), null);
    }

    private static DischargeReferral referral(int person) {
        var elder = new ElderDetails(
                DocumentType.FOREIGN_PASSPORT,
                "X%05d".formatted(person),
                "示例老人",
                Sex.FEMALE,
                LocalDate.of(1942, 3, 1),
                false,
                null,
                new ElderDetails.AddressDetails("999001001", "示例路1号"),
                null,
                null,
                null);
        return new DischargeReferral(
                elder,
                new HospitalDetails("H001", null, null, null, null),
                List.of(new DiagnosisDetails("I63.9", "脑梗死")),
                null,
                null,
                "platform");
    }
}

package org.kangyang.core.reassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.WOMAN_1938;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.AtOnce;
import org.kangyang.core.Core;
import org.kangyang.core.Received;
import org.kangyang.core.Samples;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.integration.PendingMessage;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CaseSweep;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.ReassessmentFlag;
import org.kangyang.core.pathway.SweepAction;
import org.kangyang.core.pathway.SweepPage;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayName("R07: the daily sweep")
class SweepIT {

    private Core core;
    private Stays stays;
    private CaseSweep sweep;

    @BeforeEach
    void start() {
        core = Core.fresh();
        Samples.registers(core);
        stays = new Stays(core);
        sweep = core.get(CaseSweep.class);
    }

    @Test
    @DisplayName("R07: a year later, 14 days before, it asks for the re-assessment once, however often it goes round")
    void opens_once() {
        String caseId = stays.atHome(MAN_1942);
        core.clock.advance(Duration.ofDays(350));
        assertThat(swept()).isEmpty();
        core.clock.advance(Duration.ofDays(1));

        assertThat(swept()).isEqualTo(Map.of(SweepAction.REASSESSMENT_OPENED, 1));
        assertThat(swept()).isEmpty();
        core.clock.advance(Duration.ofDays(1));
        assertThat(swept()).isEmpty();

        CaseView view = stays.view(caseId);
        assertThat(view.careClock().flag()).isEqualTo(ReassessmentFlag.DUE);
        assertThat(starts()).singleElement().satisfies(start -> {
            assertThat(start.correlationKey()).isEqualTo(caseId + "-n1");
            assertThat(start.variables())
                    .isEqualTo(Map.of(
                            "caseId", caseId, "caseNumber", view.caseNumber(), "reassessmentId", caseId + "-n1"));
        });
    }

    @Test
    @DisplayName("R07: sweeps at once ask once")
    void opens_once_at_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            stays.atHome(Samples.citizenId("99900119400101", "01" + i));
        }
        core.clock.advance(Duration.ofDays(360));
        AtOnce.call(8, i -> sweep.page(stays.job(), null, 100));
        assertThat(starts()).hasSize(5).extracting(PendingMessage::documentId).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R07: who has a new assessment is not asked for another, nor is a closed case")
    void nothing_to_do() {
        stays.closed(stays.atHome(MAN_1942));
        String assessed = stays.atHome(WOMAN_1938);
        core.clock.advance(Duration.ofDays(300));
        stays.graded(assessed, "later", org.kangyang.core.pathway.Colour.YELLOW, 702);
        core.clock.advance(Duration.ofDays(60));
        assertThat(swept()).isEmpty();
    }

    @Test
    @DisplayName("T1 row 2: the review of a patient kept in hospital falls due after seven days and is begun once")
    void hospital_review() {
        String caseId = stays.keptInHospital(MAN_1942);
        outboxEmptied();
        core.clock.advance(Duration.ofDays(6));
        assertThat(swept()).isEmpty();
        core.clock.advance(Duration.ofDays(1));
        assertThat(swept()).isEqualTo(Map.of(SweepAction.HOSPITAL_REVIEW, 1));
        assertThat(swept()).isEmpty();

        CaseView view = stays.view(caseId);
        assertThat(view.status()).isEqualTo(CaseStatus.HOSPITAL_ASSESSMENT);
        assertThat(view.reviewDate()).isNull();
        assertThat(view.episodes()).hasSize(2);
        assertThat(view.episodes().getLast().hospital())
                .isEqualTo(view.episodes().getFirst().hospital());
        assertThat(messages("discharge-referral-received"))
                .singleElement()
                .satisfies(start -> assertThat(start.variables()).containsEntry("referralId", caseId + "-r2"));
    }

    @Test
    @DisplayName("DESIGN §6: page by page, it receives the cases that are due and no other of 100,000")
    void receives_only_what_is_due() {
        for (int i = 0; i < 7; i++) {
            stays.atHome(Samples.citizenId("99900119400101", "01" + i));
        }
        core.clock.advance(Duration.ofDays(360));
        Date later = Date.from(core.clock.instant().plus(Duration.ofDays(1)));
        List<Document> others = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Document clock = i % 2 == 0 ? new Document("nextActionAt", later) : new Document("flag", "NONE");
            others.add(new Document("_id", "other-" + i)
                    .append("caseNumber", "X" + i)
                    .append("careClock", clock));
        }
        core.get(MongoTemplate.class).getCollection("cases").insertMany(others);
        String cursor = null;
        int pages = 0;
        Received.reset();
        do {
            SweepPage page = sweep.page(stays.job(), cursor, 3);
            assertThat(page.failed()).isEmpty();
            cursor = page.nextCursor();
            pages++;
        } while (cursor != null);
        long received = Received.of("cases");

        assertThat(pages).isEqualTo(3);
        assertThat(starts()).hasSize(7);
        // Each due case: once by the question, once to look whether it is still so, once by its command.
        assertThat(received).isEqualTo(3L * 7);
    }

    @Test
    @DisplayName("A case that cannot be read is named, and the others are dealt with")
    void goes_on_after_a_failure() {
        String sound = stays.atHome(MAN_1942);
        core.get(MongoTemplate.class)
                .getCollection("cases")
                .insertOne(new Document("_id", "broken")
                        .append("caseNumber", "X")
                        .append("status", "NO_SUCH_STATUS")
                        .append("careClock", new Document("nextActionAt", Date.from(Instant.EPOCH))));
        core.clock.advance(Duration.ofDays(360));
        SweepPage page = sweep.page(stays.job(), null, 100);
        assertThat(page.failed()).containsExactly("broken");
        assertThat(page.actions()).isEqualTo(Map.of(SweepAction.REASSESSMENT_OPENED, 1));
        assertThat(stays.view(sound).careClock().flag()).isEqualTo(ReassessmentFlag.DUE);
    }

    @Test
    @DisplayName("Tried again, each case is dealt with though one before it fails, and only that one is named")
    void tries_all_again() {
        String sound = stays.atHome(MAN_1942);
        core.clock.advance(Duration.ofDays(360));
        assertThatThrownBy(() -> sweep.again(stays.job(), List.of("missing", sound)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("个案 missing 的到期事项未办成");
        assertThat(stays.view(sound).careClock().flag()).isEqualTo(ReassessmentFlag.DUE);
    }

    private Map<SweepAction, Integer> swept() {
        SweepPage page = sweep.page(stays.job(), null, 100);
        assertThat(page.failed()).isEmpty();
        return page.actions();
    }

    private List<PendingMessage> starts() {
        return messages("reassessment-due");
    }

    private List<PendingMessage> messages(String name) {
        return core.get(Outbox.class).pendingMessages(1000).stream()
                .filter(message -> message.name().equals(name))
                .toList();
    }

    private void outboxEmptied() {
        Outbox outbox = core.get(Outbox.class);
        outbox.pendingMessages(100).forEach(outbox::acknowledge);
    }
}

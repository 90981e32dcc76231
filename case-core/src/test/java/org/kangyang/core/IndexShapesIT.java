package org.kangyang.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kangyang.core.Samples.MAN_1942;
import static org.kangyang.core.Samples.WOMAN_1938;
import static org.kangyang.core.Samples.key;
import static org.kangyang.core.Samples.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.intake.Allotment;
import org.kangyang.core.intake.BedRegister;
import org.kangyang.core.intake.BedRow;
import org.kangyang.core.intake.BedState;
import org.kangyang.core.intake.Vacancies;
import org.kangyang.core.integration.Outbox;
import org.kangyang.core.pathway.ApplyDestination;
import org.kangyang.core.pathway.BedType;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseFilter;
import org.kangyang.core.pathway.CaseRecords;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CaseSweep;
import org.kangyang.core.pathway.ClaimCase;
import org.kangyang.core.pathway.CloseCase;
import org.kangyang.core.pathway.ClosureReason;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.Destination;
import org.kangyang.core.pathway.HomeTransfers;
import org.kangyang.core.pathway.LedgerPruning;
import org.kangyang.core.pathway.ReassessmentInterval;
import org.kangyang.core.pathway.Timelines;
import org.kangyang.core.pathway.WaitingLists;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.core.referral.ReferralAccepted;
import org.kangyang.core.referral.Referrals;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayName("DESIGN §6: every query that is issued has an index, and every index a query")
class IndexShapesIT {

    private Core core;

    @BeforeEach
    void every_query_once() {
        core = Core.fresh();
        QueryShapes.SEEN.clear();
        Samples.registers(core);
        ReferralAccepted accepted = core.get(Referrals.class).accept(key("api:1"), referral(MAN_1942));
        core.get(Referrals.class).accept(key("api:2"), referral(WOMAN_1938));
        CareCases cases = core.get(CareCases.class);
        cases.claim(key("c:1"), new ClaimCase(accepted.caseId(), accepted.referralId(), "c:1000"));
        relay();
        cases.applyDestination(
                key("c:2"),
                new ApplyDestination(accepted.caseId(), accepted.referralId(), Destination.HOSPITALISED, null, 7));
        cases.close(
                key("api:3"),
                new CloseCase(
                        accepted.caseId(), null, ClosureReason.MOVED, LocalDate.of(2026, 11, 24), null, null, "x"));
        lists(cases);
        Timelines timelines = core.get(Timelines.class);
        timelines.of(accepted.caseId(), timelines.of(accepted.caseId(), null, 1).nextCursor(), 1);
        core.get(LedgerPruning.class).prune();
        beds();
        core.get(Institutions.class).hospitalOf("NH001");
        core.get(StaffRegister.class).ofGroup("carer.NH001");
        core.get(Attachments.class).of(accepted.caseId());
        core.get(HomeBedTransfers.class).of(accepted.caseId());
        core.get(HomeTransfers.class).served("NH001");
        sweep();
        core.get(Reassessments.class).of(accepted.caseId());
    }

    private void sweep() {
        CaseSweep sweep = core.get(CaseSweep.class);
        for (int i = 1; i <= 2; i++) {
            core.get(CaseRecords.class)
                    .graded(key("s:" + i), openCase(i), "a" + i, Colour.RED, 300, new ReassessmentInterval(3, 14));
        }
        core.clock.advance(Duration.ofDays(100));
        sweep.page(key("s:3"), sweep.page(key("s:3"), null, 1).nextCursor(), 1);
    }

    private String openCase(int i) {
        ReferralAccepted accepted = core.get(Referrals.class)
                .accept(key("api:s" + i), referral(Samples.citizenId("99900119400101", "01" + i)));
        core.get(CareCases.class)
                .applyDestination(
                        key("s:0"),
                        new ApplyDestination(
                                accepted.caseId(), accepted.referralId(), Destination.HOSPITALISED, null, 7));
        return accepted.caseId();
    }

    private void beds() {
        ReferralAccepted other = core.get(Referrals.class).accept(key("api:2"), referral(WOMAN_1938));
        cases().claim(key("c:3"), new ClaimCase(other.caseId(), other.referralId(), "c:2000"));
        BedRegister register = core.get(BedRegister.class);
        register.importRows(List.of(new BedRow("B1", "NH001", "201", "NURSING", null, 1L)));
        Allotment allotment = core.get(Allotment.class);
        allotment.applyDestination(
                key("c:4"),
                new ApplyDestination(other.caseId(), other.referralId(), Destination.CARE_HOME, BedType.NURSING, null));
        allotment.releaseOf(key("c:5"), other.caseId());
        core.get(Vacancies.class).offerNext(key("c:6"), "B1", 0);
        for (String home : new String[] {null, "NH001"}) {
            for (BedType type : new BedType[] {null, BedType.REHAB}) {
                for (BedState state : new BedState[] {null, BedState.FREE}) {
                    register.list(home, type, state, null, 10);
                    register.list(home, type, state, "B0", 10);
                }
            }
        }
        core.get(WaitingLists.class).ofCareHome("NH001", "999001", BedType.REHAB, 10);
        core.get(WaitingLists.class).ofDistrict("999001", null, 10);
    }

    private CareCases cases() {
        return core.get(CareCases.class);
    }

    private void relay() {
        Outbox outbox = core.get(Outbox.class);
        outbox.pendingMessages(10).forEach(message -> outbox.postpone(message, Instant.EPOCH));
        outbox.pendingMessages(10).forEach(outbox::acknowledge);
        core.get(Timelines.class).deliverPending(10);
    }

    private static void lists(CareCases cases) {
        for (CaseStatus status : new CaseStatus[] {null, CaseStatus.CLOSED}) {
            for (Colour colour : new Colour[] {null, Colour.RED}) {
                for (String division : new String[] {null, "999001"}) {
                    for (Instant since : new Instant[] {null, Instant.EPOCH}) {
                        var filter = new CaseFilter(status, colour, division, since);
                        cases.list(filter, null, 10);
                        cases.count(filter);
                    }
                }
            }
        }
        var all = new CaseFilter(null, null, null, null);
        cases.list(all, cases.list(all, null, 1).nextCursor(), 1);
    }

    private static Stream<CoreIndexes.Index> indexes(String collection) {
        return Stream.concat(
                Stream.of(new CoreIndexes.Index(collection, List.of("_id"), true)),
                CoreIndexes.ALL.stream().filter(index -> index.collection().equals(collection)));
    }

    @Test
    void every_query_has_an_index() {
        Set<QueryShapes> unserved = new TreeSet<>();
        for (QueryShapes shape : QueryShapes.SEEN) {
            if (indexes(shape.collection()).noneMatch(index -> shape.servedBy(index.collection(), index.keys()))) {
                unserved.add(shape);
            }
        }
        assertThat(QueryShapes.SEEN).hasSizeGreaterThan(20);
        assertThat(unserved).as("queries that would scan their collection").isEmpty();
    }

    @Test
    void every_index_has_a_query_or_keeps_something_unique() {
        assertThat(CoreIndexes.ALL)
                .allSatisfy(index -> assertThat(index.unique()
                                || QueryShapes.SEEN.stream()
                                        .anyMatch(shape -> shape.servedBy(index.collection(), index.keys())))
                        .as("%s is of use", index)
                        .isTrue());
    }

    @Test
    void a_query_without_an_index_would_be_noticed() {
        core.get(MongoTemplate.class)
                .getCollection("cases")
                .find(new Document("elder.name", "王样本"))
                .first();
        QueryShapes scan = QueryShapes.SEEN.stream()
                .filter(shape -> shape.equal().contains("elder.name"))
                .findFirst()
                .orElseThrow();
        assertThat(indexes("cases")).noneMatch(index -> scan.servedBy(index.collection(), index.keys()));
        var sorted = new QueryShapes("cases", Set.of("status"), Set.of(), List.of("caseNumber"));
        assertThat(indexes("cases")).noneMatch(index -> sorted.servedBy(index.collection(), index.keys()));
    }
}

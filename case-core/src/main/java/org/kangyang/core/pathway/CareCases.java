package org.kangyang.core.pathway;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.CoreProperties;
import org.kangyang.core.integration.AggregateStore;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.CommandKey;
import org.springframework.stereotype.Component;

/** What may be done with a case once it exists. */
@Component
public class CareCases {

    /** What the ledger keeps of a claim: no card, since personal values stay out of it. */
    private record Claimed(boolean claimed) {}

    private final AggregateStore<CareCase> cases;
    private final Closing closing;
    private final Identification identification;
    private final CaseQueries queries;
    private final CaseCards cards;
    private final CareClock clock;
    private final CoreProperties properties;

    CareCases(
            AggregateStore<CareCase> cases,
            Closing closing,
            Identification identification,
            CaseQueries queries,
            CaseCards cards,
            CareClock clock,
            CoreProperties properties) {
        this.cases = cases;
        this.closing = closing;
        this.identification = identification;
        this.queries = queries;
        this.cards = cards;
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * Gives the case's referral to one process instance; every other instance hears {@code claimed = false}.
     *
     * @throws CaseClosed where the case was closed before it was claimed
     */
    public Claim claim(CommandKey key, ClaimCase command) {
        var claimed = cases.execute(
                command.caseId(),
                key,
                Claimed.class,
                found -> new Claimed(found.claimed(command.referralId(), command.processInstance(), clock.now())));
        if (!claimed.claimed()) {
            return new Claim(false, null, null);
        }
        CareCase found = cases.get(command.caseId());
        Episode episode = found.episode(command.referralId());
        return new Claim(
                true,
                CaseViews.card(found, episode, clock.today(), properties.caseApiUrl()),
                cards.groups(found, episode.assessingCareHomeId()));
    }

    /**
     * T1's result becomes the case's status.
     *
     * @throws CaseClosed where the case was closed meanwhile
     */
    public CaseChanged applyDestination(CommandKey key, ApplyDestination command) {
        return applyDestination(key, command, null);
    }

    /**
     * T1's result becomes the case's status.
     *
     * @param bed for CARE_HOME: the bed allotted; null where none is free
     * @throws CaseClosed where the case was closed meanwhile
     */
    public CaseChanged applyDestination(CommandKey key, ApplyDestination command, @Nullable AllottedBed bed) {
        return cases.execute(command.caseId(), key, CaseChanged.class, found -> {
            found.apply(command, bed, clock.today(), clock.now());
            return found.changed(found.revision() + 1);
        });
    }

    /** What this command has made of the case, where it was here before. */
    public Optional<CaseChanged> answered(CommandKey key, String caseId) {
        return cases.outcome(cases.get(caseId), key, CaseChanged.class);
    }

    /** What a form shows of the person as the case now stands, with or without a stay in hospital. */
    public Card card(String caseId) {
        return cards.card(cases.get(caseId));
    }

    /**
     * Candidate groups as the case now stands: the last hospital, else the one that cooperates with the care home; the
     * care home of the elder's bed, else the one that assessed last, else the one applied for.
     */
    public Groups groups(String caseId) {
        return cards.groups(cases.get(caseId));
    }

    /** Ends the case from any open status. */
    public CaseChanged close(CommandKey key, CloseCase command) {
        return closing.close(key, command);
    }

    /** Winds a closed case up. False where it was done before. */
    public boolean settle(CommandKey key, String caseId) {
        return cases.execute(caseId, key, Claimed.class, found -> new Claimed(found.settle(clock.now())))
                .claimed();
    }

    /** Gives a person of unknown identity their document and their health record (R26). */
    public CaseChanged identify(CommandKey key, IdentifyElder command) {
        return identification.identify(key, command);
    }

    /** @throws org.kangyang.core.integration.NotFound where there is none */
    public CaseView view(String caseId) {
        return cases.get(caseId).view();
    }

    /** In order of their last change; a cursor goes on where the page before ended. */
    public CasePage list(CaseFilter filter, @Nullable String cursor, int limit) {
        return queries.list(filter, cursor, limit);
    }

    /** How many, leaving out what was entered in error. */
    public long count(CaseFilter filter) {
        return queries.count(filter);
    }
}

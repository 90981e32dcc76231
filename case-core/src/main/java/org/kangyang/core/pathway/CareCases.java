package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.integration.CommandKey;
import org.springframework.stereotype.Component;

/** What may be done with a case once it exists. */
@Component
public class CareCases {

    /** Gives the case's referral to one process instance; every other instance hears {@code claimed = false}. */
    public Claim claim(CommandKey key, ClaimCase command) {
        throw new UnsupportedOperationException();
    }

    /** T1's result becomes the case's status. On a closed case nothing happens and the status is CLOSED. */
    public CaseChanged applyDestination(CommandKey key, ApplyDestination command) {
        throw new UnsupportedOperationException();
    }

    /** Ends the case from any open status. */
    public CaseChanged close(CommandKey key, CloseCase command) {
        throw new UnsupportedOperationException();
    }

    /** Gives a person of unknown identity their document and their health record (R26). */
    public CaseChanged identify(CommandKey key, IdentifyElder command) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.kangyang.core.integration.NotFound where there is none */
    public CaseView view(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** In order of their last change; a cursor goes on where the page before ended. */
    public CasePage list(CaseFilter filter, @Nullable String cursor, int limit) {
        throw new UnsupportedOperationException();
    }

    /** How many, leaving out what was entered in error. */
    public long count(CaseFilter filter) {
        throw new UnsupportedOperationException();
    }
}

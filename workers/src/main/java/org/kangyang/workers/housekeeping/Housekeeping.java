package org.kangyang.workers.housekeeping;

import org.kangyang.core.attachment.Attachments;
import org.kangyang.core.pathway.LedgerPruning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Calls daily what takes away that nobody needs any more. It may run in several workers at once and may be missed for a
 * day: each part looks for itself at what is old enough.
 */
@Component
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final LedgerPruning ledgers;
    private final Attachments attachments;

    Housekeeping(LedgerPruning ledgers, Attachments attachments) {
        this.ledgers = ledgers;
        this.attachments = attachments;
    }

    @Scheduled(initialDelayString = "${kangyang.housekeeping.after:PT10M}", fixedDelayString = "P1D")
    void tidy() {
        int pruned = ledgers.prune();
        int removed = attachments.removeUnnamed();
        LOG.info("Housekeeping: {} ledgers pruned, {} unnamed files removed", pruned, removed);
    }
}

package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.CoreProperties;
import org.kangyang.core.institution.Institution;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.integration.CareClock;
import org.springframework.stereotype.Component;

/** Cards and candidate groups of cases, with or without a stay in hospital. */
@Component
class CaseCards {

    private final Institutions institutions;
    private final CareClock clock;
    private final CoreProperties properties;

    CaseCards(Institutions institutions, CareClock clock, CoreProperties properties) {
        this.institutions = institutions;
        this.clock = clock;
        this.properties = properties;
    }

    /** The card as the case now stands: in hospital, in a care home, at home. */
    Card card(CareCase found) {
        Episode last = found.lastEpisode();
        Episode current = last != null && last.endedAt() == null ? last : null;
        return CaseViews.card(found, current, clock.today(), properties.caseApiUrl());
    }

    Groups groups(CareCase found) {
        return groups(found, found.careHomeId());
    }

    /**
     * The groups where this care home is in charge.
     *
     * @throws IllegalStateException where neither the case nor the register names a hospital for it
     */
    Groups groups(CareCase found, @Nullable String careHomeId) {
        if (careHomeId == null) {
            throw new IllegalStateException("个案 " + found.caseNumber() + " 没有负责的养老机构");
        }
        Episode last = found.lastEpisode();
        String hospital = last != null
                ? last.hospital().hospitalId()
                : institutions
                        .hospitalOf(careHomeId)
                        .map(Institution::id)
                        .orElseThrow(() -> new IllegalStateException(
                                "养老机构 " + careHomeId + " 没有合作医院，请在机构登记中把一家医院的 partnerCareHomeId 设为它"));
        return Groups.of(hospital, careHomeId, found.elder().address().divisionCode());
    }
}

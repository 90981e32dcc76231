package org.kangyang.core.pathway;

import java.time.LocalDate;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.pathway.CaseView.EpisodeView;

/** What others see of a case. */
final class CaseViews {

    private CaseViews() {}

    static EpisodeView of(Episode episode) {
        return new EpisodeView(
                episode.referralId(),
                episode.receivedAt(),
                episode.hospital(),
                episode.hospitalName(),
                episode.diagnoses(),
                episode.plannedDischargeDate(),
                episode.assessingCareHomeId(),
                episode.processInstance() != null,
                episode.assessmentId(),
                episode.destination(),
                episode.endedAt());
    }

    static Card card(CareCase found, Episode episode, LocalDate today, String caseApiUrl) {
        Elder elder = found.elder();
        HospitalStay hospital = episode.hospital();
        return new Card(
                found.caseNumber(),
                elder.maskedName(),
                elder.ageOn(today),
                elder.sexInChinese(),
                episode.hospitalName(),
                hospital.ward(),
                hospital.bed(),
                hospital.inpatientNumber(),
                episode.plannedDischargeDate(),
                caseApiUrl + "/cases/" + found.id());
    }

    static Groups groups(CareCase found, Episode episode) {
        return Groups.of(
                episode.hospital().hospitalId(),
                episode.assessingCareHomeId(),
                found.elder().address().divisionCode());
    }

    static CaseSummary summary(CaseView view, LocalDate today) {
        Elder elder = view.elder();
        return new CaseSummary(
                view.caseId(),
                view.caseNumber(),
                view.revision(),
                view.status(),
                elder.maskedName(),
                elder.ageOn(today),
                elder.sexInChinese(),
                elder.address().divisionCode(),
                view.colour(),
                view.composite(),
                view.closure() == null ? null : view.closure().reason(),
                view.counted(),
                view.openedAt(),
                view.updatedAt());
    }
}

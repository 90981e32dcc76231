package org.kangyang.core.pathway;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    static Card card(CareCase found, @Nullable Episode episode, LocalDate today, String caseApiUrl) {
        Elder elder = found.elder();
        HospitalStay hospital = episode == null ? null : episode.hospital();
        return new Card(
                found.caseNumber(),
                elder.maskedName(),
                elder.ageOn(today),
                elder.sexInChinese(),
                episode == null ? null : episode.hospitalName(),
                hospital == null ? null : hospital.ward(),
                hospital == null ? null : hospital.bed(),
                hospital == null ? null : hospital.inpatientNumber(),
                episode == null ? null : episode.plannedDischargeDate(),
                place(found, episode),
                caseApiUrl + "/cases/" + found.id());
    }

    /** Where to find the elder, in one line. */
    private static String place(CareCase found, @Nullable Episode episode) {
        if (episode != null) {
            HospitalStay stay = episode.hospital();
            return Stream.of(
                            episode.hospitalName(),
                            stay.ward(),
                            stay.bed() == null ? null : stay.bed() + " 床",
                            stay.inpatientNumber() == null ? null : "　住院号 " + stay.inpatientNumber(),
                            episode.plannedDischargeDate() == null ? null : "　计划出院 " + episode.plannedDischargeDate())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
        }
        Admission admission = found.admission();
        if (admission != null) {
            return admission.bed().place();
        }
        return found.status() == CaseStatus.WAITLISTED ? "轮候养老床位" : "居家";
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

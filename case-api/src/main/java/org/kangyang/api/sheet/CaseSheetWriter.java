package org.kangyang.api.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.sheet.CaseSheet.AmendmentPart;
import org.kangyang.api.sheet.CaseSheet.AssessmentPart;
import org.kangyang.api.sheet.CaseSheet.Change;
import org.kangyang.api.sheet.CaseSheet.EpisodePart;
import org.kangyang.api.sheet.CaseSheet.Event;
import org.kangyang.api.sheet.CaseSheet.Round;
import org.kangyang.api.sheet.CaseSheet.Row;
import org.kangyang.api.sheet.CaseSheet.Section;
import org.kangyang.api.sheet.CaseSheet.Total;
import org.kangyang.core.assessment.AssessmentView;
import org.kangyang.core.assessment.Scores;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.TimelinePage;

/**
 * Puts a case into words for the sheet. Shows what staff need at the bedside and leaves out the document's number, phones,
 * the street and the full name; the pages are not protected yet (security issue).
 */
final class CaseSheetWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final LocalDate today;
    private final RegisterNames names;

    CaseSheetWriter(LocalDate today, RegisterNames names) {
        this.today = today;
        this.names = names;
    }

    CaseSheet write(CaseView view, PathwayFacts facts, Map<String, AssessmentView> assessments, TimelinePage timeline) {
        List<EpisodePart> episodes = new ArrayList<>();
        for (CaseView.EpisodeView episode : view.episodes().reversed()) {
            AssessmentView assessment = episode.assessmentId() == null ? null : assessments.get(episode.assessmentId());
            episodes.add(episode(episode, assessment));
        }
        return new CaseSheet(
                view.caseNumber(),
                Labels.of(view.status()),
                time(view.statusSince()),
                view.colour() == null ? "未评定" : Labels.of(view.colour()),
                view.colour() == null ? "none" : view.colour().name().toLowerCase(Locale.ROOT),
                tenths(view.composite()),
                person(view.elder()),
                standing(view),
                new PathwayParts(view, facts, names, today).all(),
                episodes,
                timeline.items().stream()
                        .map(item -> new Event(
                                time(item.at()), item.text(), item.actor() == null ? "系统" : names.person(item.actor())))
                        .toList(),
                timeline.nextCursor() != null);
    }

    List<Row> person(Elder elder) {
        List<Row> rows = new ArrayList<>(List.of(
                new Row("姓名", elder.maskedName()),
                new Row("性别", Labels.of(elder.sex())),
                new Row("年龄", elder.ageOn(today) + " 岁" + (elder.birthDateEstimated() ? "（估计）" : "")),
                new Row("证件", Labels.of(elder.document().type())),
                new Row("街道", names.division(elder.address().divisionCode())),
                new Row("文化程度", Labels.of(elder.education()))));
        if (elder.household() != null) {
            rows.add(new Row(
                    "居住情况",
                    Labels.of(elder.household().livingArrangement())
                            + (elder.household().lowIncome() ? "，低保家庭" : "")));
        }
        if (elder.guardian() != null) {
            rows.add(new Row("监护人", Labels.of(elder.guardian().relationship())));
        }
        return rows;
    }

    private static List<Row> standing(CaseView view) {
        List<Row> rows = new ArrayList<>();
        if (view.destination() != null) {
            rows.add(new Row("去向", Labels.of(view.destination())));
        }
        if (view.reviewDate() != null) {
            rows.add(new Row("复核日期", view.reviewDate().toString()));
        }
        if (view.closure() != null) {
            rows.add(new Row(
                    "结案",
                    Labels.of(view.closure().reason()) + "，" + view.closure().occurredOn()
                            + (view.counted() ? "" : "（不计入统计）")));
        }
        return rows;
    }

    private EpisodePart episode(CaseView.EpisodeView episode, @Nullable AssessmentView assessment) {
        List<Row> rows = new ArrayList<>(List.of(
                new Row("医院", episode.hospitalName()),
                new Row("病区", text(episode.hospital().ward())),
                new Row("床号", text(episode.hospital().bed())),
                new Row("住院号", text(episode.hospital().inpatientNumber())),
                new Row("计划出院", text(episode.plannedDischargeDate())),
                new Row(
                        "诊断",
                        episode.diagnoses().stream()
                                .map(diagnosis -> diagnosis.code() + " " + diagnosis.text())
                                .collect(Collectors.joining("；"))),
                new Row("评估机构", names.careHome(episode.assessingCareHomeId())),
                new Row("流程", episode.claimed() ? "已启动" : "待启动"),
                new Row("去向", Labels.of(episode.destination()))));
        if (episode.hospital().attendingPhysician() != null) {
            rows.add(3, new Row("主治医生", episode.hospital().attendingPhysician().name()));
        }
        return new EpisodePart(
                "转介 " + time(episode.receivedAt()), rows, assessment == null ? null : assessment(assessment));
    }

    AssessmentPart assessment(AssessmentView view) {
        return new AssessmentPart(
                "/api/v1/cases/" + view.caseId() + "/assessments/" + view.assessmentId() + "/print",
                totals(view),
                view.fiveInOnes().reversed().stream()
                        .map(record -> new Round(
                                by(record.recorder(), record.recordedAt()), AssessmentItems.fiveInOne(record.form())))
                        .toList(),
                view.fitnessTests().reversed().stream()
                        .map(record -> round(
                                record.recorder(), record.recordedAt(), AssessmentItems.fitnessTest(record.form())))
                        .toList(),
                view.cognitions().reversed().stream()
                        .map(record ->
                                round(record.recorder(), record.recordedAt(), AssessmentItems.cognition(record.form())))
                        .toList(),
                view.signOffs().reversed().stream()
                        .map(record ->
                                round(record.recorder(), record.recordedAt(), AssessmentItems.signOff(record.form())))
                        .toList(),
                view.amendments().reversed().stream().map(this::amendment).toList());
    }

    private static List<Total> totals(AssessmentView view) {
        List<Total> totals = new ArrayList<>();
        Scores scores = view.scores();
        if (scores != null) {
            totals.add(new Total("ADL", String.valueOf(scores.adl()), "0–100，高者好"));
            totals.add(new Total("MMSE", String.valueOf(scores.mmse()), "0–30，高者好"));
            totals.add(new Total("IADL", String.valueOf(scores.iadl()), "0–8，高者好"));
            totals.add(new Total("FRAIL", String.valueOf(scores.frail()), "0–5，低者好"));
            totals.add(new Total("NRS2002", String.valueOf(scores.nrs()), "0–7，低者好"));
        }
        if (view.composite() != null) {
            totals.add(new Total("综合得分 S", tenths(view.composite()), "0–100，高者好"));
        }
        if (view.fitnessLevel() != null) {
            totals.add(new Total("体适能", Labels.of(view.fitnessLevel()), "良好、偏低、不能完成"));
        }
        return totals;
    }

    private AmendmentPart amendment(AssessmentView.Amendment amendment) {
        return new AmendmentPart(
                "第 " + amendment.number() + " 次更正 · " + by(amendment.author(), amendment.amendedAt()),
                amendment.reason(),
                amendment.changes().stream()
                        .map(change -> new Change(
                                AssessmentItems.name(change.item()),
                                Labels.answer(change.oldValue()),
                                Labels.answer(change.newValue())))
                        .toList());
    }

    private Round round(String recorder, Instant at, List<Row> rows) {
        return new Round(by(recorder, at), List.of(new Section("", rows)));
    }

    private String by(String who, Instant at) {
        return names.person(who) + " · " + time(at);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "—" : value.toString();
    }

    static String tenths(@Nullable Integer tenths) {
        return tenths == null ? "—" : BigDecimal.valueOf(tenths, 1).toPlainString();
    }

    static String time(Instant instant) {
        return TIME.format(instant.atZone(CareClock.ZONE));
    }
}

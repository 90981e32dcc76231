package org.kangyang.api.sheet;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView;
import org.kangyang.core.assessment.Assessments;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.pathway.CareCases;
import org.kangyang.core.pathway.CaseFilter;
import org.kangyang.core.pathway.CasePage;
import org.kangyang.core.pathway.CaseSummary;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.Timelines;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that staff read. */
@Hidden
@Controller
class CaseSheetController {
    private static final int TIMELINE_ENTRIES = 200;
    private static final int CASES_PER_PAGE = 50;

    private final CareCases cases;
    private final Assessments assessments;
    private final Timelines timelines;
    private final RegisterNames names;
    private final PathwayReader pathway;
    private final CareClock clock;

    CaseSheetController(
            CareCases cases,
            Assessments assessments,
            Timelines timelines,
            RegisterNames names,
            PathwayReader pathway,
            CareClock clock) {
        this.cases = cases;
        this.assessments = assessments;
        this.timelines = timelines;
        this.names = names;
        this.pathway = pathway;
        this.clock = clock;
    }

    /** A line of the list. */
    record Line(
            String caseId,
            String caseNumber,
            String person,
            String status,
            String colour,
            String colourClass,
            String composite,
            String updatedAt) {
        static Line of(CaseSummary summary) {
            return new Line(
                    summary.caseId(),
                    summary.caseNumber(),
                    summary.maskedName() + " " + summary.sex() + " " + summary.age() + " 岁",
                    Labels.of(summary.status()),
                    summary.colour() == null ? "未评定" : Labels.of(summary.colour()),
                    summary.colour() == null ? "none" : summary.colour().name().toLowerCase(Locale.ROOT),
                    CaseSheetWriter.tenths(summary.composite()),
                    CaseSheetWriter.time(summary.updatedAt()));
        }
    }

    @GetMapping(path = "/cases/{caseId}", produces = MediaType.TEXT_HTML_VALUE)
    String sheet(@PathVariable String caseId, Model model) {
        CaseView view = cases.view(caseId);
        Map<String, AssessmentView> byId = new LinkedHashMap<>();
        for (CaseView.EpisodeView episode : view.episodes()) {
            if (episode.assessmentId() != null) {
                byId.put(episode.assessmentId(), assessments.view(caseId, episode.assessmentId()));
            }
        }
        model.addAttribute(
                "sheet",
                new CaseSheetWriter(clock.today(), names)
                        .write(view, pathway.of(view), byId, timelines.of(caseId, null, TIMELINE_ENTRIES)));
        return "case-sheet";
    }

    @GetMapping(path = "/cases", produces = MediaType.TEXT_HTML_VALUE)
    String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
        CasePage page = cases.list(new CaseFilter(null, null, null, null), cursor, CASES_PER_PAGE);
        List<Line> lines = page.cases().stream().map(Line::of).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("nextCursor", page.nextCursor());
        return "case-list";
    }
}

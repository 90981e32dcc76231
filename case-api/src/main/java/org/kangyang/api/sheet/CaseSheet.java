package org.kangyang.api.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The case sheet, every value already in words; the template only lays it out. */
record CaseSheet(
        String caseNumber,
        String status,
        String since,
        String colour,
        String colourClass,
        String composite,
        List<Row> person,
        List<Row> standing,
        List<Part> pathway,
        List<EpisodePart> episodes,
        List<Event> timeline,
        boolean timelineCut) {

    /** One line: what, and its value. */
    record Row(String label, String value) {}

    /** A titled group of lines. */
    record Section(String title, List<Row> rows) {}

    /** What staff must know of one part of the way: bed, plan, way home …; links lead to documents and prints. */
    record Part(String title, List<Row> rows, List<Link> links) {}

    record Link(String text, String path) {}

    /** One stay in hospital with its assessment. */
    record EpisodePart(
            String title, List<Row> rows, @Nullable AssessmentPart assessment) {}

    /** Totals, current items, earlier rounds and corrections of one assessment. */
    record AssessmentPart(
            String printPath,
            List<Total> totals,
            List<Round> fiveInOnes,
            List<Round> fitnessTests,
            List<Round> cognitions,
            List<Round> signOffs,
            List<AmendmentPart> amendments) {}

    /** A total with its range, so that nobody needs to know it by heart. */
    record Total(String name, String value, String range) {}

    /** What somebody recorded at a time. */
    record Round(String title, List<Section> sections) {}

    /** A correction: who, when, why, and each item's old and new value. */
    record AmendmentPart(String title, String reason, List<Change> changes) {}

    record Change(String item, String oldValue, String newValue) {}

    /** An entry of the timeline. */
    record Event(String at, String text, String actor) {}
}

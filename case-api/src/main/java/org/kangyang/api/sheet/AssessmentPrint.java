package org.kangyang.api.sheet;

import java.util.ArrayList;
import java.util.List;
import org.kangyang.api.print.PrintedSheet;
import org.kangyang.api.print.PrintedSheet.Block;
import org.kangyang.api.print.PrintedSheet.Grid;
import org.kangyang.api.print.PrintedSheet.Heading;
import org.kangyang.api.print.PrintedSheet.Pair;
import org.kangyang.api.print.PrintedSheet.Pairs;
import org.kangyang.api.print.PrintedSheet.SubHeading;
import org.kangyang.api.print.PrintedSheet.Text;
import org.kangyang.api.sheet.CaseSheet.AmendmentPart;
import org.kangyang.api.sheet.CaseSheet.AssessmentPart;
import org.kangyang.api.sheet.CaseSheet.Round;
import org.kangyang.api.sheet.CaseSheet.Row;
import org.kangyang.api.sheet.CaseSheet.Section;
import org.kangyang.core.assessment.AssessmentView;
import org.kangyang.core.pathway.CaseView;

/** One assessment for the file: totals, what was recorded last of each instrument, and every correction. */
final class AssessmentPrint {
    private AssessmentPrint() {}

    static PrintedSheet of(CaseView view, AssessmentView assessment, CaseSheetWriter writer) {
        AssessmentPart part = writer.assessment(assessment);
        List<Block> blocks = new ArrayList<>();
        blocks.add(pairs(writer.person(view.elder()), 3));
        blocks.add(new Heading("评估结果"));
        if (part.totals().isEmpty()) {
            blocks.add(new Text("评估尚未完成，没有得分。"));
        } else {
            blocks.add(new Grid(
                    List.of("项目", "得分", "范围"),
                    part.totals().stream()
                            .map(total -> List.of(total.name(), total.value(), total.range()))
                            .toList()));
        }
        latest("五项综合评估", part.fiveInOnes(), blocks);
        latest("体适能测试", part.fitnessTests(), blocks);
        latest("医师认知判定", part.cognitions(), blocks);
        latest("出院签核", part.signOffs(), blocks);
        if (!part.amendments().isEmpty()) {
            blocks.add(new Heading("更正"));
            part.amendments().forEach(amendment -> amendment(amendment, blocks));
        }
        return new PrintedSheet("老年人综合评估表", view.caseNumber(), blocks, List.of("评估员", "主治医生"));
    }

    private static void latest(String title, List<Round> rounds, List<Block> blocks) {
        if (rounds.isEmpty()) {
            return;
        }
        Round round = rounds.getFirst();
        blocks.add(new Heading(title + "　" + round.title()));
        for (Section section : round.sections()) {
            if (!section.title().isEmpty()) {
                blocks.add(new SubHeading(section.title()));
            }
            blocks.add(pairs(section.rows(), 2));
        }
    }

    private static void amendment(AmendmentPart amendment, List<Block> blocks) {
        blocks.add(new SubHeading(amendment.title()));
        blocks.add(new Text("原因：" + amendment.reason()));
        blocks.add(new Grid(
                List.of("条目", "原值", "更正后"),
                amendment.changes().stream()
                        .map(change -> List.of(change.item(), change.oldValue(), change.newValue()))
                        .toList()));
    }

    private static Pairs pairs(List<Row> rows, int columns) {
        return new Pairs(
                rows.stream().map(row -> new Pair(row.label(), row.value())).toList(), columns);
    }
}

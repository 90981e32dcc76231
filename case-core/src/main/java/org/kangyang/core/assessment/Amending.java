package org.kangyang.core.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView.Amendment;
import org.kangyang.core.assessment.AssessmentView.Amendment.Change;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.integration.NotFound;
import org.springframework.stereotype.Component;

/** Corrections of a graded assessment: a new record with author and reason, the old one kept (DOMAIN §5). */
@Component
class Amending {

    private final AssessmentDesk desk;

    Amending(AssessmentDesk desk) {
        this.desk = desk;
    }

    AssessmentAmended amend(CommandKey key, AmendAssessment command) {
        return desk.execute(key, command.assessmentId(), AssessmentAmended.class, found -> {
            if (!found.caseId().equals(command.caseId())) {
                throw new NotFound("评估", command.assessmentId());
            }
            found.requireRevision(command.expectedRevision());
            if (found.grade() == null) {
                throw new NotAmendable(found.id());
            }
            return amended(found, command);
        });
    }

    private AssessmentAmended amended(Assessment found, AmendAssessment command) {
        var errors = new FieldErrors();
        String author = errors.text("author", command.author(), 64);
        String reason = errors.text("reason", command.reason(), 1000);
        if (command.changes().isEmpty()) {
            errors.add("changes", FaultCode.REQUIRED, "没有更正内容，", "请至少更正一项");
        }
        FiveInOneForm form = found.fiveInOne().form();
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, ? extends @Nullable Object> change :
                command.changes().entrySet()) {
            form = changed(form, change.getKey(), change.getValue(), changes, errors);
        }
        errors.refuse();
        Scores scores = scores(found, form, errors);
        errors.refuse();
        int number = found.amend(
                form, new Amendment(found.amendments() + 1, author, reason, List.copyOf(changes), desk.now()));
        return new AssessmentAmended(found.id(), number, Objects.requireNonNull(scores), found.revision() + 1);
    }

    private static FiveInOneForm changed(
            FiveInOneForm form, String item, @Nullable Object value, List<Change> changes, FieldErrors errors) {
        String field = "changes." + item;
        if (!FormItems.exists(FiveInOneForm.class, item)) {
            errors.add(field, FaultCode.UNKNOWN_FIELD, "五项综合评估没有此项，", "请填写如adl.feeding的项目名");
            return form;
        }
        try {
            FiveInOneForm changed = FormItems.with(form, item, value);
            Object before = FormItems.get(form, item);
            Object after = FormItems.get(changed, item);
            if (Objects.equals(before, after)) {
                errors.add(field, FaultCode.UNCHANGED, "与现有值相同，", "请删去或填写新值");
            }
            changes.add(new Change(item, text(before), text(after)));
            return changed;
        } catch (IllegalArgumentException wrongKind) {
            errors.add(field, FaultCode.WRONG_TYPE, "值的类型不对，", "请填写" + wrongKind.getMessage());
            return form;
        }
    }

    private @Nullable Scores scores(Assessment found, FiveInOneForm form, FieldErrors errors) {
        var review = new FiveInOneReview(form, found.cognition(), desk.elder(found), desk.today());
        review.problems().forEach(problem -> errors.add("changes", FaultCode.NOT_GRADABLE, "更正后：" + problem, "请一并更正"));
        if (review.untestable()) {
            errors.add("changes", FaultCode.NOT_GRADABLE, "更正后认知检查无法进行，须由医师判断，", "不能以更正方式办理");
        }
        return review.scores();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

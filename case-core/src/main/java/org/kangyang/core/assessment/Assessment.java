package org.kangyang.core.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.assessment.AssessmentView.Amendment;
import org.kangyang.core.assessment.AssessmentView.CognitionRecord;
import org.kangyang.core.assessment.AssessmentView.FitnessTestRecord;
import org.kangyang.core.assessment.AssessmentView.FiveInOneRecord;
import org.kangyang.core.assessment.AssessmentView.GradeRecord;
import org.kangyang.core.assessment.AssessmentView.SignOffRecord;
import org.kangyang.core.integration.Aggregate;
import org.kangyang.core.integration.MessageName;
import org.kangyang.core.integration.TimelineNote;

/**
 * One assessment: of an episode in hospital, of an application, on admission, or a re-assessment. Nothing recorded is ever overwritten: a repeated test, a correction, a new grade is one
 * more record, the last one holds (DOMAIN §5).
 */
final class Assessment extends Aggregate {

    private String caseId;
    private String caseNumber;
    private AssessmentPurpose purpose = AssessmentPurpose.DISCHARGE;
    private String originId;
    private @Nullable String referralId;
    private List<FitnessTestRecord> fitnessTests = new ArrayList<>();
    private @Nullable FitnessLevel fitnessLevel;
    private List<FiveInOneRecord> fiveInOnes = new ArrayList<>();
    private List<CognitionRecord> cognitions = new ArrayList<>();
    /** So many of the physician's judgements lost their meaning when the assessment was returned. */
    private int cognitionsVoid;

    private List<GradeRecord> grades = new ArrayList<>();
    private List<SignOffRecord> signOffs = new ArrayList<>();
    private List<Amendment> amendments = new ArrayList<>();
    private @Nullable DischargeDestination destination;
    private Instant openedAt;

    /** For mapping only. */
    @SuppressWarnings("NullAway.Init")
    private Assessment() {}

    private Assessment(
            String id, String caseId, String caseNumber, AssessmentPurpose purpose, String originId, Instant now) {
        super(id, now);
        this.caseId = caseId;
        this.caseNumber = caseNumber;
        this.purpose = purpose;
        this.originId = originId;
        this.referralId = purpose == AssessmentPurpose.DISCHARGE ? originId : null;
        this.openedAt = now;
    }

    static Assessment opened(
            String id, String caseId, String caseNumber, AssessmentPurpose purpose, String originId, Instant now) {
        var opened = new Assessment(id, caseId, caseNumber, purpose, originId, now);
        opened.note(
                now,
                TimelineNote.of("assessment-opened", "开始" + purpose.inChinese())
                        .with("assessmentId", id)
                        .with("purpose", purpose));
        return opened;
    }

    @Override
    protected String currentEpisode() {
        return originId;
    }

    void record(FitnessTestForm form, String recorder, Instant now) {
        fitnessTests.add(new FitnessTestRecord(form, recorder, now));
        note(now, TimelineNote.by(recorder, "fitness-test-recorded", "体适能测试已记录"));
    }

    void record(FiveInOneForm form, String recorder, Instant now) {
        fiveInOnes.add(new FiveInOneRecord(form, recorder, now));
        note(now, TimelineNote.by(recorder, "five-in-one-recorded", "五项综合评估已记录"));
    }

    void record(CognitionForm form, String recorder, Instant now) {
        cognitions.add(new CognitionRecord(form, recorder, now));
        note(now, TimelineNote.by(recorder, "cognition-recorded", "医师已判断认知等级"));
    }

    void record(SignOffForm form, String recorder, Instant now) {
        signOffs.add(new SignOffRecord(form, recorder, now));
    }

    /** What was recorded last lacks nothing. */
    void signedOff(Instant now) {
        SignOffRecord last = signOff();
        boolean approved = SignOffDecision.APPROVED.name().equals(last.form().decision());
        note(
                now,
                approved
                        ? TimelineNote.by(last.recorder(), "signed-off", "医师已签署出院评估")
                        : TimelineNote.by(last.recorder(), "returned", "医师退回五项综合评估"));
    }

    void rated(FitnessLevel level, Instant now) {
        fitnessLevel = level;
        note(now, TimelineNote.of("fitness-level-recorded", "体适能等级已评定").with("fitnessLevel", level));
    }

    void graded(Scores scores, Grade grade, Instant now) {
        int composite = Composite.tenths(scores);
        grades.add(new GradeRecord(scores, grade, composite, now));
        boolean first = amendments.isEmpty();
        note(
                now,
                TimelineNote.of(first ? "graded" : "regraded", first ? "评估等级已评定" : "更正后评估等级已重新评定")
                        .with("colour", grade.colour())
                        .with("composite", Composite.text(composite)));
    }

    /** A waiting sign-off shows the grade anew. */
    void tellSignOff(Instant now) {
        publish(now, MessageName.GRADE_CHANGED, caseId, Map.of());
    }

    /** Something is missing or contradictory; how much, never what: the timeline carries no clinical text. */
    void incomplete(String kind, String text, int problems, Instant now) {
        note(now, TimelineNote.of(kind, text).with("problems", problems));
    }

    void reopened(Instant now) {
        cognitionsVoid = cognitions.size();
        note(now, TimelineNote.of("five-in-one-reopened", "五项综合评估重新进行"));
    }

    void decided(DischargeDestination where, Instant now) {
        destination = where;
        note(
                now,
                TimelineNote.of("destination-decided", "出院去向已判定")
                        .with("destination", where.destination())
                        .with("bedType", where.bedType())
                        .with("reviewWithinDays", where.reviewWithinDays()));
    }

    int amend(FiveInOneForm amended, Amendment amendment) {
        Instant now = amendment.amendedAt();
        amendments.add(amendment);
        fiveInOnes.add(new FiveInOneRecord(amended, amendment.author(), now));
        note(
                now,
                TimelineNote.by(amendment.author(), "assessment-amended", "评估已更正，原值保留")
                        .with("amendment", amendment.number())
                        .with("items", amendment.changes().size()));
        start(
                now,
                MessageName.ASSESSMENT_AMENDED,
                caseId,
                Map.of("caseId", caseId, "caseNumber", caseNumber, "assessmentId", id()));
        return amendment.number();
    }

    String caseId() {
        return caseId;
    }

    AssessmentPurpose purpose() {
        return purpose;
    }

    String originId() {
        return originId;
    }

    /** Null where it was not made for a discharge. */
    @Nullable
    String referralId() {
        return referralId;
    }

    FitnessTestRecord fitnessTest() {
        return last(fitnessTests, "体适能测试");
    }

    FiveInOneRecord fiveInOne() {
        return last(fiveInOnes, "五项综合评估");
    }

    /** The physician's judgement that still holds, if any. */
    @Nullable
    CognitionForm cognition() {
        return cognitions.size() > cognitionsVoid ? cognitions.getLast().form() : null;
    }

    SignOffRecord signOff() {
        return last(signOffs, "医师签署");
    }

    @Nullable
    GradeRecord grade() {
        return grades.isEmpty() ? null : grades.getLast();
    }

    @Nullable
    FitnessLevel fitnessLevel() {
        return fitnessLevel;
    }

    int amendments() {
        return amendments.size();
    }

    private <R> R last(List<R> records, String what) {
        if (records.isEmpty()) {
            throw new IllegalStateException("评估 " + id() + " 还没有记录" + what + "，请先完成该任务");
        }
        return records.getLast();
    }

    AssessmentView view() {
        GradeRecord grade = grade();
        return new AssessmentView(
                id(),
                caseId,
                purpose,
                originId,
                referralId,
                revision(),
                List.copyOf(fitnessTests),
                fitnessLevel,
                List.copyOf(fiveInOnes),
                List.copyOf(cognitions),
                grade == null ? null : grade.scores(),
                grade == null ? null : grade.grade(),
                grade == null ? null : grade.grade().colour(),
                grade == null ? null : grade.composite(),
                List.copyOf(grades),
                List.copyOf(signOffs),
                List.copyOf(amendments),
                destination,
                openedAt,
                updatedAt());
    }
}

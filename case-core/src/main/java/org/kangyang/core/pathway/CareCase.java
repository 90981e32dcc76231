package org.kangyang.core.pathway;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.Household;
import org.kangyang.core.elder.LivingArrangement;
import org.kangyang.core.integration.Aggregate;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.MessageName;
import org.kangyang.core.integration.NotFound;
import org.kangyang.core.integration.TimelineNote;

/** One person's way through the consortium, from referral to closure (DOMAIN §6). The truth about the case. */
final class CareCase extends Aggregate {

    private static final Set<CaseStatus> AT_HOME =
            EnumSet.of(CaseStatus.HOME_STABLE, CaseStatus.HOME_FOLLOW_UP, CaseStatus.WAITLISTED);
    /** What is under way hears it; what begins after the stay in hospital must not. */
    private static final Duration HEARD_AT_ONCE = Duration.ofMinutes(1);

    /** Severe and moderate: those that staffing is measured by (R50). */
    static final List<Colour> SEVERE = List.of(Colour.RED, Colour.ORANGE);

    private String caseNumber;
    private CaseStatus status;
    private Instant statusSince;
    private @Nullable CaseStatus escalatedFrom;
    private Elder elder;
    private String healthRecordId;
    private @Nullable String pendingHealthRecordId;
    private List<String> divisions;
    private List<Episode> episodes = new ArrayList<>();
    private List<GradeHistory> grades = new ArrayList<>();
    private @Nullable Colour colour;
    private @Nullable Integer composite;
    private @Nullable Destination destination;
    private @Nullable LocalDate reviewDate;
    private @Nullable WaitlistRequest waitlist;
    private List<ApplicationRecord> applications = new ArrayList<>();
    private @Nullable CaseClock careClock;
    private List<CaseEvent> events = new ArrayList<>();
    private @Nullable HomeTransfer homeTransfer;
    private @Nullable CasePlan plan;
    private @Nullable FeedbackClock feedback;
    /** Offers that ended with an answer or by silence. */
    private List<BedOffer> offersEnded = new ArrayList<>();

    private @Nullable Admission admission;
    private int admissions;
    private @Nullable FamilyDoctorContract familyDoctor;
    private @Nullable ReportedContract reportedContract;
    private @Nullable CheckUp checkUp;
    private @Nullable Closure closure;
    private @Nullable CaseSettlement settlement;
    private boolean counted = true;
    private List<OverdueNotice> overdue = new ArrayList<>();
    private Instant openedAt;

    /** For mapping only. */
    @SuppressWarnings("NullAway.Init")
    private CareCase() {}

    private CareCase(String id, String caseNumber, String healthRecordId, Elder elder, CaseStatus status, Instant now) {
        super(id, now);
        this.caseNumber = caseNumber;
        this.healthRecordId = healthRecordId;
        this.elder = elder;
        this.divisions = divisionsAbove(elder.address().divisionCode());
        this.status = status;
        this.statusSince = now;
        this.openedAt = now;
    }

    static CareCase opened(
            String id, String caseNumber, String healthRecordId, HospitalReferral referral, Instant now) {
        var opened = new CareCase(
                id, caseNumber, healthRecordId, referral.elder(), Transitions.opening(Trigger.DISCHARGE_REFERRAL), now);
        opened.receive(referral, now, "referral-accepted", "收到出院转介，新开个案");
        return opened;
    }

    static CareCase opened(
            String id, String caseNumber, String healthRecordId, HomeApplication application, Instant now) {
        var opened = new CareCase(
                id,
                caseNumber,
                healthRecordId,
                application.elder(),
                Transitions.opening(Trigger.DIRECT_APPLICATION_NO_BED),
                now);
        opened.receive(application, now);
        return opened;
    }

    /** Care at home does not suffice any more: the case goes on (DOMAIN §6). */
    String applied(HomeApplication application, Instant now) {
        move(Trigger.HOME_CARE_INSUFFICIENT_NO_BED, now);
        elder = application.elder();
        divisions = divisionsAbove(elder.address().divisionCode());
        return receive(application, now);
    }

    /** On the list without a rank, since the assessment comes first (R11). */
    private String receive(HomeApplication application, Instant now) {
        String applicationId = id() + "-p" + (applications.size() + 1);
        String careHomeId = application.wish().careHomeIds().getFirst();
        applications.add(new ApplicationRecord(applicationId, now, careHomeId, null, null));
        waitlist = WaitlistRequest.of(application.wish(), null, false, now);
        note(
                now,
                TimelineNote.by(application.appliedBy(), "application-received", "收到入住申请，先评估后排位")
                        .with("applicationId", applicationId)
                        .with("careHomeId", careHomeId)
                        .with("bedType", application.wish().bedType()));
        start(now, MessageName.CARE_HOME_APPLICATION_RECEIVED, id(), applicationVariables(applicationId));
        return applicationId;
    }

    private Map<String, Object> applicationVariables(String applicationId) {
        return Map.of("caseId", id(), "caseNumber", caseNumber, "applicationId", applicationId);
    }

    /** Whether the instance has the application now. */
    boolean claimedApplication(String applicationId, String instance) {
        requireOpen();
        ApplicationRecord found = application(applicationId);
        if (found.endedAt() != null) {
            return false;
        }
        if (found.processInstance() != null) {
            return found.processInstance().equals(instance);
        }
        replace(found.claimedBy(instance));
        startArrived(MessageName.CARE_HOME_APPLICATION_RECEIVED, applicationVariables(applicationId));
        return true;
    }

    /**
     * A bed or a rank for who was assessed (R11).
     *
     * @param bed null where none is free
     * @return false where the elder does not wait any more, in hospital for instance
     */
    boolean placed(String applicationId, @Nullable AllottedBed bed, Instant now) {
        requireOpen();
        replace(application(applicationId).ended(now));
        if (status != CaseStatus.WAITLISTED || waitlist == null) {
            return false;
        }
        if (bed == null) {
            waitlist = waitlist.withRank();
            note(now, TimelineNote.of("ranked", "评估完成，已按颜色和申请时间排入轮候"));
        } else {
            waitlist = null;
            move(Trigger.OFFER_ACCEPTED, now);
            admit(bed, now);
        }
        return true;
    }

    private ApplicationRecord application(String applicationId) {
        return applications.stream()
                .filter(found -> found.applicationId().equals(applicationId))
                .findFirst()
                .orElseThrow(() -> new NotFound("入住申请", applicationId));
    }

    private void replace(ApplicationRecord changed) {
        applications.replaceAll(found -> found.applicationId().equals(changed.applicationId()) ? changed : found);
    }

    /** The care home that assesses for this application. */
    String assessingFor(String applicationId) {
        return application(applicationId).careHomeId();
    }

    String currentApplication() {
        return applications.getLast().applicationId();
    }

    /** Two, four, six and nine digits, so that a district finds the cases of its sub-districts. */
    private static List<String> divisionsAbove(String code) {
        return List.of(code.substring(0, 2), code.substring(0, 4), code.substring(0, 6), code);
    }

    @Override
    protected @Nullable String currentEpisode() {
        return episodes.isEmpty() ? null : episodes.getLast().referralId();
    }

    /** A patient in hospital is referred anew: the case goes on (DOMAIN §6). */
    String continued(HospitalReferral referral, Instant now) {
        move(Trigger.DISCHARGE_REFERRAL, now);
        reviewDate = null;
        elder = referral.elder();
        divisions = divisionsAbove(elder.address().divisionCode());
        return receive(referral, now, "referral-continued", "收到出院转介，个案继续");
    }

    private String receive(HospitalReferral referral, Instant now, String kind, String text) {
        String referralId = id() + "-r" + (episodes.size() + 1);
        episodes.add(Episode.received(referralId, now, referral));
        note(
                now,
                TimelineNote.by(referral.referredBy(), kind, text)
                        .with("referralId", referralId)
                        .with("hospitalId", referral.hospital().hospitalId()));
        start(now, MessageName.DISCHARGE_REFERRAL_RECEIVED, id(), startVariables(referralId));
        return referralId;
    }

    private Map<String, Object> startVariables(String referralId) {
        return Map.of("caseId", id(), "caseNumber", caseNumber, "referralId", referralId);
    }

    /** Whether the instance has the referral now (DESIGN §3.2). */
    boolean claimed(String referralId, String instance, Instant now) {
        requireOpen();
        Episode episode = episode(referralId);
        if (episode.endedAt() != null) {
            return false;
        }
        if (episode.processInstance() != null) {
            return episode.processInstance().equals(instance);
        }
        replace(episode.claimedBy(instance));
        startArrived(MessageName.DISCHARGE_REFERRAL_RECEIVED, startVariables(referralId));
        note(now, TimelineNote.of("pathway-started", "办理流程启动").with("referralId", referralId));
        return true;
    }

    void assessedIn(String referralId, String assessmentId) {
        replace(episode(referralId).assessedIn(assessmentId));
    }

    /** An assessment was completed, whatever it was made for: its colour holds, and the clock of R07 starts anew. */
    void graded(GradeHistory grade, ReassessmentInterval interval, LocalDate today) {
        requireOpen();
        OpenReassessment open = clock().open();
        if (open != null && !grade.assessmentId().equals(open.assessmentId())) {
            withdrawReassessment("已有更新的评估，复评不再需要", grade.gradedAt());
        }
        grades.add(grade);
        takeOver(grade);
        careClock = clock().restarted(grade.assessmentId(), interval, today);
    }

    /** An assessment was corrected. Where another was made since, the colour stays that other's. */
    void regraded(GradeHistory grade, ReassessmentInterval interval) {
        requireOpen();
        grades.add(grade);
        if (GradeSeries.of(grades).isLast(grade.assessmentId())) {
            takeOver(grade);
            careClock = clock().corrected(interval);
        }
    }

    private void takeOver(GradeHistory grade) {
        colour = grade.colour();
        composite = grade.composite();
        if (waitlist != null) {
            waitlist = waitlist.graded(grade.colour());
        }
    }

    CaseClock clock() {
        return careClock == null ? CaseClock.NOT_ASSESSED : careClock;
    }

    /** The one field that the daily sweep asks for. */
    @Override
    protected void beforeWrite() {
        LocalDate review = status == CaseStatus.HOSPITALISED ? reviewDate : null;
        careClock = clock().scheduled(
                        status,
                        review == null ? null : CaseClock.startOf(review),
                        feedback().asksAt(status));
    }

    boolean sweepDue(Instant now) {
        Instant next = clock().nextActionAt();
        return next != null && !next.isAfter(now);
    }

    /** What the calendar asks for now (R07, T1 row 2); nothing where it was done meanwhile. */
    Set<SweepAction> sweep(Instant now) {
        Set<SweepAction> done = EnumSet.noneOf(SweepAction.class);
        if (status == CaseStatus.HOSPITALISED
                && reviewDate != null
                && !CaseClock.startOf(reviewDate).isAfter(now)) {
            reviewInHospital(now);
            done.add(SweepAction.HOSPITAL_REVIEW);
        }
        if (clock().noticeDue(status, now)) {
            openReassessment(ReassessmentReason.ROUTINE, null, clock().ceasesToHold(), now);
            done.add(SweepAction.REASSESSMENT_OPENED);
        }
        if (feedback().due(status, now)) {
            openFeedback(now);
            done.add(SweepAction.FEEDBACK_OPENED);
        }
        OpenReassessment open = clock().open();
        if (open != null && clock().overdue(now)) {
            careClock = clock().with(ReassessmentFlag.OVERDUE, open);
            note(
                    now,
                    TimelineNote.of("reassessment-overdue", open.reason().inChinese() + "超期")
                            .with("reassessmentId", open.reassessmentId()));
            done.add(SweepAction.REASSESSMENT_OVERDUE);
        }
        return done;
    }

    FeedbackClock feedback() {
        return feedback == null ? FeedbackClock.NO_PLAN : feedback;
    }

    private void openFeedback(Instant now) {
        String planId = Objects.requireNonNull(plan().planId());
        String feedbackId = id() + "-k" + (feedback().count() + 1);
        feedback = feedback().opened(new OpenFeedback(feedbackId, planId, now, null));
        note(now, TimelineNote.of("feedback-due", "须向家属反馈健康管理方案的执行情况").with("feedbackId", feedbackId));
        start(now, MessageName.FAMILY_FEEDBACK_DUE, feedbackId, feedbackVariables(feedbackId));
    }

    private Map<String, Object> feedbackVariables(String feedbackId) {
        return Map.of("caseId", id(), "caseNumber", caseNumber, "feedbackId", feedbackId);
    }

    /** The feedback that the instance has now; null where it is not waited for any more, or another instance has it. */
    @Nullable
    OpenFeedback claimFeedback(String feedbackId, String instance) {
        requireOpen();
        OpenFeedback open = openFeedbackAs(feedbackId);
        if (open == null) {
            return null;
        }
        if (open.processInstance() != null) {
            return open.processInstance().equals(instance) ? open : null;
        }
        OpenFeedback claimed = open.claimedBy(instance);
        feedback = feedback().with(claimed);
        startArrived(MessageName.FAMILY_FEEDBACK_DUE, feedbackVariables(feedbackId));
        return claimed;
    }

    void feedbackGiven(String feedbackId, int months, boolean adjustPrescription, LocalDate today, Instant now) {
        requireOpen();
        if (openFeedbackAs(feedbackId) == null) {
            return;
        }
        feedback = feedback().given(months, today);
        note(
                now,
                TimelineNote.of("feedback-given", "已向家属反馈健康管理方案的执行情况")
                        .with("feedbackId", feedbackId)
                        .with("nextOn", feedback().nextOn()));
        if (adjustPrescription) {
            prescriptionAsked(now);
        }
    }

    private @Nullable OpenFeedback openFeedbackAs(String feedbackId) {
        OpenFeedback open = feedback().open();
        return open != null && open.feedbackId().equals(feedbackId) ? open : null;
    }

    /** In hospital it is not asked for: its process ends by the message of the stay, and it falls due again afterwards. */
    private void withdrawFeedback() {
        OpenFeedback open = feedback().open();
        if (open != null) {
            feedback = feedback().with(null);
            startArrived(MessageName.FAMILY_FEEDBACK_DUE, feedbackVariables(open.feedbackId()));
        }
    }

    /** T1 row 2: the stay goes on, and its patient is assessed anew. */
    private void reviewInHospital(Instant now) {
        Episode last = episodes.getLast();
        String referralId = id() + "-r" + (episodes.size() + 1);
        move(Trigger.HOSPITAL_REVIEW_DUE, now);
        reviewDate = null;
        episodes.add(last.again(referralId, now));
        note(now, TimelineNote.of("hospital-review-due", "住院复核到期，重新评估").with("referralId", referralId));
        start(now, MessageName.DISCHARGE_REFERRAL_RECEIVED, id(), startVariables(referralId));
    }

    /** Records what was reported, and asks for a re-assessment where one is needed (R08). */
    CaseEvent report(CaseEvent event, Instant now) {
        requireOpen();
        for (CaseEvent known : events) {
            if (known.eventId().equals(event.eventId())) {
                if (!known.sameAs(event)) {
                    throw new EventIdReused(event.eventId());
                }
                return known;
            }
        }
        if (event.kind() == CaseEventKind.HOSPITALISATION) {
            move(Trigger.HOSPITALISATION, now);
        }
        note(
                now,
                TimelineNote.by(
                                event.recordedBy(),
                                "event-reported",
                                "收到事件：" + event.kind().inChinese())
                        .with("eventId", event.eventId())
                        .with("kind", event.kind())
                        .with("occurredAt", event.occurredAt()));
        CaseEvent recorded = event.coveredBy(reassessmentFor(event, now));
        events.add(recorded);
        return recorded;
    }

    /** In hospital the discharge assessment comes; before the first assessment, that one; after a later one, none. */
    private @Nullable String reassessmentFor(CaseEvent event, Instant now) {
        boolean inHospital = status == CaseStatus.HOSPITALISED || status == CaseStatus.HOSPITAL_ASSESSMENT;
        LocalDate assessedOn = clock().lastAssessedOn();
        LocalDate day = LocalDate.ofInstant(event.occurredAt(), CareClock.ZONE);
        if (inHospital || assessedOn == null || assessedOn.isAfter(day)) {
            return null;
        }
        OpenReassessment open = clock().open();
        if (open != null && open.reason() != ReassessmentReason.ROUTINE) {
            return open.reassessmentId();
        }
        withdrawReassessment("改为即时复评", now);
        return openReassessment(event.kind().reason(), event.eventId(), event.occurredAt(), now);
    }

    private String openReassessment(ReassessmentReason reason, @Nullable String eventId, Instant since, Instant now) {
        String reassessmentId = id() + "-n" + (clock().count() + 1);
        careClock = clock().opened(new OpenReassessment(reassessmentId, reason, eventId, now, since, null, null));
        note(
                now,
                TimelineNote.of("reassessment-opened", "须" + reason.inChinese())
                        .with("reassessmentId", reassessmentId)
                        .with("reason", reason)
                        .with("eventId", eventId));
        start(now, MessageName.REASSESSMENT_DUE, reassessmentId, reassessmentVariables(reassessmentId));
        return reassessmentId;
    }

    private Map<String, Object> reassessmentVariables(String reassessmentId) {
        return Map.of("caseId", id(), "caseNumber", caseNumber, "reassessmentId", reassessmentId);
    }

    /** The open re-assessment is not needed any more: its process ends, its start message is never sent. */
    private void withdrawReassessment(String why, Instant now) {
        OpenReassessment open = clock().open();
        if (open == null) {
            return;
        }
        careClock = clock().with(ReassessmentFlag.NONE, null);
        startArrived(MessageName.REASSESSMENT_DUE, reassessmentVariables(open.reassessmentId()));
        note(now, TimelineNote.of("reassessment-withdrawn", why).with("reassessmentId", open.reassessmentId()));
        publish(now, MessageName.REASSESSMENT_WITHDRAWN, open.reassessmentId(), Map.of());
    }

    /** The re-assessment that the instance has now; null where it is not open any more, or another instance has it. */
    @Nullable
    OpenReassessment claimReassessment(String reassessmentId, String instance, Instant now) {
        requireOpen();
        OpenReassessment open = openAs(reassessmentId);
        if (open == null) {
            return null;
        }
        if (open.processInstance() != null) {
            return open.processInstance().equals(instance) ? open : null;
        }
        OpenReassessment claimed = open.claimedBy(instance);
        careClock = clock().with(clock().flag(), claimed);
        startArrived(MessageName.REASSESSMENT_DUE, reassessmentVariables(reassessmentId));
        note(
                now,
                TimelineNote.of("reassessment-started", open.reason().inChinese() + "开始")
                        .with("reassessmentId", reassessmentId));
        return claimed;
    }

    void reassessmentDue(String reassessmentId, Instant dueAt) {
        OpenReassessment open = openAs(reassessmentId);
        if (open != null) {
            careClock = clock().with(clock().flag(), open.dueAt(dueAt));
        }
    }

    void reassessmentBegun(String reassessmentId) {
        OpenReassessment open = openAs(reassessmentId);
        if (open != null) {
            careClock = clock().with(ReassessmentFlag.IN_PROGRESS, open);
        }
    }

    private @Nullable OpenReassessment openAs(String reassessmentId) {
        OpenReassessment open = clock().open();
        return open != null && open.reassessmentId().equals(reassessmentId) ? open : null;
    }

    /** Whether somebody of the family cares for the elder at home (R10). */
    boolean hasCaregiver() {
        Household household = elder.household();
        return AT_HOME.contains(status)
                && household != null
                && (household.livingArrangement() == LivingArrangement.WITH_SPOUSE
                        || household.livingArrangement() == LivingArrangement.WITH_CHILDREN);
    }

    /** The health plan no longer fits (R09); nothing where there is none and none is being made. */
    void planOutdated(Instant dueAt, Instant now) {
        if (plan().flag() != PlanFlag.NONE || plan().openPlanId() != null) {
            planRevisionDue(PlanReason.REVISION, dueAt, now);
        }
    }

    GradeSeries gradeSeries() {
        return GradeSeries.of(grades);
    }

    /**
     * @param bed for CARE_HOME: the bed allotted; null where none is free
     */
    void apply(ApplyDestination command, @Nullable AllottedBed bed, LocalDate today, Instant now) {
        requireOpen();
        Episode episode = episode(command.referralId());
        WaitlistRequest before = waitlist;
        move(DestinationRules.trigger(command, bed), now);
        destination = command.destination();
        reviewDate = DestinationRules.reviewDate(command, today);
        waitlist = null;
        if (status == CaseStatus.WAITLISTED) {
            BedWish wish = wish(command);
            waitlist = before != null && before.bedType() == wish.bedType()
                    ? before.renewed(wish, colour)
                    : WaitlistRequest.of(wish, colour, true, now);
        }
        if (bed != null) {
            admit(bed, now);
        }
        replace(episode.ended(command.destination(), now));
        note(
                now,
                TimelineNote.of("destination-applied", "去向确定，个案转为“" + status.inChinese() + "”")
                        .with("status", status)
                        .with("destination", destination)
                        .with("bedType", command.bedType())
                        .with("reviewDate", reviewDate));
    }

    HomeTransfer requestHomeTransfer(String requestedBy, String actor, Instant now) {
        CaseStatus origin = status;
        move(Trigger.HOME_TRANSFER_REQUESTED, now);
        int number = homeTransfer == null ? 1 : homeTransfer.number() + 1;
        HomeTransfer requested = HomeTransfer.requested(id(), number, origin, requestedBy, requireCareHome(), now);
        homeTransfer = requested;
        note(
                now,
                TimelineNote.by(actor, "home-transfer-requested", "申请返家，转入返家审核")
                        .with("transferId", requested.transferId()));
        start(now, MessageName.HOME_BED_REQUESTED, requested.transferId(), startVariables(requested));
        return requested;
    }

    private String requireCareHome() {
        String careHome = careHomeId();
        if (careHome == null) {
            throw new IllegalStateException("个案 " + caseNumber + " 没有负责的养老机构，不能申请返家");
        }
        return careHome;
    }

    private Map<String, Object> startVariables(HomeTransfer transfer) {
        return Map.of("caseId", id(), "caseNumber", caseNumber, "transferId", transfer.transferId());
    }

    /** Whether the instance has the transfer now (DESIGN §3.2). */
    boolean claimHomeTransfer(String transferId, String instance, Instant now) {
        requireOpen();
        HomeTransfer found = homeTransfer;
        if (found == null || !found.transferId().equals(transferId) || found.endedAt() != null) {
            return false;
        }
        if (found.processInstance() != null) {
            return found.processInstance().equals(instance);
        }
        homeTransfer = found.claimedBy(instance);
        startArrived(MessageName.HOME_BED_REQUESTED, startVariables(found));
        note(now, TimelineNote.of("home-transfer-started", "返家审核开始").with("transferId", transferId));
        return true;
    }

    void moveHomeTransfer(String transferId, Trigger trigger, TimelineNote note, Instant now) {
        if (homeTransfer == null || !homeTransfer.transferId().equals(transferId)) {
            throw new NotFound("返家申请", transferId);
        }
        move(trigger, now);
        note(now, note.with("transferId", transferId).with("status", status));
    }

    void returnHomeTransfer(String transferId, TimelineNote note, Instant now) {
        HomeTransfer found = homeTransfer;
        if (found != null && found.transferId().equals(transferId) && found.endedAt() == null) {
            moveHomeTransfer(transferId, found.wayBack(status), note, now);
        }
    }

    /** Which bed T1's destination asks for: in the care home that assessed, or anywhere in the elder's district. */
    BedWish wish(ApplyDestination command) {
        String district = divisions.get(2);
        return new BedWish(
                DestinationRules.bedType(command),
                List.of(episode(command.referralId()).assessingCareHomeId()),
                List.of(district),
                List.of(),
                elder.sex());
    }

    private void admit(AllottedBed bed, Instant now) {
        admission = Admission.of(id() + "-i" + ++admissions, bed, now);
        note(
                now,
                TimelineNote.of("bed-allotted", "床位已分配")
                        .with("careHomeId", bed.careHomeId())
                        .with("bedId", bed.bedId())
                        .with("bedType", bed.type()));
    }

    /** Offers a bed to somebody who waits for it. False where they do not any more. */
    boolean offered(AllottedBed bed, Instant now) {
        if (status != CaseStatus.WAITLISTED || waitlist == null || !waitlist.mayBeOffered(bed)) {
            return false;
        }
        waitlist = waitlist.offered(id(), bed, now);
        String offerId = offer().offerId();
        note(
                now,
                TimelineNote.of("bed-offered", "已向家属提供床位")
                        .with("offerId", offerId)
                        .with("careHomeId", bed.careHomeId())
                        .with("bedId", bed.bedId()));
        start(now, MessageName.BED_OFFERED, offerId, offerVariables(offerId));
        return true;
    }

    private Map<String, Object> offerVariables(String offerId) {
        return Map.of("caseId", id(), "caseNumber", caseNumber, "offerId", offerId);
    }

    /** Whether the instance has the offer now; false where the offer is void or another instance has it. */
    boolean claimedOffer(String offerId, String instance, Instant now, Instant expiresAt) {
        requireOpen();
        BedOffer offer = offerOf(offerId);
        if (offer == null) {
            return false;
        }
        if (offer.processInstance() != null) {
            return offer.processInstance().equals(instance);
        }
        waiting(offer.claimedBy(instance, now, expiresAt));
        startArrived(MessageName.BED_OFFERED, offerVariables(offerId));
        return true;
    }

    /**
     * The family's answer; the first counts.
     *
     * @param tell whether the process must hear of it, as it must of an answer through the API
     * @throws OfferNotOpen where it is void or was answered before
     */
    void answered(
            String offerId, BedOffer.Answer answer, String by, @Nullable String words, boolean tell, Instant now) {
        requireOpen();
        BedOffer offer = offerOf(offerId);
        if (offer == null || offer.answer() != null) {
            throw new OfferNotOpen(caseNumber);
        }
        waiting(offer.answered(answer, by, words));
        note(
                now,
                TimelineNote.by(
                                by,
                                "bed-offer-answered",
                                answer == BedOffer.Answer.ACCEPTED ? "家属接受所提供的床位" : "家属谢绝所提供的床位")
                        .with("offerId", offerId)
                        .with("answer", answer));
        if (tell) {
            publish(now, MessageName.BED_OFFER_ANSWERED, offerId, Map.of("offerId", offerId));
        }
    }

    /** How the offer ends: as answered; without an answer it has expired. */
    OfferOutcome settled(String offerId, boolean expired, Instant now) {
        requireOpen();
        BedOffer offer = offerOf(offerId);
        if (offer == null || waitlist == null) {
            return OfferOutcome.WITHDRAWN;
        }
        if (offer.answer() == null && !expired) {
            return OfferOutcome.UNANSWERED;
        }
        offersEnded.add(offer);
        if (offer.answer() == BedOffer.Answer.ACCEPTED) {
            waitlist = null;
            move(Trigger.OFFER_ACCEPTED, now);
            admit(offer.bed(), now);
            return OfferOutcome.ACCEPTED;
        }
        Instant before = waitlist.requestedAt();
        waitlist = waitlist.refused(offer.bed(), now);
        leaves(offer.bed(), now);
        OfferOutcome outcome = offer.answer() == null ? OfferOutcome.EXPIRED : OfferOutcome.DECLINED;
        note(
                now,
                TimelineNote.of("bed-offer-ended", outcome == OfferOutcome.EXPIRED ? "逾期未答复，床位转给下一位" : "谢绝床位，床位转给下一位")
                        .with("offerId", offerId)
                        .with("placeKept", waitlist.requestedAt().equals(before)));
        return outcome;
    }

    /** The bed offered is not to be had any more; that does not count against the elder. */
    void offerWithdrawn(String offerId, Instant now) {
        if (offerOf(offerId) != null && waitlist != null) {
            waitlist = waitlist.withdrawn();
            tellWithdrawn(offerId, now);
        }
    }

    private void tellWithdrawn(String offerId, Instant now) {
        note(now, TimelineNote.of("bed-offer-withdrawn", "所提供的床位已撤回，轮候位置保留").with("offerId", offerId));
        publish(now, MessageName.BED_OFFER_WITHDRAWN, offerId, Map.of("offerId", offerId));
    }

    /** Whether the instance admits the elder now; false where another does, or there is no admission under way. */
    boolean claimedAdmission(String instance) {
        requireOpen();
        if (status != CaseStatus.CARE_HOME_INTAKE || admission == null) {
            return false;
        }
        if (admission.processInstance() != null) {
            return admission.processInstance().equals(instance);
        }
        admission = admission.claimedBy(instance);
        return true;
    }

    void admissionAssessedIn(String assessmentId) {
        admission = requireAdmission().assessedIn(assessmentId);
    }

    void arrivalReported(ReportedArrival arrival) {
        admission = requireAdmission().reported(arrival);
    }

    void admittedOn(LocalDate arrival, @Nullable String words, String by, Instant now) {
        admission = requireAdmission().on(arrival, words);
        note(now, TimelineNote.by(by, "admitted", "老人已入住养老机构").with("admittedOn", arrival));
    }

    Admission requireAdmission() {
        if (admission == null) {
            throw new IllegalStateException("个案 " + caseNumber + " 没有入住中的床位");
        }
        return admission;
    }

    /** Where none holds, the timeline says so (R34). */
    boolean contractHolds(LocalDate today, Instant now) {
        requireOpen();
        boolean holds = familyDoctor != null && familyDoctor.holdsOn(today);
        if (!holds) {
            note(now, TimelineNote.of("family-doctor-missing", "入住老人没有有效的家庭医生签约"));
        }
        return holds;
    }

    /** R34: what a resident of that age gets for nothing, and by when. */
    void entitledToCheckUps(CheckUp entitled, Instant now) {
        checkUp = entitled;
        note(
                now,
                TimelineNote.of("check-up-entitled", "享受免费健康体检，每" + entitled.everyMonths() + "个月一次")
                        .with("everyMonths", entitled.everyMonths())
                        .with("dueOn", entitled.dueOn()));
    }

    void contractReported(ReportedContract contract) {
        reportedContract = contract;
    }

    ReportedContract requireReportedContract() {
        if (reportedContract == null) {
            throw new IllegalStateException("个案 " + caseNumber + " 没有登记家庭医生签约");
        }
        return reportedContract;
    }

    void contracted(FamilyDoctorContract contract, Instant now) {
        familyDoctor = contract;
        reportedContract = null;
        note(
                now,
                TimelineNote.by(contract.recordedBy(), "family-doctor-contracted", "家庭医生签约已登记")
                        .with("signedOn", contract.signedOn())
                        .with("validUntil", contract.validUntil()));
    }

    /** A move with nothing else to it. */
    void moved(Trigger trigger, Instant now) {
        requireOpen();
        move(trigger, now);
        note(now, TimelineNote.of("moved", "个案转为“" + status.inChinese() + "”").with("status", status));
    }

    /** The elder no longer has this bed, nor will. */
    private void leaves(AllottedBed bed, Instant now) {
        start(now, MessageName.BED_FREED, bed.bedId(), Map.of("bedId", bed.bedId(), "holdNo", bed.holdNo()));
    }

    @Nullable
    BedOffer offerOf(String offerId) {
        BedOffer offer = waitlist == null ? null : waitlist.offer();
        return offer != null && offer.offerId().equals(offerId) ? offer : null;
    }

    private BedOffer offer() {
        return Objects.requireNonNull(Objects.requireNonNull(waitlist).offer());
    }

    private void waiting(BedOffer changed) {
        waitlist = Objects.requireNonNull(waitlist).with(changed);
    }

    void close(Closure how, Instant now) {
        dropStartMessages(MessageName.BED_FREED);
        settlement = new CaseSettlement(underWay(), null);
        move(Trigger.CLOSE, now);
        closure = how;
        counted = how.reason() != ClosureReason.ENTERED_IN_ERROR;
        reviewDate = null;
        waitlist = null;
        escalatedFrom = null;
        careClock = clock().with(ReassessmentFlag.NONE, null);
        feedback = feedback().stopped();
        pendingHealthRecordId = null;
        episodes.replaceAll(episode -> episode.ended(null, now));
        applications.replaceAll(application -> application.ended(now));
        note(
                now,
                TimelineNote.by(how.closedBy(), "closed", "个案结案：" + how.reason().inChinese())
                        .with("reason", how.reason())
                        .with("occurredOn", how.occurredOn()));
        publish(
                now,
                MessageName.CASE_CLOSED,
                id(),
                Map.of("closureReason", how.reason().name()));
        start(now, MessageName.CASE_CLOSURE_STARTED, id(), closureVariables());
    }

    private Map<String, Object> closureVariables() {
        return Map.of("caseId", id(), "caseNumber", caseNumber);
    }

    /** What ends when the case does. */
    private List<String> underWay() {
        List<String> ends = new ArrayList<>();
        if (admission != null) {
            ends.add("养老床位");
        }
        if (waitlist != null) {
            ends.add("床位轮候");
        }
        if (homeTransfer != null && homeTransfer.homeBedSince() != null) {
            ends.add("家庭养老床位");
        } else if (homeTransfer != null && homeTransfer.endedAt() == null) {
            ends.add("返家办理");
        }
        if (plan().flag() != PlanFlag.NONE) {
            ends.add("健康管理方案");
        }
        if (clock().open() != null) {
            ends.add("复评");
        }
        return List.copyOf(ends);
    }

    /** The closed case is wound up, once. False where it was before. */
    boolean settle(Instant now) {
        startArrived(MessageName.CASE_CLOSURE_STARTED, closureVariables());
        CaseSettlement open = settlement;
        if (open == null || open.settledAt() != null) {
            return false;
        }
        settlement = open.settled(now);
        note(
                now,
                TimelineNote.of("closure-settled", "结案善后完成，无待结算的服务")
                        .with("ended", open.ended().isEmpty() ? "无" : String.join("、", open.ended())));
        return true;
    }

    /** The person may turn out to have this record; said before it is reserved, so that a crash between loses nothing. */
    void identifying(String recordId) {
        requireOpen();
        pendingHealthRecordId = recordId;
    }

    void identificationRefused() {
        pendingHealthRecordId = null;
    }

    void identified(String recordId, Elder known, String by, Instant now) {
        requireOpen();
        healthRecordId = recordId;
        pendingHealthRecordId = null;
        elder = known;
        note(now, TimelineNote.by(by, "identified", "身份已查明，健康档案已关联"));
    }

    void overdue(OverdueNotice notice, TimelineNote note) {
        requireOpen();
        overdue.add(notice);
        note(notice.recordedAt(), note);
    }

    void requireOpen() {
        if (status == CaseStatus.CLOSED) {
            throw new CaseClosed(caseNumber);
        }
    }

    CasePlan plan() {
        return plan == null ? CasePlan.NONE : plan;
    }

    void openPlan(String instance) {
        requireOpen();
        if (!plan().openedBy(instance)) {
            plan = plan().opened(id(), instance);
        }
    }

    /** @throws NotFound where this plan is not being made any more */
    void planPublished(String planId, int version, int feedbackMonths, LocalDate today, Instant now) {
        requireOpen();
        if (!planId.equals(plan().openPlanId())) {
            throw new NotFound("正在制定的方案", planId);
        }
        plan = plan().published(planId, version, now);
        feedback = feedback().planInForce(feedbackMonths, today);
        note(
                now,
                TimelineNote.of("plan-published", "健康管理方案第 " + version + " 版发布")
                        .with("planId", planId)
                        .with("version", version));
        if (status == CaseStatus.PLANNING) {
            move(Trigger.PLAN_SIGNED, now);
        }
        if (plan().flag() == PlanFlag.REVISION_DUE) {
            start(now, MessageName.PLAN_REVISION_DUE, id(), planRevisionVariables());
        }
    }

    void planRevisionDue(PlanReason reason, @Nullable Instant dueAt, Instant now) {
        requireOpen();
        plan = plan().revisionDue(reason, dueAt);
        note(
                now,
                TimelineNote.of("plan-revision-due", "健康管理方案须重新制定：" + reason.inChinese())
                        .with("reason", reason)
                        .with("dueAt", plan().revisionDueAt()));
        start(now, MessageName.PLAN_REVISION_DUE, id(), planRevisionVariables());
    }

    void requirePrescribable() {
        requireOpen();
        if (plan().planId() == null) {
            throw new NotFound("已发布的健康管理方案", id());
        }
        if (!CasePlan.mayBeMade(status)) {
            throw new CaseInHospital(caseNumber);
        }
    }

    /** R28: the plan is revised for another prescription; not in hospital, nor once the case has ended. */
    void prescriptionAsked(Instant now) {
        if (plan().planId() != null && CasePlan.mayBeMade(status)) {
            planRevisionDue(PlanReason.PRESCRIPTION, null, now);
        }
    }

    private Map<String, Object> planRevisionVariables() {
        return Map.of("caseId", id(), "caseNumber", caseNumber, "planRevision", plan().revisions());
    }

    /** Whether this instance rebuilds the plan. Where one is being made anyway, its publication asks again if it must. */
    boolean claimPlanRevision(int revision, String instance, Instant now) {
        requireOpen();
        CasePlan known = plan();
        if (revision == known.revisions()) {
            startArrived(MessageName.PLAN_REVISION_DUE, planRevisionVariables());
        }
        if (revision != known.revisions()
                || known.flag() != PlanFlag.REVISION_DUE
                || (known.openPlanId() != null && !known.openedBy(instance))) {
            return false;
        }
        if (known.revisionInstance() != null) {
            return known.revisionInstance().equals(instance);
        }
        plan = known.revisionClaimedBy(instance);
        note(now, TimelineNote.of("plan-revision-started", "开始重新制定健康管理方案"));
        return true;
    }

    /** The assessment that was completed last, whatever it was made for; null before the first. */
    @Nullable
    String newestAssessment() {
        return grades.isEmpty()
                ? null
                : GradeSeries.of(grades).grades().getLast().assessmentId();
    }

    private void move(Trigger trigger, Instant now) {
        CaseStatus from = status;
        status = Transitions.next(from, trigger, escalatedFrom);
        escalatedFrom = status == CaseStatus.ESCALATED ? from : null;
        statusSince = now;
        homeTransfer = homeTransfer == null ? null : homeTransfer.after(status, now);
        if (status == CaseStatus.HOSPITALISED && from != CaseStatus.HOSPITAL_ASSESSMENT) {
            withdrawReassessment("住院，出院时评估", now);
            withdrawFeedback();
            publish(now, MessageName.CASE_HOSPITALISED, id(), Map.of(), HEARD_AT_ONCE);
        }
        plan = plan == null ? null : plan.after(status);
        placeAfter(from, now);
    }

    /** What becomes of a place on the waiting list, an offer and a bed when the case moves on. */
    private void placeAfter(CaseStatus from, Instant now) {
        if (from == CaseStatus.WAITLISTED && waitlist != null) {
            BedOffer offer = waitlist.offer();
            if (offer != null) {
                leaves(offer.bed(), now);
                if (status.open()) {
                    tellWithdrawn(offer.offerId(), now);
                }
            }
            waitlist = waitlist.pausedWithoutOffer();
        }
        if (status == CaseStatus.WAITLISTED && waitlist != null) {
            waitlist = waitlist.resumed();
        }
        if (admission != null && !status.keepsBed()) {
            leaves(admission.bed(), now);
            admission = null;
        }
    }

    Episode episode(String referralId) {
        return episodes.stream()
                .filter(episode -> episode.referralId().equals(referralId))
                .findFirst()
                .orElseThrow(() -> new NotFound("转介", referralId));
    }

    private void replace(Episode changed) {
        episodes.replaceAll(episode -> episode.referralId().equals(changed.referralId()) ? changed : episode);
    }

    /** Two grades in a row, of different assessments, were GREEN (DOMAIN §6, RECOVERED). */
    boolean recovered() {
        return GradeSeries.of(grades).lastTwoAre(Colour.GREEN);
    }

    boolean belongsTo(String recordId) {
        return healthRecordId.equals(recordId) || Objects.equals(pendingHealthRecordId, recordId);
    }

    /** T1 row 0: there is a home bed to go back to. */
    boolean homeBedInForce() {
        return homeTransfer != null && homeTransfer.homeBedSince() != null;
    }

    @Nullable
    HomeTransfer homeTransfer() {
        return homeTransfer;
    }

    @Nullable
    Colour colour() {
        return colour;
    }

    String caseNumber() {
        return caseNumber;
    }

    CaseStatus status() {
        return status;
    }

    Elder elder() {
        return elder;
    }

    String healthRecordId() {
        return healthRecordId;
    }

    @Nullable
    String pendingHealthRecordId() {
        return pendingHealthRecordId;
    }

    @Nullable
    WaitlistRequest waitlist() {
        return waitlist;
    }

    @Nullable
    Admission admission() {
        return admission;
    }

    /** The last stay in hospital; null for somebody who applied from home. */
    @Nullable
    Episode lastEpisode() {
        return episodes.isEmpty() ? null : episodes.getLast();
    }

    /** Whoever is in charge: the bed's care home, else the one that cares at home, else the assessing one, else the one applied for. */
    @Nullable
    String careHomeId() {
        if (admission != null) {
            return admission.bed().careHomeId();
        }
        if (homeTransfer != null && homeTransfer.homeBedSince() != null) {
            return homeTransfer.careHomeId();
        }
        if (!episodes.isEmpty()) {
            return episodes.getLast().assessingCareHomeId();
        }
        return waitlist == null ? null : waitlist.wish().careHomeIds().getFirst();
    }

    CaseChanged changed(long revision) {
        return new CaseChanged(id(), caseNumber, status, revision);
    }

    CaseView view() {
        return new CaseView(
                id(),
                caseNumber,
                revision(),
                status,
                statusSince,
                elder,
                episodes.stream().map(CaseViews::of).toList(),
                colour,
                composite,
                destination,
                reviewDate,
                waitlist,
                clock(),
                homeTransfer,
                plan(),
                feedback(),
                admission,
                familyDoctor,
                checkUp,
                closure,
                counted,
                openedAt,
                updatedAt());
    }
}

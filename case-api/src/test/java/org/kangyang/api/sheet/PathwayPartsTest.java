package org.kangyang.api.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.homebed.HomeBedTransferView;
import org.kangyang.core.homebed.HomeBedTransferView.PaymentOrder;
import org.kangyang.core.homebed.RespiteEntitlement;
import org.kangyang.core.homebed.TransferStage;
import org.kangyang.core.pathway.CaseClock;
import org.kangyang.core.pathway.CasePlan;
import org.kangyang.core.pathway.CaseStatus;
import org.kangyang.core.pathway.CaseView;
import org.kangyang.core.pathway.Colour;
import org.kangyang.core.pathway.FeedbackClock;
import org.kangyang.core.pathway.HomeTransfer;
import org.kangyang.core.pathway.PlanFlag;
import org.kangyang.core.pathway.ReassessmentFlag;
import org.kangyang.core.pathway.ReassessmentReason;
import org.kangyang.core.reassessment.ReassessmentOutcome;
import org.kangyang.core.reassessment.ReassessmentView;

class PathwayPartsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    @ParameterizedTest
    @DisplayName("R12: the sheet says what the works cost, who is paid how much, and what the family pays")
    @CsvSource({
        "318000, 300000, 3180.00 元, '3000.00 元，付给示例养老院', 180.00 元",
        "299999, 299999, 2999.99 元, '2999.99 元，付给示例养老院', 0.00 元",
        "120000, 0, 1200.00 元, '该户已享受过，不再补贴', 1200.00 元"
    })
    void saysWhoPaysForTheRetrofit(long cost, long paid, String works, String subsidy, String own) {
        String home = text(home(new PaymentOrder("NH001", cost, paid, NOON), null), List.of());
        assertThat(home).contains("改造实际费用=" + works, "改造补贴=" + subsidy, "家庭自付=" + own);
    }

    @Test
    @DisplayName("R12: nothing is said of a payment before there is one")
    void saysNothingOfMoneyBefore() {
        assertThat(text(home(null, null), List.of())).contains("进度=改造验收").doesNotContain("补贴", "费用");
    }

    @Test
    @DisplayName("R09, R10: the last re-assessment: both scores and colours, who was told, respite")
    void tellsOfTheLastReassessment() {
        ReassessmentView done = new ReassessmentView(
                "c1-n1",
                "c1",
                ReassessmentReason.ROUTINE,
                null,
                NOON,
                NOON,
                NOON,
                852,
                601,
                Colour.YELLOW,
                Colour.ORANGE,
                new ReassessmentOutcome(true, true),
                44,
                new RespiteEntitlement(true, 4, 0),
                null);
        assertThat(text(null, List.of(done)))
                .contains("最近一次=定期复评", "85.2 → 60.1", "待街道知悉，方案重新制定", "44 分", "每月至少 4 小时，免费");
    }

    private static HomeBedTransferView home(@Nullable PaymentOrder payment, @Nullable Integer zbi) {
        return new HomeBedTransferView(
                "c1-h1",
                "c1",
                1,
                CaseStatus.HOME_FOLLOW_UP,
                "FAMILY",
                NOON,
                TransferStage.INSPECTION,
                NOON,
                null,
                Colour.YELLOW,
                true,
                null,
                List.of(),
                "NH001",
                0,
                payment,
                List.of(),
                zbi,
                null,
                null,
                null,
                null);
    }

    /** Every part's lines as {@code label=value}. */
    private static String text(@Nullable HomeBedTransferView transfer, List<ReassessmentView> reassessments) {
        RegisterNames names = mock();
        when(names.careHome("NH001")).thenReturn("示例养老院");
        CaseView view = mock();
        when(view.caseId()).thenReturn("c1");
        CasePlan plan = mock();
        when(plan.flag()).thenReturn(PlanFlag.NONE);
        when(view.plan()).thenReturn(plan);
        when(view.feedback()).thenReturn(new FeedbackClock(null, 0, null, null, 0));
        when(view.careClock()).thenReturn(new CaseClock(null, null, null, null, ReassessmentFlag.NONE, null, 0, null));
        when(view.homeTransfer())
                .thenReturn(new HomeTransfer(
                        "c1-h1", 1, CaseStatus.HOME_FOLLOW_UP, "FAMILY", "NH001", NOON, null, null, null));
        PathwayFacts facts = new PathwayFacts(List.of(), null, null, transfer, reassessments, List.of());
        return new PathwayParts(view, facts, names, LocalDate.of(2026, 11, 24))
                .all().stream()
                        .flatMap(part -> part.rows().stream())
                        .map(row -> row.label() + "=" + row.value())
                        .collect(Collectors.joining("\n"));
    }
}

package org.kangyang.core.homebed;

import java.util.List;
import org.kangyang.core.homebed.HomeBedTransferView.ProposedItem;
import org.kangyang.core.integration.Fen;

/**
 * What forms show of a proposal.
 *
 * @param lines one for each item
 * @param totalYuan e.g. {@code 4200.00}
 * @param subsidyYuan at most what the city would pay (R12)
 * @param ownYuan what the family pays at least
 */
public record RetrofitSummary(List<String> lines, String totalYuan, String subsidyYuan, String ownYuan) {

    static RetrofitSummary of(List<ProposedItem> items, long totalFen) {
        Subsidy subsidy = Subsidy.of(totalFen);
        return new RetrofitSummary(
                items.stream().map(RetrofitSummary::line).toList(),
                Fen.yuan(totalFen),
                Fen.yuan(subsidy.amountFen()),
                Fen.yuan(totalFen - subsidy.amountFen()));
    }

    private static String line(ProposedItem item) {
        String what =
                item.category().inChinese() + (item.description().isEmpty() ? "" : "（" + item.description() + "）");
        return what + " × " + item.quantity() + "　单价 " + Fen.yuan(item.unitPriceFen()) + " 元";
    }
}

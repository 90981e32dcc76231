package org.kangyang.core.homebed;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be installed and what it costs, as its form sends it; the total is the server's (DESIGN §3.6).
 *
 * @param items 1–50
 */
public record ProposalForm(@Nullable List<Item> items) {

    /**
     * @param category name of {@link RetrofitCategory}
     * @param quantity 1–100
     * @param unitPriceYuan 0–100,000, at most two decimals
     */
    public record Item(
            @Nullable String category,
            @Nullable String description,
            @Nullable Integer quantity,
            @Nullable BigDecimal unitPriceYuan) {}
}

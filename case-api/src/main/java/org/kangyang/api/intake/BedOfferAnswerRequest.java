package org.kangyang.api.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.pathway.BedOffer;

/** What the family says to a bed. */
@Schema(name = "BedOfferAnswer", description = "家属答复 / the family's answer")
record BedOfferAnswerRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BedOffer.@Nullable Answer answer) {}

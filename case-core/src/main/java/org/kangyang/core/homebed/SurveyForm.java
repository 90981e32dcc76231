package org.kangyang.core.homebed;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The survey of the home, as its form sends it.
 *
 * @param surveyedOn not in the future
 * @param caregiver {@code yes} or {@code no}: somebody of the family cares for the elder
 * @param retrofitNeeded {@code yes} or {@code no}
 * @param needs names of {@link RetrofitCategory}; empty where nothing is needed
 * @param sitePhotoId attachment, optional
 * @param note free text, stored only
 */
public record SurveyForm(
        @Nullable LocalDate surveyedOn,
        @Nullable String caregiver,
        @Nullable String retrofitNeeded,
        @Nullable List<String> needs,
        @Nullable String sitePhotoId,
        @Nullable String note) {}

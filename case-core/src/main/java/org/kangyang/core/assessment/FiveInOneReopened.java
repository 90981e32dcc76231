package org.kangyang.core.assessment;

import java.util.List;

/**
 * The physician returned the assessment.
 *
 * @param problems the reason, to be shown to the assessor
 * @param draft what was recorded, to fill the form again
 */
public record FiveInOneReopened(List<String> problems, FiveInOneForm draft) {}

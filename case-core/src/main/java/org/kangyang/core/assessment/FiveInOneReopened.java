package org.kangyang.core.assessment;

import java.util.List;
import org.kangyang.core.escalation.Due;

/**
 * The physician returned the assessment.
 *
 * @param problems the reason, to be shown to the assessor
 * @param draft what was recorded, to fill the form again
 */
public record FiveInOneReopened(Due fiveInOneDue, List<String> problems, FiveInOneForm draft) {}

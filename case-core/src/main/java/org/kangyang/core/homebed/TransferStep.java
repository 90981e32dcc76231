package org.kangyang.core.homebed;

import java.util.List;
import org.kangyang.core.escalation.DeadlineRow;
import org.kangyang.core.pathway.Groups;

/** A step that sets the due date of the task behind it. */
public record TransferStep(String transferId, List<DeadlineRow> deadlines, Groups groups) {}

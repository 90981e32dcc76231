package org.kangyang.workers.reassessment;

import java.math.BigDecimal;
import org.kangyang.core.reassessment.Comparison;
import org.kangyang.core.reassessment.Reassessments;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** The new score beside the one before (R09). */
@JobType("reassessment.compare")
class CompareWorker implements JobWorker<CompareWorker.Input, CompareWorker.Output> {

    record Input(String reassessmentId) {}

    record Output(boolean first, BigDecimal difference, boolean colourChanged) {}

    private final Reassessments reassessments;

    CompareWorker(Reassessments reassessments) {
        this.reassessments = reassessments;
    }

    @Override
    public Output perform(Input input, Job job) {
        Comparison compared = reassessments.compare(input.reassessmentId());
        return new Output(compared.first(), compared.difference(), compared.colourChanged());
    }
}

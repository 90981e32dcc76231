package org.kangyang.workers.intake;

import org.kangyang.core.intake.Vacancies;
import org.kangyang.core.intake.VacancyOutcome;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;

/** A bed may be free: the next in line gets it offered (R33). */
@JobType("bed-vacancy.offer-next")
class OfferNextWorker implements JobWorker<OfferNextWorker.Input, OfferNextWorker.Output> {

    record Input(String bedId, int holdNo) {}

    record Output(VacancyOutcome vacancyOutcome) {}

    private final Vacancies vacancies;

    OfferNextWorker(Vacancies vacancies) {
        this.vacancies = vacancies;
    }

    @Override
    public Output perform(Input input, Job job) {
        return new Output(vacancies.offerNext(job.command(), input.bedId(), input.holdNo()));
    }
}

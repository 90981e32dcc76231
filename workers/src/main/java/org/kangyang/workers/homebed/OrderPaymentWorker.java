package org.kangyang.workers.homebed;

import org.kangyang.core.homebed.HomeBedTransfers;
import org.kangyang.core.homebed.RetrofitEligibility;
import org.kangyang.workers.engine.Job;
import org.kangyang.workers.engine.JobType;
import org.kangyang.workers.engine.JobWorker;
import org.kangyang.workers.engine.Nothing;

/** Orders the subsidy: min(cost, 3,000 yuan), once per household, never before acceptance (R12, T4). */
@JobType("home-retrofit.order-payment")
class OrderPaymentWorker implements JobWorker<OrderPaymentWorker.Input, Nothing> {

    record Input(String transferId, RetrofitEligibility eligibility) {}

    private final HomeBedTransfers transfers;

    OrderPaymentWorker(HomeBedTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public Nothing perform(Input input, Job job) {
        transfers.orderPayment(job.command(), input.transferId(), input.eligibility());
        return Nothing.NOTHING;
    }
}

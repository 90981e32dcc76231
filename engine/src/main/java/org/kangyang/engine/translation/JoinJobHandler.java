package org.kangyang.engine.translation;

import java.util.function.Predicate;
import org.operaton.bpm.engine.delegate.ExecutionListener;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandler;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.pvm.PvmTransition;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;
import org.operaton.bpm.engine.impl.pvm.process.ScopeImpl;

/** Looks at a token that waits at an inclusive gateway again, once another one has gone another way. */
public final class JoinJobHandler implements JobHandler<ElementJobs.Nothing> {

    static final String TYPE = "inclusive-join";
    private static final Predicate<PvmTransition> NONE = flow -> false;

    @Override
    public String getType() {
        return TYPE;
    }

    /** Lets everything that may lead to this gateway look at it again when it has ended. */
    static void watch(ActivityImpl gateway) {
        if (!Arrivals.joins(gateway)) {
            return;
        }
        ScopeImpl scope = gateway.getFlowScope();
        for (ActivityImpl activity : scope.getActivities()) {
            if (!activity.equals(gateway) && Paths.lead(activity, gateway, NONE)) {
                activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                        e -> lookAgain(gateway, ((ExecutionEntity) e).getProcessInstance()));
            }
        }
    }

    private static void lookAgain(ActivityImpl gateway, ExecutionEntity instance) {
        Paths.tokens(instance).stream()
                .filter(token -> gateway.equals(token.getActivity()) && !token.isActive() && !token.isEnded())
                .forEach(JoinJobHandler::schedule);
    }

    static void schedule(ActivityExecution token) {
        boolean scheduled =
                ((ExecutionEntity) token).getJobs().stream().anyMatch(job -> TYPE.equals(job.getJobHandlerType()));
        if (!scheduled) {
            ElementJobs.send(token, TYPE);
        }
    }

    @Override
    public void execute(
            ElementJobs.Nothing configuration,
            ExecutionEntity execution,
            CommandContext commandContext,
            String tenantId) {
        if (!execution.isActive()
                && execution.getActivity() != null
                && execution.getActivity().getActivityBehavior() instanceof InclusiveGatewayBehavior gateway) {
            gateway.settle(execution);
        }
    }

    @Override
    public ElementJobs.Nothing newConfiguration(String canonicalString) {
        return new ElementJobs.Nothing();
    }

    @Override
    public void onDelete(ElementJobs.Nothing configuration, JobEntity jobEntity) {
        // nothing is kept beside the job
    }
}

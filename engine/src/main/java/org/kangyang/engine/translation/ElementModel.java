package org.kangyang.engine.translation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.engine.feel.Expr;

/** What a Camunda 8 model says of one flow node, ready to be executed. */
record ElementModel(
        String id,
        String name,
        String type,
        List<Mapping> inputs,
        List<Mapping> outputs,
        Map<String, String> headers,
        @Nullable Job job,
        @Nullable UserTask userTask,
        @Nullable Message message,
        @Nullable Loop loop,
        @Nullable Call call,
        @Nullable Decision decision,
        @Nullable Script script,
        @Nullable Expr errorCode,
        @Nullable Expr escalationCode,
        @Nullable Expr signal) {

    boolean mapped() {
        return !inputs.isEmpty() || !outputs.isEmpty();
    }

    /** {@code zeebe:taskDefinition}. */
    record Job(Expr type, Expr retries) {}

    /** {@code zeebe:userTask} with all that goes with it. */
    record UserTask(
            @Nullable Expr assignee,
            @Nullable Expr candidateGroups,
            @Nullable Expr candidateUsers,
            @Nullable Expr dueDate,
            @Nullable Expr followUpDate,
            @Nullable Expr priority,
            @Nullable Expr formId,
            @Nullable Expr externalForm,
            List<Job> completingListeners) {}

    /** A message that is waited for; start events of processes have no key. */
    record Message(Expr name, @Nullable Expr correlationKey) {}

    /** {@code zeebe:loopCharacteristics}. */
    record Loop(
            boolean sequential,
            Expr inputCollection,
            @Nullable String inputElement,
            @Nullable String outputCollection,
            @Nullable Expr outputElement,
            @Nullable Expr completionCondition) {

        private static final Pattern PATH =
                Pattern.compile("=\\s*([\\p{L}_][\\p{L}\\p{N}_]*)(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");

        private static final Set<String> LITERALS = Set.of("null", "true", "false");

        boolean collects() {
            return outputCollection != null && outputElement != null;
        }

        /** The variable of each instance that its output is read from: the output element where it names no more than one. */
        @Nullable
        String outputVariable() {
            Matcher path = PATH.matcher(outputElement == null ? "" : outputElement.text());
            if (!path.matches()
                    || LITERALS.contains(path.group(1))
                    || path.group(1).equals(inputElement)) {
                return null;
            }
            return path.group(1);
        }
    }

    /** {@code zeebe:calledElement}. */
    record Call(Expr processId, boolean allParentVariables, boolean allChildVariables) {}

    /** {@code zeebe:calledDecision}. */
    record Decision(Expr decisionId, String resultVariable) {}

    /** {@code zeebe:script}. */
    record Script(Expr expression, String resultVariable) {}
}

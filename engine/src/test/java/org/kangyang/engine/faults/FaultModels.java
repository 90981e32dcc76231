package org.kangyang.engine.faults;

import static org.kangyang.engine.Models.boundary;
import static org.kangyang.engine.Models.call;
import static org.kangyang.engine.Models.catching;
import static org.kangyang.engine.Models.end;
import static org.kangyang.engine.Models.error;
import static org.kangyang.engine.Models.gateway;
import static org.kangyang.engine.Models.job;
import static org.kangyang.engine.Models.message;
import static org.kangyang.engine.Models.parallel;
import static org.kangyang.engine.Models.process;
import static org.kangyang.engine.Models.start;
import static org.kangyang.engine.Models.timer;
import static org.kangyang.engine.Models.user;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kangyang.engine.Models;

/**
 * The processes of the fault tests, and how often an instance passes each of their elements. What happens to instance
 * {@code n} depends on {@code n} alone, so that it is the same whoever does it and however often it is begun.
 */
final class FaultModels {

    static final String ORDER = "faults-order";
    static final String CHILD = "faults-child";
    static final String BEGUN = "faults-begun";

    static final String PAID = "faults-paid";
    static final String SHIPPED = "faults-shipped";
    static final String BEGIN = "faults-begin";

    /** Nobody waits for it. */
    static final String NOBODY = "faults-nobody";

    static final String WORK = "faults.work";
    static final String RISKY = "faults.risky";
    static final String MEND = "faults.mend";
    static final String CHECK = "faults.check";
    static final String BEGUN_WORK = "faults.begun";

    private FaultModels() {}

    static Models order() {
        return process(ORDER)
                .message("m-paid", PAID, "=key")
                .message("m-shipped", SHIPPED, "=key")
                .error("refused", "REFUSED")
                .add(
                        start("start"),
                        job("work", WORK),
                        parallel("fork"),
                        user("approve"),
                        catching("paid", message("m-paid")),
                        catching("pause", timer("timeDuration", "PT1S")),
                        parallel("join"),
                        job("risky", RISKY),
                        boundary("refusal", "risky", true, error("refused")),
                        job("mend", MEND),
                        gateway("merge", null),
                        call("sub", "processId='" + CHILD + "' propagateAllChildVariables='false'"),
                        "<bpmn:receiveTask id='shipped' messageRef='m-shipped'/>",
                        boundary("late", "shipped", false, timer("timeDuration", "PT1S")),
                        end("told"),
                        end("end"))
                .flow("start -> work -> fork -> approve -> join")
                .flow("fork -> paid -> join")
                .flow("fork -> pause -> join")
                .flow("join -> risky -> merge -> sub -> shipped -> end")
                .flow("refusal -> mend -> merge")
                .flow("late -> told");
    }

    static Models child() {
        return process(CHILD)
                .message("m-paid", PAID, "=key")
                .add(start("start"), catching("paid", message("m-paid")), job("check", CHECK), end("end"))
                .flow("start -> paid -> check -> end");
    }

    static Models begun() {
        return process(BEGUN)
                .message("m-begin", BEGIN, null)
                .add(
                        "<bpmn:startEvent id='start'>" + message("m-begin") + "</bpmn:startEvent>",
                        job("work", BEGUN_WORK),
                        end("end"))
                .flow("start -> work -> end");
    }

    /** Whether the risky job ends with an error. */
    static boolean refuses(long n) {
        return n % 3 == 0;
    }

    /** Whether the first try of the job fails, with retries left. */
    static boolean failsOnce(long n) {
        return n % 4 == 1;
    }

    /** Whether the first try of the job fails for good: an incident, which is resolved. */
    static boolean failsForGood(long n) {
        return n % 7 == 2;
    }

    /** Passed or not, as the time goes; as often the one as the other. */
    static final List<String> MAYBE = List.of("late", "told");

    /** How often instance {@code n} passes each element, but for {@link #MAYBE}. */
    static Map<String, Long> expected(String process, long n) {
        List<String> once = switch (process) {
            case ORDER ->
                List.of(
                        "start", "work", "fork", "approve", "paid", "pause", "join", "risky", "merge", "sub", "shipped",
                        "end");
            case CHILD -> List.of("start", "paid", "check", "end");
            default -> List.of("start", "work", "end");
        };
        Map<String, Long> elements = new TreeMap<>();
        once.forEach(element -> elements.put(element, 1L));
        if (process.equals(ORDER) && refuses(n)) {
            elements.put("refusal", 1L);
            elements.put("mend", 1L);
        }
        return elements;
    }

    /** The correlation key of instance {@code n}. */
    static String key(long n) {
        return "order-" + n;
    }
}

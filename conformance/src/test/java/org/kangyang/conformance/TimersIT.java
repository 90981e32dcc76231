package org.kangyang.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.IntermediateCatchEventBuilder;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Timers")
class TimersIT extends MovableClockTest {

    private static final String PAGE = "components/modeler/bpmn/timer-events/";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String process = unique("timer");
    private final String work = unique("work");
    private final String reminder = unique("reminder");

    private BpmnModelInstance waiting(Consumer<IntermediateCatchEventBuilder> timer) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .intermediateCatchEvent("wait", timer)
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done();
    }

    /** A job with a non-interrupting timer that reminds. */
    private BpmnModelInstance reminding(String cycle) {
        return Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent("remind", b -> b.cancelActivity(false).timerWithCycle(cycle))
                .serviceTask("reminder", t -> t.zeebeJobType(reminder))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done();
    }

    private long started(Map<String, ?> variables) {
        long instance = start(process, variables);
        awaitElement(instance, "wait", ElementInstanceState.ACTIVE, 1);
        return instance;
    }

    /** The next job, completed: a lock would end as the clock is moved. */
    private ActivatedJob done(String type) {
        ActivatedJob job = job(type);
        complete(job);
        return job;
    }

    /** The engine's time, in its own words. */
    private OffsetDateTime now() {
        String id = unique("now");
        deploy(Bpmn.createExecutableProcess(id)
                .startEvent()
                .scriptTask(
                        "now",
                        t -> t.zeebeExpression("string(now() - date and time(\"1970-01-01T00:00:00Z\"))")
                                .zeebeResultVariable("since"))
                .endEvent()
                .done());
        String since = (String) client.newCreateInstanceCommand()
                .bpmnProcessId(id)
                .latestVersion()
                .withResult()
                .send()
                .join()
                .getVariable("since");
        return OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).plus(Duration.parse(since));
    }

    @Test
    @DisplayName("A duration fires when it is over, and not before")
    @Promise(PAGE + "#time-duration")
    void duration() {
        deploy(waiting(e -> e.timerWithDuration("P1DT2H")));
        long instance = started(Map.of());

        moveClock(Duration.ofHours(26).minus(MINUTE));
        assertNoJob(work);
        moveClock(MINUTE.multipliedBy(2));

        complete(job(work));
        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A duration may be an expression: of a text or a FEEL duration; zero or less fires at once")
    @Promise(PAGE + "#timers")
    void durationByExpression() {
        deploy(waiting(e -> e.timerWithDurationExpression("if form = \"text\" then text else duration(text) * 2")));
        started(Map.of("form", "text", "text", "PT1H"));
        started(Map.of("form", "feel", "text", "PT1H"));

        moveClock(HOUR.plus(MINUTE));
        assertThat(done(work).getVariablesAsMap()).containsEntry("form", "text");
        assertNoJob(work);
        moveClock(HOUR);
        assertThat(done(work).getVariablesAsMap()).containsEntry("form", "feel");

        start(process, Map.of("form", "text", "text", "PT0S"));
        done(work);
        start(process, Map.of("form", "text", "text", "-PT1H"));
        done(work);
    }

    @Test
    @DisplayName("A date fires at its moment, in whatever offset or zone it is written")
    @Promise(PAGE + "#time-date")
    void date() {
        deploy(waiting(e -> e.timerWithDateExpression("at")));
        OffsetDateTime at = now().plusHours(3);
        List<String> texts = List.of(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withOffsetSameInstant(ZoneOffset.UTC)),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withOffsetSameInstant(ZoneOffset.ofHours(14))),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.withOffsetSameInstant(ZoneOffset.ofHours(-11))),
                DateTimeFormatter.ISO_ZONED_DATE_TIME.format(at.atZoneSameInstant(ZoneId.of("Europe/Berlin"))));
        texts.forEach(text -> started(Map.of("at", text)));

        moveClock(HOUR.multipliedBy(3).minus(MINUTE));
        assertNoJob(work);
        moveClock(MINUTE.multipliedBy(2));

        assertThat(jobs(work, texts.size()))
                .extracting(job -> job.getVariablesAsMap().get("at"))
                .containsExactlyInAnyOrderElementsOf(texts);
    }

    @Test
    @DisplayName("A date and time without offset is of the engine's zone, here UTC")
    @Promise("components/modeler/feel/language-guide/feel-temporal-expressions/")
    void dateWithoutOffset() {
        deploy(waiting(e -> e.timerWithDateExpression("date and time(at)")));
        OffsetDateTime at = now().withOffsetSameInstant(ZoneOffset.UTC).plusHours(3);
        started(Map.of("at", at.toLocalDateTime().toString()));

        moveClock(HOUR.multipliedBy(3).minus(MINUTE.multipliedBy(5)));
        assertNoJob(work);
        moveClock(MINUTE.multipliedBy(6));

        done(work);
    }

    @Test
    @DisplayName("A date may be a FEEL date and time; one that has gone by fires at once")
    @Promise(PAGE + "#timers")
    void dateByExpression() {
        deploy(waiting(e -> e.timerWithDateExpression("now() + duration(after)")));
        started(Map.of("after", "P2D"));

        moveClock(Duration.ofDays(2).minus(MINUTE));
        assertNoJob(work);
        moveClock(MINUTE.multipliedBy(2));
        done(work);

        start(process, Map.of("after", "-P400D"));
        done(work);
    }

    @Test
    @DisplayName("A timer that comes to no date is an incident, and goes on after mending")
    @Promise("components/concepts/incidents/")
    void noDate() {
        deploy(waiting(e -> e.timerWithDateExpression("at")));
        long instance = start(process, Map.of("at", "tomorrow"));

        var incident = incident(instance);
        assertThat(incident.getErrorType()).isEqualTo(IncidentErrorType.EXTRACT_VALUE_ERROR);
        assertThat(incident.getElementId()).isEqualTo("wait");
        client.newSetVariablesCommand(instance)
                .variables(Map.of("at", "2026-01-01T00:00:00Z"))
                .send()
                .join();
        resolve(incident);

        job(work);
    }

    @Test
    @DisplayName("An interrupting boundary timer ends its activity")
    @Promise(PAGE + "#timer-boundary-events")
    void interrupts() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent("late", b -> b.cancelActivity(true).timerWithDuration("PT1H"))
                .serviceTask("reminder", t -> t.zeebeJobType(reminder))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        long instance = start(process);
        ActivatedJob running = job(work);

        moveClock(HOUR.plus(MINUTE));

        complete(job(reminder));
        awaitCompleted(instance);
        assertThat(refusal(() -> client.newCompleteCommand(running).send().join())
                        .code())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("A timer of an element that was left does not fire")
    @Promise(PAGE + "#timer-boundary-events")
    void endsWithItsElement() {
        deploy(reminding("R/PT1H"));
        long instance = start(process);
        complete(job(work));
        awaitCompleted(instance);

        moveClock(HOUR.multipliedBy(3));

        assertNoJob(reminder);
    }

    @Test
    @DisplayName("A cycle fires as often as it says, once each interval, and then no more")
    @Promise(PAGE + "#time-cycle")
    void cycle() {
        deploy(reminding("R3/PT1H"));
        start(process);
        job(work);

        for (int i = 0; i < 3; i++) {
            assertNoJob(reminder);
            moveClock(HOUR.plusSeconds(1));
            complete(job(reminder));
        }
        moveClock(HOUR.multipliedBy(5));
        assertNoJob(reminder);
    }

    @Test
    @DisplayName("A cycle with a start fires there first, and in all as often as it says")
    @Promise(PAGE + "#time-cycle")
    void cycleWithStart() {
        OffsetDateTime first = now().plusHours(5);
        deploy(reminding("R2/" + first.withNano(0) + "/PT1H"));
        start(process);
        job(work);

        moveClock(HOUR.multipliedBy(4));
        assertNoJob(reminder);
        moveClock(HOUR.plusSeconds(1));
        complete(job(reminder));
        assertNoJob(reminder);
        moveClock(HOUR);
        complete(job(reminder));
        moveClock(HOUR.multipliedBy(5));
        assertNoJob(reminder);
    }

    @Test
    @DisplayName("A cycle may be the expression cycle(…)")
    @Promise("components/concepts/expressions/#temporal-expressions")
    void cycleByExpression() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .boundaryEvent(
                        "remind",
                        b -> b.cancelActivity(false).timerWithCycleExpression("cycle(times, duration(\"PT1H\"))"))
                .serviceTask("reminder", t -> t.zeebeJobType(reminder))
                .endEvent()
                .moveToActivity("work")
                .endEvent()
                .done());
        start(process, Map.of("times", 1));
        job(work);

        moveClock(HOUR.plus(MINUTE));
        done(reminder);
        moveClock(HOUR.plus(MINUTE));
        assertNoJob(reminder);
    }

    @Test
    @DisplayName("A cron expression fires at its hour in the engine's zone (here UTC), day after day, and not before")
    @Promise(PAGE + "#time-cycle")
    void cron() {
        moveClock(Duration.between(now(), now().plusDays(1).with(LocalTime.of(10, 0))));
        deploy(reminding("0 30 9 * * *"));
        long instance = start(process);
        job(work);

        OffsetDateTime due = now().with(LocalTime.of(9, 30)).plusDays(1);
        for (int day = 0; day < 2; day++) {
            moveClock(Duration.between(now(), due.plusDays(day).minusMinutes(2)));
            assertNoJob(reminder);
            moveClock(Duration.between(now(), due.plusDays(day).plusSeconds(1)));
            done(reminder);
            assertNoJob(reminder);
        }
        client.newCancelInstanceCommand(instance).send().join();
    }

    @Test
    @DisplayName("A cycle starts instances of a process; a new version replaces the timers of the one before")
    @Promise(PAGE + "#timer-start-events")
    void startsByCycle() {
        deploy(startedByCycle("older"));
        moveClock(HOUR.plusSeconds(1));
        assertThat(done(work).getElementId()).isEqualTo("older");

        deploy(startedByCycle("newer"));
        moveClock(HOUR.plusSeconds(1));
        assertThat(done(work).getElementId()).isEqualTo("newer");
        moveClock(HOUR.plusSeconds(1));
        assertThat(done(work).getElementId()).isEqualTo("newer");
        moveClock(HOUR.multipliedBy(3));
        assertNoJob(work);
    }

    private BpmnModelInstance startedByCycle(String task) {
        return Bpmn.createExecutableProcess(process)
                .startEvent("start")
                .timerWithCycle("R2/PT1H")
                .serviceTask(task, t -> t.zeebeJobType(work))
                .endEvent()
                .done();
    }

    @Test
    @DisplayName("A date starts one instance of a process")
    @Promise(PAGE + "#timer-start-events")
    void startsByDate() {
        deploy(Bpmn.createExecutableProcess(process)
                .startEvent("start")
                .timerWithDate(now().plusHours(2)
                        .withOffsetSameInstant(ZoneOffset.ofHours(8))
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());

        moveClock(HOUR);
        assertNoJob(work);
        moveClock(HOUR.plus(MINUTE));
        done(work);
        moveClock(Duration.ofDays(2));
        assertNoJob(work);
    }

    @Test
    @DisplayName("An event sub-process may begin by a timer")
    @Promise("components/modeler/bpmn/event-subprocesses/")
    void eventSubProcess() {
        deploy(Bpmn.createExecutableProcess(process)
                .eventSubProcess(
                        "handler",
                        h -> h.startEvent("late", s -> s.interrupting(false).timerWithCycleExpression("every"))
                                .serviceTask("reminder", t -> t.zeebeJobType(reminder))
                                .endEvent())
                .startEvent()
                .serviceTask("work", t -> t.zeebeJobType(work))
                .endEvent()
                .done());
        long instance = start(process, Map.of("every", "R2/PT1H"));
        ActivatedJob running = job(work);

        moveClock(HOUR.plusSeconds(1));
        complete(job(reminder));
        moveClock(HOUR.plusSeconds(1));
        complete(job(reminder));
        moveClock(HOUR.plusSeconds(1));
        assertNoJob(reminder);
        complete(running);

        awaitCompleted(instance);
    }

    @Test
    @DisplayName("A timer set for years holds, and fires with the clock moved years on")
    @Promise(PAGE + "#time-duration")
    void years() {
        deploy(waiting(e -> e.timerWithDuration("P5Y")));
        long instance = started(Map.of());
        Duration almost = Duration.ofDays(5 * 365 - 1);

        moveClock(almost);
        assertNoJob(work);
        moveClock(Duration.ofDays(4));

        done(work);
        moveClock(almost.plusDays(4).negated());
        awaitCompleted(instance);
    }

    @Test
    @DisplayName(
            "Timers hold over a restart: what was due meanwhile fires once at once, what is left of a cycle follows")
    @Promise(PAGE + "#timers")
    void afterRestart() {
        // The clock is put right by the restart, so that what is due an hour from now is then due.
        moveClock(MINUTE.multipliedBy(-100));
        deploy(waiting(e -> e.timerWithDurationExpression("wait")));
        long due = started(Map.of("wait", "PT1H"));
        long later = started(Map.of("wait", "P3D"));
        String cycle = unique("cycle");
        deploy(Bpmn.createExecutableProcess(cycle)
                .startEvent()
                .serviceTask("other", t -> t.zeebeJobType(unique("never")))
                .boundaryEvent("remind", b -> b.cancelActivity(false).timerWithCycle("R3/PT1H"))
                .serviceTask("reminder", t -> t.zeebeJobType(reminder))
                .endEvent()
                .moveToActivity("other")
                .endEvent()
                .done());
        long reminded = start(cycle);
        awaitElement(reminded, "other", ElementInstanceState.ACTIVE, 1);
        assertNoJob(work);
        assertNoJob(reminder);

        restart();

        assertThat(done(work).getProcessInstanceKey()).isEqualTo(due);
        done(reminder);
        assertNoJob(reminder);
        for (int left = 2; left > 0; left--) {
            moveClock(HOUR.plus(MINUTE));
            done(reminder);
            assertNoJob(reminder);
        }
        moveClock(Duration.ofDays(3).minus(MINUTE.multipliedBy(100 + 122 + 30)));
        assertNoJob(work);
        moveClock(HOUR);
        assertThat(job(work).getProcessInstanceKey()).isEqualTo(later);
        assertNoJob(reminder);
    }

    @Test
    @DisplayName("Dates, the timers that start processes, and cron hold over a restart, too")
    @Promise(PAGE + "#timers")
    void othersAfterRestart() {
        deploy(waiting(e -> e.timerWithDateExpression("moment")));
        long dated = started(Map.of("moment", now().plusHours(1).toString()));
        String starting = unique("starting");
        deploy(Bpmn.createExecutableProcess(unique("starting"))
                .startEvent()
                .timerWithCycle("R2/PT2H")
                .serviceTask("work", t -> t.zeebeJobType(starting))
                .endEvent()
                .done());
        String daily = unique("daily");
        deploy(Bpmn.createExecutableProcess(daily)
                .startEvent()
                .userTask("task", t -> t.zeebeUserTask())
                .boundaryEvent("remind", b -> b.cancelActivity(false).timerWithCycle("0 30 3 * * *"))
                .serviceTask("reminder", t -> t.zeebeJobType(reminder))
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done());
        long reminded = start(daily);
        userTask(reminded);

        restart();

        assertNoJob(work);
        assertNoJob(starting);
        moveClock(HOUR.plus(MINUTE));
        assertThat(done(work).getProcessInstanceKey()).isEqualTo(dated);
        assertNoJob(starting);
        moveClock(HOUR);
        done(starting);
        assertNoJob(starting);
        moveClock(Duration.ofDays(1));
        done(starting);
        done(reminder);
        moveClock(Duration.ofDays(1));
        done(reminder);
        assertNoJob(starting);
        client.newCancelInstanceCommand(reminded).send().join();
    }

    @Test
    @DisplayName("A migration closes the timers of the old version and begins those of the new one")
    @Promise("components/concepts/process-instance-migration/#dealing-with-catch-events")
    void migrated() {
        deploy(reminding("R1/PT2H"));
        start(process);
        ActivatedJob job = job(work);
        String later = unique("later");
        long target = deploy(Bpmn.createExecutableProcess(process)
                        .startEvent()
                        .serviceTask("work", t -> t.zeebeJobType(work))
                        .boundaryEvent("later", b -> b.cancelActivity(true).timerWithDuration("PT4H"))
                        .serviceTask("other", t -> t.zeebeJobType(later))
                        .endEvent()
                        .moveToActivity("work")
                        .endEvent()
                        .done())
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
        moveClock(HOUR);

        client.newMigrateProcessInstanceCommand(job.getProcessInstanceKey())
                .migrationPlan(target)
                .addMappingInstruction("work", "work")
                .send()
                .join();

        moveClock(HOUR.multipliedBy(3));
        assertNoJob(reminder);
        assertNoJob(later);
        moveClock(HOUR.plus(MINUTE));
        done(later);
        awaitCompleted(job.getProcessInstanceKey());
    }

    @Test
    @DisplayName("A timer that is no date, duration or cycle is refused at deployment")
    @Promise(PAGE + "#timers")
    void noTimer() {
        for (String text : List.of("tomorrow", "P", "1 hour")) {
            assertThatThrownBy(() -> deploy(waiting(e -> e.timerWithDuration(text))))
                    .isInstanceOf(RefusedAtDeployment.class);
        }
        assertThatThrownBy(() -> deploy(reminding("R3/hourly"))).isInstanceOf(RefusedAtDeployment.class);
        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(f -> f.processDefinitionId(process).state(ProcessInstanceState.ACTIVE))
                        .send()
                        .join()
                        .items())
                .isEmpty();
    }
}

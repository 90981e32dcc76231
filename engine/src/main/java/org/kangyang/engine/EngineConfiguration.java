package org.kangyang.engine;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.kangyang.engine.decision.Decisions;
import org.kangyang.engine.decision.DeployedDecisions;
import org.kangyang.engine.decision.DmnTables;
import org.kangyang.engine.deployment.DeletedVersions;
import org.kangyang.engine.deployment.Forms;
import org.kangyang.engine.deployment.ProcessDeployer;
import org.kangyang.engine.feel.Feel;
import org.kangyang.engine.message.MessageHooks;
import org.kangyang.engine.message.WatchfulSubscriptions;
import org.kangyang.engine.runtime.BlamelessJobs;
import org.kangyang.engine.runtime.Deadlocks;
import org.kangyang.engine.runtime.EngineHistory;
import org.kangyang.engine.runtime.EngineSettings;
import org.kangyang.engine.runtime.FollowUps;
import org.kangyang.engine.runtime.JobErrors;
import org.kangyang.engine.runtime.JsonSerializer;
import org.kangyang.engine.runtime.LongStringSerializer;
import org.kangyang.engine.runtime.StoreTransactions;
import org.kangyang.engine.runtime.TimeOrderedIds;
import org.kangyang.engine.translation.Arrivals;
import org.kangyang.engine.translation.DeployedModelFacts;
import org.kangyang.engine.translation.EngineCalendar;
import org.kangyang.engine.translation.FeelExpressions;
import org.kangyang.engine.translation.JoinJobHandler;
import org.kangyang.engine.translation.LeaveJobHandler;
import org.kangyang.engine.translation.MigrationRules;
import org.kangyang.engine.translation.ModelBinding;
import org.kangyang.engine.translation.ModelFacts;
import org.kangyang.engine.translation.ModelTranslator;
import org.kangyang.engine.translation.WorkerErrors;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.operaton.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.operaton.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.operaton.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.IdGenerator;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the engine together: Operaton, and what makes it keep Camunda 8's promises. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Group and user ids as DESIGN §3.10 names them: {@code hospital-physician}, {@code care-home-nurse.NH-001}. */
    private static final String IDS = "[A-Za-z0-9_.@-]+";

    @Bean
    Feel feelEngine(EngineSettings settings) {
        return new Feel(settings.zone(), settings.feel());
    }

    /** Translated models call this bean by name. */
    @Bean("feel")
    FeelExpressions feelExpressions(Feel feelEngine) {
        return new FeelExpressions(feelEngine);
    }

    @Bean
    ModelTranslator modelTranslator(Feel feelEngine) {
        return new ModelTranslator(feelEngine);
    }

    @Bean
    DmnTables dmnTables(Feel feelEngine) {
        return new DmnTables(feelEngine);
    }

    @Bean
    Decisions decisions(RepositoryService repository, DmnTables tables) {
        return new DeployedDecisions(repository, tables);
    }

    @Bean
    ModelFacts modelFacts(RepositoryService repository) {
        return new DeployedModelFacts(repository);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new StoreTransactions(dataSource);
    }

    @Bean
    IdGenerator idGenerator(DataSource dataSource) {
        return new TimeOrderedIds(dataSource);
    }

    @Bean
    JobErrors jobErrors(org.operaton.bpm.engine.ProcessEngine engine) {
        return new WorkerErrors((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProcessEnginePlugin camunda8Meaning(
            EngineSettings settings,
            Feel feelEngine,
            Forms forms,
            DeletedVersions deleted,
            @Lazy Decisions decisions,
            ObjectProvider<MessageHooks> messages,
            ObjectProvider<BpmnParseListener> listeners) {
        ModelBinding binding = new ModelBinding(
                feelEngine, decisions, forms, instance -> messages.getObject().instanceEnded(instance));
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl c) {
                meaning(c, settings, messages);
                MigrationRules.admit();
                c.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(binding)));
                c.getCustomPostBPMNParseListeners().addAll(listeners.stream().toList());
                store(c, settings);
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl c) {
                ProcessDeployer.install(c, deleted);
            }
        };
    }

    private static void meaning(
            ProcessEngineConfigurationImpl c, EngineSettings settings, ObjectProvider<MessageHooks> messages) {
        c.setCustomJobHandlers(new ArrayList<>(List.of(new LeaveJobHandler(), new JoinJobHandler())));
        c.setCustomSessionFactories(new ArrayList<>(List.of(new WatchfulSubscriptions(lazy(messages)))));
        c.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new Deadlocks())));
        c.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>(List.of(new Deadlocks(), new FollowUps())));
        c.setFailedJobCommandFactory(new BlamelessJobs());
        c.setBusinessCalendarManager(calendars(settings));
        c.setDefaultNumberOfRetries(1);
        c.setEnableExceptionsAfterUnhandledBpmnError(true);
        c.setDmnFeelEnableLegacyBehavior(true);
        c.setJobExecutorAcquireByDueDate(true);
        c.setEnsureJobDueDateNotNull(true);
        c.setGroupResourceWhitelistPattern(IDS);
        c.setUserResourceWhitelistPattern(IDS);
    }

    private static MapBusinessCalendarManager calendars(EngineSettings settings) {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(EngineCalendar.NAME, new EngineCalendar(settings.zone()));
        return calendars;
    }

    private static MessageHooks lazy(ObjectProvider<MessageHooks> messages) {
        return new MessageHooks() {
            @Override
            public void subscribed(String subscriptionName) {
                messages.getObject().subscribed(subscriptionName);
            }

            @Override
            public void instanceEnded(String processInstanceId) {
                messages.getObject().instanceEnded(processInstanceId);
            }
        };
    }

    private static void store(ProcessEngineConfigurationImpl c, EngineSettings settings) {
        // Operaton writes with the first serializer that fits and reads with the last of a name: ours must be both.
        c.setCustomPreVariableSerializers(new ArrayList<>(List.of(new JsonSerializer(), new LongStringSerializer())));
        c.setCustomPostVariableSerializers(new ArrayList<>(List.of(new LongStringSerializer())));
        c.setDefaultSerializationFormat(JsonSerializer.FORMAT);
        c.setCustomHistoryLevels(
                new ArrayList<>(List.of(new EngineHistory(settings.history().variables(), Arrivals::waits))));
        c.setHistory(EngineHistory.NAME);
        c.setEnforceHistoryTimeToLive(false);
        c.setHistoryTimeToLive("P" + settings.historyDays() + "D");
        // Night where the staff sleep, not where the machine's clock stands.
        String offset = DateTimeFormatter.ofPattern("xx").format(ZonedDateTime.now(settings.zone()));
        c.setHistoryCleanupBatchWindowStartTime("01:00" + offset);
        c.setHistoryCleanupBatchWindowEndTime("04:00" + offset);
        c.setSkipHistoryOptimisticLockingExceptions(true);
        c.setMetricsEnabled(false);
        c.setTaskMetricsEnabled(false);
    }
}

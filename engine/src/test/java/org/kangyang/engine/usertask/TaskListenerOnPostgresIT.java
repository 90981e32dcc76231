package org.kangyang.engine.usertask;

import org.junit.jupiter.api.condition.EnabledIf;
import org.kangyang.engine.Postgres;
import org.springframework.test.context.ContextConfiguration;

/** The same on PostgreSQL, where Debian's package is installed. */
@EnabledIf("org.kangyang.engine.Postgres#isInstalled")
@ContextConfiguration(initializers = Postgres.class)
class TaskListenerOnPostgresIT extends TaskListenerIT {}

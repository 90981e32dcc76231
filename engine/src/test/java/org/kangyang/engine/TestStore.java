package org.kangyang.engine;

/**
 * Where the engines of tests keep their data: each in a database of its own name, in memory. {@code ENGINE_TEST_STORE}
 * names another place, such as {@code jdbc:postgresql://127.0.0.1:5432/}; see the engine's README.
 */
public final class TestStore {

    private static final String PLACE = "spring.datasource.url=${ENGINE_TEST_STORE:jdbc:h2:mem:}";
    private static final String OPTIONS = "${ENGINE_TEST_STORE_OPTIONS:;DB_CLOSE_DELAY=-1}";

    /** Tests without API and pages. */
    public static final String CORE = PLACE + "core" + OPTIONS;

    /** Tests through the API. */
    public static final String API = PLACE + "api" + OPTIONS;

    /** Tests of the pages. */
    public static final String PAGES = PLACE + "pages" + OPTIONS;

    /** The test of what remains. */
    public static final String HISTORY = PLACE + "history" + OPTIONS;

    /** The test of who may do what. */
    public static final String SECURED = PLACE + "secured" + OPTIONS;

    private TestStore() {}
}

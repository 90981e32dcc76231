package org.kangyang.workers.engine;

/** A job that no repetition will cure: it becomes an incident with this message, in Chinese and in English. */
public class JobNotPossible extends RuntimeException {

    public JobNotPossible(String chinese, String english) {
        super(chinese + " / " + english);
    }
}

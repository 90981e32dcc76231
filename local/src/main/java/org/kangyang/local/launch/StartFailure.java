package org.kangyang.local.launch;

/** Why nothing is running: one sentence in Chinese and one in English, each naming the cause and the mend. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    /**
     * @param chinese one sentence: cause and mend
     * @param english the same
     */
    public StartFailure(String chinese, String english) {
        super(english);
        this.chinese = chinese;
        this.english = english;
    }

    /** Both sentences, as they are printed. */
    public String text() {
        return chinese + System.lineSeparator() + english;
    }
}

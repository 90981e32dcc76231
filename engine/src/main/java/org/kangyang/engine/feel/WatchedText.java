package org.kangyang.engine.feel;

/** A text in which a regular expression is looked for, which may take for ever: the search asks for every character. */
record WatchedText(CharSequence text, Allowance allowance, int[] asked) implements CharSequence {

    private static final int LOOKS = 1024;

    WatchedText(CharSequence text, Allowance allowance) {
        this(text, allowance, new int[1]);
    }

    @Override
    public char charAt(int index) {
        if (++asked[0] % LOOKS == 0) {
            allowance.watch();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new WatchedText(text.subSequence(start, end), allowance, asked);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

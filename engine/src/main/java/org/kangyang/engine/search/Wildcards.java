package org.kangyang.engine.search;

import java.util.regex.Pattern;
import org.kangyang.engine.web.Rejection;

/**
 * The operand of {@code $like}: {@code *} any characters, {@code ?} one, a backslash before either or itself means the
 * character.
 */
record Wildcards(String like) {

    /** Characters of a pattern. */
    static final int MAX_LENGTH = 255;

    static Wildcards of(String field, String like) {
        if (like.length() > MAX_LENGTH) {
            throw Rejection.invalidArgument(
                    "filter [" + field + "]: a pattern of $like has at most " + MAX_LENGTH + " characters");
        }
        return new Wildcards(like);
    }

    private boolean escaped(int i) {
        return like.charAt(i) == '\\' && i + 1 < like.length() && "*?\\".indexOf(like.charAt(i + 1)) >= 0;
    }

    /** For SQL's {@code like … escape '\'}. */
    String sql() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (escaped(i)) {
                i++;
                sql.append(like.charAt(i) == '\\' ? "\\\\" : String.valueOf(like.charAt(i)));
            } else if (c == '%' || c == '_' || c == '\\') {
                sql.append('\\').append(c);
            } else {
                sql.append(c == '*' ? '%' : c == '?' ? '_' : c);
            }
        }
        return sql.toString();
    }

    /**
     * As regular expression that looks at a text once per character of the pattern at most: what stands between two
     * stars is found where it comes first, and nothing is tried again, which would find nothing more.
     */
    String regex() {
        StringBuilder regex = new StringBuilder("(?s)\\A");
        StringBuilder part = new StringBuilder();
        boolean afterStar = false;
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            if (c == '*') {
                regex.append(afterStar ? "(?>.*?" + part + ")" : part);
                part.setLength(0);
                afterStar = true;
            } else {
                i += escaped(i) ? 1 : 0;
                String sign = Character.toString(like.codePointAt(i));
                i += sign.length() - 1;
                part.append(c == '?' ? "." : Pattern.quote(sign));
            }
        }
        return regex.append(afterStar ? ".*" : "").append(part).append("\\z").toString();
    }
}

package org.kangyang.api.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.InvalidFormatException;

/** Text with characters that nobody can read or no database keeps; without the text itself. */
public final class UnreadableText extends InvalidFormatException {
    private static final long serialVersionUID = 1L;

    public UnreadableText(JsonParser parser) {
        super(parser, "Unreadable text", "", String.class);
    }
}

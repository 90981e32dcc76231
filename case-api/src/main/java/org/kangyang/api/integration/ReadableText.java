package org.kangyang.api.integration;

import org.kangyang.api.problem.UnreadableText;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Text that people can read and the database keeps as it is: no control characters but line breaks and tabs, no half
 * surrogates, nothing that turns the direction of what follows.
 */
final class ReadableText extends StdScalarDeserializer<String> {
    ReadableText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && !text.codePoints().allMatch(ReadableText::readable)) {
            throw new UnreadableText(parser);
        }
        return text;
    }

    static boolean readable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> codePoint < 0x202A || codePoint > 0x202E;
            default -> true;
        };
    }
}

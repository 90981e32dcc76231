package org.kangyang.workers.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Process variables as JSON and back. Forms send numbers as numbers or as text, engines write 5 as 5.0; both are the
 * number. 5.5 where a whole number belongs is refused, never cut.
 */
final class VariableMapping {

    private VariableMapping() {}

    static ObjectMapper mapper() {
        SimpleModule wholeNumbers = new SimpleModule("whole numbers");
        wholeNumbers.addDeserializer(Integer.class, new WholeNumber());
        wholeNumbers.addDeserializer(Integer.TYPE, new WholeNumber());
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(wholeNumbers)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                // A form may hold more than the domain asks for.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    private static final class WholeNumber extends StdScalarDeserializer<Integer> {

        WholeNumber() {
            super(Integer.class);
        }

        @Override
        public @Nullable Integer deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText();
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                return new BigDecimal(text.strip()).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                return (Integer) context.handleWeirdStringValue(Integer.class, text, "a whole number is needed");
            }
        }
    }
}

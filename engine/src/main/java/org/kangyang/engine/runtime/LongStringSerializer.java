package org.kangyang.engine.runtime;

import java.nio.charset.StandardCharsets;
import org.operaton.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.operaton.bpm.engine.impl.variable.serializer.ValueFields;
import org.operaton.bpm.engine.variable.Variables;
import org.operaton.bpm.engine.variable.value.StringValue;

/** Keeps texts longer than Operaton's column (4,000 characters) as bytes; queries by value do not find those. */
public final class LongStringSerializer extends StringValueSerializer {

    private static final int COLUMN = 4000;
    private static final String LONG = "!longString!";

    @Override
    public StringValue readValue(ValueFields fields, boolean asTransientValue) {
        if (fields.getTextValue() == null && LONG.equals(fields.getTextValue2())) {
            return Variables.stringValue(
                    new String(fields.getByteArrayValue(), StandardCharsets.UTF_8), asTransientValue);
        }
        return super.readValue(fields, asTransientValue);
    }

    @Override
    public void writeValue(StringValue value, ValueFields fields) {
        String text = value.getValue();
        if (text != null && text.length() > COLUMN) {
            fields.setTextValue(null);
            fields.setTextValue2(LONG);
            fields.setByteArrayValue(text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (LONG.equals(fields.getTextValue2())) {
            fields.setByteArrayValue(null);
        }
        fields.setTextValue2(null);
        super.writeValue(value, fields);
    }
}

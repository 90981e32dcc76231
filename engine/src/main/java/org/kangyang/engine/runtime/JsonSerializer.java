package org.kangyang.engine.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.operaton.bpm.engine.impl.variable.serializer.AbstractObjectValueSerializer;
import org.operaton.bpm.engine.variable.impl.value.ObjectValueImpl;
import org.operaton.bpm.engine.variable.value.TypedValue;

/** Keeps maps and lists as JSON text, of any size, exactly. */
public final class JsonSerializer extends AbstractObjectValueSerializer {

    public static final String FORMAT = "application/json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonSerializer() {
        super(FORMAT);
    }

    @Override
    public String getName() {
        return "json-value";
    }

    @Override
    protected boolean canSerializeValue(Object value) {
        return value instanceof Map || value instanceof List;
    }

    @Override
    public boolean canHandle(TypedValue value) {
        if (value instanceof ObjectValueImpl object
                && object.getSerializationDataFormat() == null
                && object.isDeserialized()) {
            return canSerializeValue(object.getValue());
        }
        return super.canHandle(value);
    }

    @Override
    protected String getTypeNameForDeserialized(Object value) {
        return value instanceof Map ? "java.util.Map" : "java.util.List";
    }

    @Override
    protected byte[] serializeToByteArray(Object value) throws Exception {
        return JSON.writeValueAsBytes(value);
    }

    @Override
    protected Object deserializeFromByteArray(byte[] bytes, String typeName) throws Exception {
        return JSON.readValue(bytes, Object.class);
    }

    @Override
    protected boolean isSerializationTextBased() {
        return true;
    }
}

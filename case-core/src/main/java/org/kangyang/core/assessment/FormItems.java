package org.kangyang.core.assessment;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads and replaces items of a form by their path, e.g. {@code adl.feeding} or {@code nrs.initial.bmi}. */
final class FormItems {

    private FormItems() {}

    /** Whether the path leads to an item (not to a section). */
    static boolean exists(Class<?> form, String path) {
        int dot = path.indexOf('.');
        RecordComponent component = find(form, dot < 0 ? path : path.substring(0, dot));
        if (component == null) {
            return false;
        }
        return dot < 0
                ? !component.getType().isRecord()
                : component.getType().isRecord() && exists(component.getType(), path.substring(dot + 1));
    }

    /** The item's value; null where it or its section is missing. */
    static @Nullable Object get(@Nullable Object form, String path) {
        Object value = form;
        for (String name : path.split("\\.")) {
            if (value == null) {
                return null;
            }
            value = read(component(value.getClass(), name), value);
        }
        return value;
    }

    /**
     * The same form with another value; a number may come as text.
     *
     * @throws IllegalArgumentException where there is no such item, or the value is not of its kind
     */
    static <F> F with(F form, String path, @Nullable Object value) {
        if (!exists(form.getClass(), path)) {
            throw new IllegalArgumentException(form.getClass().getSimpleName() + " has no item " + path);
        }
        @SuppressWarnings("unchecked")
        Class<F> type = (Class<F>) form.getClass();
        return type.cast(replaced(type, form, path, value));
    }

    private static Object replaced(Class<?> type, @Nullable Object form, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object old = form == null ? null : read(components[i], form);
            boolean chosen = components[i].getName().equals(name);
            if (chosen && dot >= 0) {
                arguments[i] = replaced(components[i].getType(), old, path.substring(dot + 1), value);
            } else {
                arguments[i] = chosen ? coerced(components[i].getType(), value) : old;
            }
        }
        return create(type, components, arguments);
    }

    private static Object create(Class<?> type, RecordComponent[] components, @Nullable Object[] arguments) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException cannotBe) {
            throw new IllegalStateException("Form record " + type.getName(), cannotBe);
        }
    }

    private static @Nullable Object coerced(Class<?> type, @Nullable Object value) {
        if (value == null || type.isInstance(value)) {
            return value;
        }
        try {
            if (type == Integer.class) {
                return new BigDecimal(value.toString()).intValueExact();
            }
            if (type == BigDecimal.class) {
                return new BigDecimal(value.toString());
            }
            if (type == LocalDate.class) {
                return LocalDate.parse(value.toString());
            }
        } catch (ArithmeticException | NumberFormatException | DateTimeException wrong) {
            throw new IllegalArgumentException(inChinese(type), wrong);
        }
        throw new IllegalArgumentException(inChinese(type));
    }

    private static String inChinese(Class<?> type) {
        if (type == Integer.class) {
            return "整数";
        }
        if (type == BigDecimal.class) {
            return "数字";
        }
        return type == LocalDate.class ? "日期（如2026-11-24）" : "文字";
    }

    private static RecordComponent component(Class<?> type, String name) {
        RecordComponent component = find(type, name);
        if (component == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no item " + name);
        }
        return component;
    }

    private static @Nullable RecordComponent find(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        return null;
    }

    private static @Nullable Object read(RecordComponent component, Object form) {
        try {
            return component.getAccessor().invoke(form);
        } catch (ReflectiveOperationException cannotBe) {
            throw new IllegalStateException("Form record " + form.getClass().getName(), cannotBe);
        }
    }
}

package org.kangyang.workers.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.jdk.javaapi.CollectionConverters;

/** Results of the Scala libraries as Java's, numbers as whole ones where they are. */
final class Scala {

    private Scala() {}

    static Object toJava(Object value) {
        return switch (value) {
            case null -> null;
            case scala.Option<?> option -> option.isEmpty() ? null : toJava(option.get());
            case scala.collection.Map<?, ?> map -> {
                Map<String, Object> java = new LinkedHashMap<>();
                CollectionConverters.asJava(map).forEach((key, item) -> java.put(String.valueOf(key), toJava(item)));
                yield java;
            }
            case scala.collection.Iterable<?> items -> {
                List<Object> java = new ArrayList<>();
                CollectionConverters.asJava(items).forEach(item -> java.add(toJava(item)));
                yield java;
            }
            case scala.math.BigDecimal number ->
                number.isWhole() ? (Object) number.bigDecimal().intValueExact() : number.bigDecimal();
            case Long number -> Math.toIntExact(number);
            default -> value;
        };
    }
}

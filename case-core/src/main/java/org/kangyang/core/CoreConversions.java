package org.kangyang.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/**
 * How values are kept that MongoDB has no type for, or a treacherous one: a day is text, since as a date it would change
 * with the server's zone; an exact decimal is text, as nothing sorts by it.
 */
final class CoreConversions {

    private CoreConversions() {}

    static List<Converter<?, ?>> all() {
        return List.of(
                new DayWriter(),
                new DayReader(),
                new DecimalWriter(),
                new DecimalReader(),
                new TimeWriter(),
                new TimeReader());
    }

    @WritingConverter
    private static final class DayWriter implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate day) {
            return day.toString();
        }
    }

    @ReadingConverter
    private static final class DayReader implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }

    @WritingConverter
    private static final class DecimalWriter implements Converter<BigDecimal, String> {
        @Override
        public String convert(BigDecimal number) {
            return number.toPlainString();
        }
    }

    @ReadingConverter
    private static final class DecimalReader implements Converter<String, BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            return new BigDecimal(text);
        }
    }

    @WritingConverter
    private static final class TimeWriter implements Converter<OffsetDateTime, String> {
        @Override
        public String convert(OffsetDateTime time) {
            return time.toString();
        }
    }

    @ReadingConverter
    private static final class TimeReader implements Converter<String, OffsetDateTime> {
        @Override
        public OffsetDateTime convert(String text) {
            return OffsetDateTime.parse(text);
        }
    }
}

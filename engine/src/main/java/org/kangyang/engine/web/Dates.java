package org.kangyang.engine.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Instants as the API writes them: ISO 8601 with milliseconds and offset. */
public final class Dates {

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** What every store and every client can read. */
    private static final int LAST_YEAR = 9_999;

    private Dates() {}

    public static @Nullable String text(@Nullable Date date) {
        return date == null ? null : ISO.format(new Date(date.getTime()).toInstant());
    }

    public static @Nullable String text(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return text(time);
    }

    /** Reads a date-time with offset; the field is named where it is none. */
    public static Date parse(String field, String text) {
        try {
            OffsetDateTime date = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
                throw Rejection.invalidArgument(
                        "The provided " + field + " '" + text + "' must lie in the years 1 to " + LAST_YEAR);
            }
            return Date.from(date.toInstant());
        } catch (DateTimeParseException malformed) {
            throw Rejection.invalidArgument("The provided " + field + " '" + text
                    + "' cannot be parsed as a date with offset, as 2026-01-31T08:00:00+08:00");
        }
    }
}

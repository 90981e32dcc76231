package org.kangyang.core.escalation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Working days by the State Council's yearly notice of public holidays, loaded as data per year from
 * {@code working-calendar/<year>.properties} on the class path. A year that is missing or only provisional is an alert;
 * without data Monday to Friday count (DOMAIN §7).
 */
@Component
public class WorkingCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingCalendar.class);

    /**
     * @param daysOff weekdays that are free
     * @param workDays weekend days that are worked
     * @param official false where the notice was not out yet
     */
    private record Year(Set<LocalDate> daysOff, Set<LocalDate> workDays, boolean official) {}

    private final ConcurrentHashMap<Integer, Optional<Year>> years = new ConcurrentHashMap<>();
    private final Set<Integer> alerts = ConcurrentHashMap.newKeySet();

    public boolean isWorkingDay(LocalDate day) {
        boolean weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        Optional<Year> year = year(day.getYear());
        if (year.isEmpty() || !year.get().official()) {
            alerts.add(day.getYear());
        }
        return year.map(data -> weekday
                        ? !data.daysOff().contains(day)
                        : data.workDays().contains(day))
                .orElse(weekday);
    }

    /** The day that is so many working days later; that day counts, the start does not. */
    public LocalDate plusWorkingDays(LocalDate start, int workingDays) {
        LocalDate day = start;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    /** Years that were asked for although their official data is missing: somebody should load it. */
    public Set<Integer> alerts() {
        return new TreeSet<>(alerts);
    }

    private Optional<Year> year(int year) {
        return years.computeIfAbsent(year, WorkingCalendar::load);
    }

    private static Optional<Year> load(int year) {
        String name = "/working-calendar/" + year + ".properties";
        try (InputStream data = WorkingCalendar.class.getResourceAsStream(name)) {
            if (data == null) {
                LOG.warn("No working calendar for {}: Monday to Friday count as working days. Add {}", year, name);
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(data, StandardCharsets.UTF_8));
            boolean official = Boolean.parseBoolean(properties.getProperty("official", "true"));
            if (!official) {
                LOG.warn(
                        "The working calendar for {} is provisional; replace {} by the State Council's notice",
                        year,
                        name);
            }
            return Optional.of(new Year(days(properties, "daysOff"), days(properties, "workDays"), official));
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " cannot be read", unreadable);
        }
    }

    private static Set<LocalDate> days(Properties properties, String key) {
        return Arrays.stream(properties.getProperty(key, "").split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(LocalDate::parse)
                .collect(Collectors.toUnmodifiableSet());
    }
}

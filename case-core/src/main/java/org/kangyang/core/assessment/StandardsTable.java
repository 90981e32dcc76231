package org.kangyang.core.assessment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kangyang.core.elder.Sex;
import org.springframework.stereotype.Component;

/** The senior fitness test's standards by sex and age, from {@code senior-fitness-standards.csv} (DOMAIN §4). */
@Component
class StandardsTable {

    /** Exactly, by definition of the international yard. */
    private static final BigDecimal METRES_PER_YARD = new BigDecimal("0.9144");

    private static final String FILE = "/senior-fitness-standards.csv";

    private final List<Integer> bands;
    private final Map<String, List<BigDecimal>> values = new HashMap<>();

    StandardsTable() {
        List<String[]> lines = lines();
        bands = Arrays.stream(lines.getFirst()).skip(2).map(Integer::valueOf).toList();
        lines.stream()
                .skip(1)
                .forEach(line -> values.put(
                        line[0] + "/" + line[1],
                        Arrays.stream(line).skip(2).map(BigDecimal::new).toList()));
    }

    /** Ages below the first band count as in it, above the last likewise. */
    FitnessStandards standards(Sex sex, int age) {
        return new FitnessStandards(
                count("chairStand", sex, age),
                count("armCurl", sex, age),
                walkMetres(sex, age).setScale(0, RoundingMode.CEILING).intValueExact(),
                count("twoMinuteStep", sex, age),
                value("upAndGoSeconds", sex, age));
    }

    /** The six-minute walk's standard, exact. */
    BigDecimal walkMetres(Sex sex, int age) {
        return value("sixMinuteWalkYards", sex, age).multiply(METRES_PER_YARD);
    }

    private int count(String test, Sex sex, int age) {
        return value(test, sex, age).intValueExact();
    }

    private BigDecimal value(String test, Sex sex, int age) {
        int band = 0;
        while (band + 1 < bands.size() && age >= bands.get(band + 1)) {
            band++;
        }
        return Objects.requireNonNull(values.get(test + "/" + sex), FILE + " lacks " + test + "," + sex)
                .get(band);
    }

    private static List<String[]> lines() {
        try (var in = StandardsTable.class.getResourceAsStream(FILE);
                var reader = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, FILE), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(FILE + " cannot be read", unreadable);
        }
    }
}

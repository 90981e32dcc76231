package org.kangyang.core.elder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen identity number (GB 11643-1999): six digits of division, eight of birth date, three of sequence (odd for
 * men), and a check character by ISO 7064 MOD 11-2. Division codes are not looked up: they change, and sample data uses
 * unassigned ones.
 */
public final class CitizenId {

    private static final Pattern FORM = Pattern.compile("\\d{17}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private final String number;
    private final LocalDate birthDate;

    private CitizenId(String number, LocalDate birthDate) {
        this.number = number;
        this.birthDate = birthDate;
    }

    /** Empty where the form, the date within or the check character is wrong. */
    public static Optional<CitizenId> parse(String text) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(number).matches() || number.charAt(17) != checkCharacter(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CitizenId(
                    number,
                    LocalDate.of(
                            Integer.parseInt(number, 6, 10, 10),
                            Integer.parseInt(number, 10, 12, 10),
                            Integer.parseInt(number, 12, 14, 10))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    public String number() {
        return number;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public Sex sex() {
        return (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    @Override
    public String toString() {
        return "CitizenId[…]";
    }
}

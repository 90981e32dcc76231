package org.kangyang.core.elder;

import java.util.Optional;
import java.util.regex.Pattern;

/** A checked phone number: a mainland mobile, or a landline with area code and perhaps an extension. */
public record PhoneNumber(String value) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}-?[2-9]\\d{6,7}(-\\d{1,6})?");

    /** Empty where it is neither. A leading +86 and blanks are dropped. */
    public static Optional<PhoneNumber> parse(String text) {
        String plain = text.replaceAll("\\s", "").replaceFirst("^(\\+|00)86-?", "");
        boolean right =
                MOBILE.matcher(plain).matches() || LANDLINE.matcher(plain).matches();
        return right ? Optional.of(new PhoneNumber(plain)) : Optional.empty();
    }

    public boolean mobile() {
        return MOBILE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}

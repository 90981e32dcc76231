package org.kangyang.core.elder;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A checked identity document.
 *
 * @param number normalised (upper case, no blanks or brackets); null exactly for {@link DocumentType#UNKNOWN}
 */
public record IdentityDocument(DocumentType type, @Nullable String number) {

    /** 港澳居民来往内地通行证: H or M and eight digits, older ones with two digits of issue. */
    private static final Pattern HK_MACAU = Pattern.compile("[HM]\\d{8}(\\d{2})?");
    /** 台湾居民来往大陆通行证: eight digits, older ones ten and often a letter in brackets. */
    private static final Pattern TAIWAN = Pattern.compile("\\d{8}|\\d{10}[A-Z]?");
    /** ICAO 9303: up to nine letters and digits. The referral names no issuing country. */
    private static final Pattern PASSPORT = Pattern.compile("(?=.*\\d)[A-Z0-9]{5,9}");

    /** A person whose identity is not known yet. */
    public static final IdentityDocument UNKNOWN = new IdentityDocument(DocumentType.UNKNOWN, null);

    public IdentityDocument {
        if ((type == DocumentType.UNKNOWN) != (number == null)) {
            throw new IllegalArgumentException("A document has a number unless it is UNKNOWN");
        }
    }

    /** Empty where the number has not the form of such a document, or its check character is wrong. */
    public static Optional<IdentityDocument> parse(DocumentType type, String number) {
        String plain = number.toUpperCase(Locale.ROOT).replaceAll("[\\s()（）]", "");
        boolean right = switch (type) {
            case CITIZEN_ID -> CitizenId.parse(plain).isPresent();
            case HK_MACAU_PERMIT -> HK_MACAU.matcher(plain).matches();
            case TAIWAN_PERMIT -> TAIWAN.matcher(plain).matches();
            case FOREIGN_PASSPORT -> PASSPORT.matcher(plain).matches();
            case UNKNOWN -> false;
        };
        return right ? Optional.of(new IdentityDocument(type, plain)) : Optional.empty();
    }

    Optional<CitizenId> citizenId() {
        return type == DocumentType.CITIZEN_ID && number != null ? CitizenId.parse(number) : Optional.empty();
    }

    /** Never the number: it would end in a log. */
    @Override
    public String toString() {
        return "IdentityDocument[" + type + "]";
    }
}

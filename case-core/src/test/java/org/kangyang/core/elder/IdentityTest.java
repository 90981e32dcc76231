package org.kangyang.core.elder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kangyang.core.Samples;

class IdentityTest {

    @Test
    void the_examples_of_the_standard_are_right() {
        // GB 11643-1999, annex: 11010519491231002X, and 440524188001010014
        assertThat(CitizenId.parse("11010519491231002X")).hasValueSatisfying(id -> {
            assertThat(id.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
            assertThat(id.sex()).isEqualTo(Sex.FEMALE);
        });
        assertThat(CitizenId.parse("440524188001010014")).hasValueSatisfying(id -> {
            assertThat(id.birthDate()).isEqualTo(LocalDate.of(1880, 1, 1));
            assertThat(id.sex()).isEqualTo(Sex.MALE);
        });
    }

    @Test
    void every_other_check_character_is_wrong() {
        String body = Samples.MAN_1942.substring(0, 17);
        for (char check : "0123456789X".toCharArray()) {
            boolean right = check == Samples.MAN_1942.charAt(17);
            assertThat(CitizenId.parse(body + check).isPresent())
                    .as("check %s", check)
                    .isEqualTo(right);
        }
    }

    @Test
    void any_two_neighbouring_digits_swapped_are_noticed() {
        char[] digits = Samples.MAN_1942.toCharArray();
        for (int i = 0; i < 16; i++) {
            if (digits[i] != digits[i + 1]) {
                char[] swapped = digits.clone();
                swapped[i] = digits[i + 1];
                swapped[i + 1] = digits[i];
                assertThat(CitizenId.parse(new String(swapped))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"19420230", "19421301", "19410229", "19420001", "19420100"})
    void a_day_that_never_was_is_no_birth_date(String birth) {
        assertThat(CitizenId.parse(Samples.citizenId("999001" + birth, "171"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99900119420301171", "9990011942030117111", "A99001194203011718", "110105491231002"})
    void anything_but_eighteen_characters_of_that_form_is_none(String text) {
        assertThat(CitizenId.parse(text)).isEmpty();
    }

    @Test
    void a_small_x_and_blanks_around_are_forgiven() {
        assertThat(CitizenId.parse(" 11010519491231002x "))
                .map(CitizenId::number)
                .hasValue("11010519491231002X");
    }

    @ParameterizedTest
    @CsvSource({
        "HK_MACAU_PERMIT, H12345678, true",
        "HK_MACAU_PERMIT, m1234567801, true",
        "HK_MACAU_PERMIT, H1234567, false",
        "HK_MACAU_PERMIT, H123456789, false",
        "HK_MACAU_PERMIT, T12345678, false",
        "TAIWAN_PERMIT, 12345678, true",
        "TAIWAN_PERMIT, 1234567890(B), true",
        "TAIWAN_PERMIT, 1234567890, true",
        "TAIWAN_PERMIT, 1234567, false",
        "TAIWAN_PERMIT, 123456789, false",
        "FOREIGN_PASSPORT, E1234567, true",
        "FOREIGN_PASSPORT, 12345, true",
        "FOREIGN_PASSPORT, AB1234567, true",
        "FOREIGN_PASSPORT, 1234, false",
        "FOREIGN_PASSPORT, AB12345678, false",
        "FOREIGN_PASSPORT, PASSPORT, false",
        "UNKNOWN, 12345678, false",
    })
    void other_documents_have_forms_of_their_own(DocumentType type, String number, boolean right) {
        assertThat(IdentityDocument.parse(type, number).isPresent()).isEqualTo(right);
    }

    @Test
    void a_document_has_a_number_unless_it_is_unknown() {
        assertThatThrownBy(() -> new IdentityDocument(DocumentType.CITIZEN_ID, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IdentityDocument(DocumentType.UNKNOWN, "1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "13912345678, 13912345678",
        "+86 139 1234 5678, 13912345678",
        "0086-13912345678, 13912345678",
        "0999-8123456, 0999-8123456",
        "010-81234567, 010-81234567",
        "09998123456, 09998123456",
        "0999-8123456-12, 0999-8123456-12",
        "12912345678,",
        "1391234567,",
        "8123456,",
        "0999-1123456,",
        "call me,",
    })
    void phones_are_mobiles_or_landlines_with_area_code(String text, String expected) {
        assertThat(PhoneNumber.parse(text).map(PhoneNumber::value).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"王样本, 王**", "欧阳样, 欧阳**", "欧阳, 欧**", "John Sample, J**", "阿依古丽·样本, 阿**"})
    void a_masked_name_shows_the_surname_only(String name, String masked) {
        assertThat(elder(name, "1942-03-01").maskedName()).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "1942-03-01, 2026-02-28, 83",
        "1942-03-01, 2026-03-01, 84",
        "1940-02-29, 2026-02-28, 85",
        "1940-02-29, 2026-03-01, 86",
        "2026-11-24, 2026-11-23, 0",
    })
    void age_is_in_full_years(String born, LocalDate on, int age) {
        assertThat(elder("王样本", born).ageOn(on)).isEqualTo(age);
    }

    @Test
    void what_identifies_is_in_no_text_that_could_be_logged() {
        Elder elder = elder("王样本", "1942-03-01");
        assertThat(elder.toString() + elder.document() + elder.phone() + CitizenId.parse(Samples.MAN_1942))
                .doesNotContain("王样本", Samples.MAN_1942, "13900000000", "样本路");
    }

    @Test
    @DisplayName("R26: the record's id is HMAC-SM3 of type and number under the installation's key")
    void record_id() {
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        var ids = new RecordIds(key);
        var document = new IdentityDocument(DocumentType.FOREIGN_PASSPORT, "E1234567");

        assertThat(sm3("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(HexFormat.of().parseHex("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
        assertThat(ids.of(document)).isEqualTo(hmacByDefinition(key, "FOREIGN_PASSPORT:E1234567"));
        assertThat(ids.of(document))
                .isNotEqualTo(ids.of(new IdentityDocument(DocumentType.TAIWAN_PERMIT, "E1234567")))
                .isNotEqualTo(new RecordIds("another-key-0123".getBytes(StandardCharsets.UTF_8)).of(document));
        assertThatThrownBy(() -> ids.of(IdentityDocument.UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hmacByDefinition(byte[] key, String text) {
        byte[] inner = Arrays.copyOf(key, 64);
        byte[] outer = inner.clone();
        for (int i = 0; i < 64; i++) {
            inner[i] ^= 0x36;
            outer[i] ^= 0x5c;
        }
        return HexFormat.of().formatHex(sm3(join(outer, sm3(join(inner, text.getBytes(StandardCharsets.UTF_8))))));
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }

    private static byte[] sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    static Elder elder(String name, String born) {
        return new Elder(
                IdentityDocument.parse(DocumentType.CITIZEN_ID, Samples.MAN_1942)
                        .orElseThrow(),
                name,
                Sex.MALE,
                LocalDate.parse(born),
                false,
                new PhoneNumber("13900000000"),
                new Address("999001001", "样本路1号"),
                null,
                Education.PRIMARY,
                null);
    }
}

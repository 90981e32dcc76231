package org.kangyang.core.elder;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.institution.Divisions;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.springframework.stereotype.Component;

/** Turns what a sender says of a person into checked values, naming every wrong field. */
@Component
public class ElderCheck {

    static final int OLDEST = 130;

    /** Letters of any script, and 〇, which Unicode counts as a number but people are called by. */
    private static final Pattern NAME = Pattern.compile("(?=.*[\\p{L}〇])[\\p{L}\\p{M}〇·•.' -]+");

    private final Divisions divisions;
    private final CareClock clock;

    ElderCheck(Divisions divisions, CareClock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** The checked person, or empty after adding to {@code errors}. */
    public Optional<Elder> elder(@Nullable ElderDetails details, String path, FieldErrors errors) {
        if (details == null) {
            errors.add(path, FaultCode.REQUIRED, "缺少老人信息，", "请填写");
            return Optional.empty();
        }
        FieldErrors own = new FieldErrors();
        Identity identity = identity(details, path, own);
        PhoneNumber phone = phone(details.phone(), path + ".phone", own);
        Address address = address(details.address(), path + ".address", own);
        Household household = household(details.household(), path + ".household", own);
        Guardian guardian = guardian(details.guardian(), path + ".guardian", own);
        errors.addAll(own);
        if (identity == null || address == null || !own.isEmpty()) {
            return Optional.empty();
        }
        Education education = details.education() == null ? Education.UNKNOWN : details.education();
        return Optional.of(new Elder(
                identity.document(),
                identity.name(),
                identity.sex(),
                identity.birthDate(),
                details.birthDateEstimated(),
                phone,
                address,
                household,
                education,
                guardian));
    }

    /** A later identification: any document but UNKNOWN. */
    public Optional<Identity> identity(IdentityDetails details, FieldErrors errors) {
        if (details.documentType() == DocumentType.UNKNOWN) {
            errors.add("documentType", FaultCode.NOT_ALLOWED, "不能为UNKNOWN，", "请填写已查明的证件类型");
            return Optional.empty();
        }
        Identity identity = identity(
                new ElderDetails(
                        details.documentType(),
                        details.documentNumber(),
                        details.name(),
                        details.sex(),
                        details.birthDate(),
                        false,
                        null,
                        null,
                        null,
                        null,
                        null),
                "",
                errors);
        return Optional.ofNullable(identity).filter(checked -> errors.isEmpty());
    }

    private @Nullable Identity identity(ElderDetails details, String path, FieldErrors errors) {
        String prefix = path.isEmpty() ? "" : path + ".";
        IdentityDocument document = document(details, prefix, errors);
        String name = name(details, prefix, errors);
        CitizenId citizenId = document == null ? null : document.citizenId().orElse(null);
        Sex sex = sex(details, citizenId, prefix, errors);
        LocalDate birthDate = birthDate(details, citizenId, prefix, errors);
        if (document == null || sex == null || birthDate == null) {
            return null;
        }
        return new Identity(document, name, sex, birthDate);
    }

    private static @Nullable IdentityDocument document(ElderDetails details, String prefix, FieldErrors errors) {
        DocumentType type = details.documentType();
        String number = details.documentNumber();
        if (type == null) {
            errors.add(prefix + "documentType", FaultCode.REQUIRED, "未填写，", "请填写证件类型，身份不明填UNKNOWN");
            return null;
        }
        if (type == DocumentType.UNKNOWN) {
            if (number != null && !number.isBlank()) {
                errors.add(prefix + "documentNumber", FaultCode.NOT_ALLOWED, "身份不明时不应有证件号码，", "请更正证件类型或删去号码");
            }
            return IdentityDocument.UNKNOWN;
        }
        if (number == null || number.isBlank()) {
            errors.add(prefix + "documentNumber", FaultCode.REQUIRED, "未填写，", "请填写证件号码，身份不明时证件类型填UNKNOWN");
            return null;
        }
        return IdentityDocument.parse(type, number).orElseGet(() -> {
            errors.add(prefix + "documentNumber", FaultCode.BAD_FORMAT, "不是有效的" + inChinese(type) + "号码，", "请核对证件原件");
            return null;
        });
    }

    private static String name(ElderDetails details, String prefix, FieldErrors errors) {
        String name = details.name();
        if (details.documentType() == DocumentType.UNKNOWN && (name == null || name.isBlank())) {
            return "无名氏";
        }
        String text = errors.text(prefix + "name", name, 50);
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            errors.add(prefix + "name", FaultCode.BAD_FORMAT, "含有姓名中不会出现的字符，", "请只填写姓名");
        }
        return text;
    }

    private static @Nullable Sex sex(
            ElderDetails details, @Nullable CitizenId citizenId, String prefix, FieldErrors errors) {
        Sex given = details.sex();
        if (citizenId == null) {
            if (given == null && !documentTells(details)) {
                errors.add(prefix + "sex", FaultCode.REQUIRED, "未填写，", "请填写MALE或FEMALE");
            }
            return given;
        }
        if (given != null && given != citizenId.sex()) {
            errors.add(prefix + "sex", FaultCode.CONTRADICTORY, "与身份证号码不一致，", "请核对性别和号码");
        }
        return citizenId.sex();
    }

    /** A citizen id tells sex and birth date; where it is wrong or its kind is missing, that alone is to be mended. */
    private static boolean documentTells(ElderDetails details) {
        return details.documentType() == null || details.documentType() == DocumentType.CITIZEN_ID;
    }

    private @Nullable LocalDate birthDate(
            ElderDetails details, @Nullable CitizenId citizenId, String prefix, FieldErrors errors) {
        String field = prefix + "birthDate";
        LocalDate given = details.birthDate();
        if (citizenId != null && given != null && !given.equals(citizenId.birthDate())) {
            errors.add(field, FaultCode.CONTRADICTORY, "与身份证号码不一致，", "请核对出生日期和号码");
        }
        if (citizenId != null && details.birthDateEstimated()) {
            errors.add(prefix + "birthDateEstimated", FaultCode.CONTRADICTORY, "有身份证号码时出生日期不是估计值，", "请改为false");
        }
        LocalDate birthDate = citizenId == null ? given : citizenId.birthDate();
        LocalDate today = clock.today();
        if (birthDate == null && documentTells(details)) {
            return null;
        }
        if (birthDate == null) {
            errors.add(field, FaultCode.REQUIRED, "未填写，", "请填写出生日期，不确定时填估计值并注明birthDateEstimated");
        } else if (birthDate.isAfter(today)) {
            errors.add(citizenId == null ? field : prefix + "documentNumber", FaultCode.IN_FUTURE, "出生日期在将来，", "请核对");
        } else if (birthDate.isBefore(today.minusYears(OLDEST))) {
            errors.add(
                    citizenId == null ? field : prefix + "documentNumber",
                    FaultCode.OUT_OF_RANGE,
                    "年龄超过" + OLDEST + "岁，",
                    "请核对");
        }
        return birthDate;
    }

    private static @Nullable PhoneNumber phone(@Nullable String text, String field, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return PhoneNumber.parse(text).orElseGet(() -> {
            errors.add(field, FaultCode.BAD_FORMAT, "不是有效的电话号码，", "请填写11位手机号或带区号的固定电话，如0999-8123456");
            return null;
        });
    }

    private @Nullable Address address(ElderDetails.@Nullable AddressDetails details, String path, FieldErrors errors) {
        if (details == null) {
            errors.add(path, FaultCode.REQUIRED, "未填写，", "请填写住址和街道区划代码");
            return null;
        }
        String code = errors.text(path + ".divisionCode", details.divisionCode(), 9);
        if (!code.isEmpty() && !divisions.exists(code)) {
            errors.add(path + ".divisionCode", FaultCode.NOT_REGISTERED, "不是本联合体服务的街道，", "请填写已登记街道的9位区划代码");
        }
        return new Address(code, errors.text(path + ".detail", details.detail(), 200));
    }

    private static @Nullable Household household(
            ElderDetails.@Nullable HouseholdDetails details, String path, FieldErrors errors) {
        if (details == null) {
            return null;
        }
        LivingArrangement living = details.livingArrangement();
        if (living == null) {
            errors.add(path + ".livingArrangement", FaultCode.REQUIRED, "未填写，", "请填写居住情况");
            return null;
        }
        return new Household(living, details.lowIncome());
    }

    private static @Nullable Guardian guardian(
            ElderDetails.@Nullable GuardianDetails details, String path, FieldErrors errors) {
        if (details == null) {
            return null;
        }
        String name = errors.text(path + ".name", details.name(), 50);
        if (details.relationship() == null) {
            errors.add(path + ".relationship", FaultCode.REQUIRED, "未填写，", "请填写与老人的关系");
        }
        if (details.phone() == null || details.phone().isBlank()) {
            errors.add(path + ".phone", FaultCode.REQUIRED, "未填写，", "请填写监护人电话");
        }
        PhoneNumber phone = phone(details.phone(), path + ".phone", errors);
        return details.relationship() == null || phone == null
                ? null
                : new Guardian(name, details.relationship(), phone);
    }

    private static String inChinese(DocumentType type) {
        return switch (type) {
            case CITIZEN_ID -> "居民身份证";
            case HK_MACAU_PERMIT -> "港澳居民来往内地通行证";
            case TAIWAN_PERMIT -> "台湾居民来往大陆通行证";
            case FOREIGN_PASSPORT -> "外国护照";
            case UNKNOWN -> "证件";
        };
    }
}

package org.kangyang.api.elder;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.Sex;

/** As much of a person as a reader needs to tell them apart: never a number, a phone, a full name or a street. */
@Schema(name = "Person", description = "已脱敏的个人信息 / the person, masked")
public record PersonResponse(
        @Schema(example = "王**") String maskedName,
        Sex sex,

        @Schema(description = "周岁 / full years today", example = "84")
        int age,

        boolean birthDateEstimated,
        DocumentType documentType,

        @Schema(description = "身份已确认 / false while the identity is unknown")
        boolean identified,

        @Schema(description = "街道代码 / sub-district", example = "999001001")
        String divisionCode) {

    /** What may be shown of a person on that day. */
    public static PersonResponse of(Elder elder, LocalDate today) {
        return new PersonResponse(
                elder.maskedName(),
                elder.sex(),
                elder.ageOn(today),
                elder.birthDateEstimated(),
                elder.document().type(),
                elder.document().type() != DocumentType.UNKNOWN,
                elder.address().divisionCode());
    }
}

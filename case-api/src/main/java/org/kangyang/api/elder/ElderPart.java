package org.kangyang.api.elder;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.Education;
import org.kangyang.core.elder.ElderDetails;
import org.kangyang.core.elder.LivingArrangement;
import org.kangyang.core.elder.Relationship;
import org.kangyang.core.elder.Sex;
import org.mapstruct.factory.Mappers;

/** The elder of a referral or an application. Shape only: the domain checks the content and names every wrong field. */
@Schema(name = "Elder")
public record ElderPart(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "证件类型；身份不明者为 UNKNOWN / kind of document")
        @Nullable
        DocumentType documentType,

        @Schema(
                description = "证件号码;UNKNOWN 时不填 / document number; absent for UNKNOWN",
                example = "999001194203010025",
                nullable = true)
        @Nullable
        String documentNumber,

        @Schema(description = "姓名；身份不明者可不填 / name; may be absent for UNKNOWN", example = "王样例") @Nullable
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "须与公民身份号码一致 / must agree with the citizen id")
        @Nullable
        Sex sex,

        @Schema(
                description = "居民身份证可不填，填则须一致 / may be absent for a citizen id, else must agree",
                nullable = true,
                example = "1942-03-01")
        @Nullable
        LocalDate birthDate,

        @Schema(description = "出生日期为估计值 / birth date is an estimate", nullable = true) @Nullable
        Boolean birthDateEstimated,

        @Schema(description = "手机、带区号的固话或 + 开头的国际号码 / phone", example = "13800000000", nullable = true) @Nullable
        String phone,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        AddressPart address,

        @Schema(nullable = true) @Nullable HouseholdPart household,

        @Schema(
                description = "文化程度，决定 MMSE 界值；缺省 UNKNOWN / schooling, sets the MMSE cut-off; default UNKNOWN",
                nullable = true)
        @Nullable
        Education education,

        @Schema(nullable = true) @Nullable GuardianPart guardian) {

    /** For the domain, unchecked. */
    public ElderDetails toDetails() {
        return Mappers.getMapper(ElderMapper.class).toElder(this);
    }

    @Schema(name = "Address")
    public record AddressPart(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "街道代码，九位 / sub-district code, nine digits",
                    example = "999001001")
            @Nullable
            String divisionCode,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "样例路 1 号") @Nullable
            String detail) {}

    @Schema(name = "Household")
    public record HouseholdPart(
            @Nullable LivingArrangement livingArrangement,

            @Schema(description = "低保家庭 / registered low income", nullable = true) @Nullable
            Boolean lowIncome) {}

    @Schema(name = "Guardian")
    public record GuardianPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "王小样") @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Relationship relationship,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "13900000000") @Nullable
            String phone) {}
}

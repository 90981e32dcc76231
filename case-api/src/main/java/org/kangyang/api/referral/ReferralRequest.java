package org.kangyang.api.referral;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.Education;
import org.kangyang.core.elder.LivingArrangement;
import org.kangyang.core.elder.Relationship;
import org.kangyang.core.elder.Sex;

/** A discharge referral as a hospital sends it. Shape only: the domain checks the content and names every wrong field. */
@Schema(name = "Referral", description = "出院转介单 / discharge referral")
record ReferralRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "老人 / the elder") @Nullable
        ElderPart elder,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "住院信息 / hospital stay") @Nullable
        HospitalPart hospital,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "诊断，至少一项 / diagnoses, at least one")
        @Nullable
        List<DiagnosisPart> diagnoses,

        @Schema(
                description = "计划出院日期，今天起一年内；未定时不填 / planned discharge, within a year from today; absent while open",
                nullable = true,
                example = "2026-12-01")
        @Nullable
        LocalDate plannedDischargeDate,

        @Schema(
                description = "评估机构；缺省为医院的合作养老机构 / assessing care home; default: the hospital's partner",
                nullable = true,
                example = "NH001")
        @Nullable
        String assessingCareHomeId) {

    @Schema(name = "ReferralElder")
    record ElderPart(
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

            @Schema(nullable = true) @Nullable GuardianPart guardian) {}

    @Schema(name = "ReferralAddress")
    record AddressPart(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "街道代码，九位 / sub-district code, nine digits",
                    example = "999001001")
            @Nullable
            String divisionCode,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "样例路 1 号") @Nullable
            String detail) {}

    @Schema(name = "ReferralHousehold")
    record HouseholdPart(
            @Nullable LivingArrangement livingArrangement,

            @Schema(description = "低保家庭 / registered low income", nullable = true) @Nullable
            Boolean lowIncome) {}

    @Schema(name = "ReferralGuardian")
    record GuardianPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "王小样") @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Relationship relationship,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "13900000000") @Nullable
            String phone) {}

    @Schema(name = "ReferralHospital")
    record HospitalPart(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "已导入的医院 / an imported hospital",
                    example = "H001")
            @Nullable
            String hospitalId,

            @Schema(nullable = true, example = "神经内科三病区") @Nullable
            String ward,

            @Schema(nullable = true, example = "12") @Nullable
            String bed,

            @Schema(nullable = true, example = "ZY20261124001") @Nullable
            String inpatientNumber,

            @Schema(nullable = true) @Nullable PhysicianPart attendingPhysician) {}

    @Schema(name = "ReferralPhysician")
    record PhysicianPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "王医生") @Nullable
            String name,

            @Schema(nullable = true, example = "13700000000") @Nullable
            String phone) {}

    @Schema(name = "ReferralDiagnosis")
    record DiagnosisPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "ICD-10", example = "I63.9") @Nullable
            String code,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "脑梗死") @Nullable
            String text) {}
}

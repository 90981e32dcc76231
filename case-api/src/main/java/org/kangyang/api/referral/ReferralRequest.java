package org.kangyang.api.referral;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kangyang.api.elder.ElderPart;

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

package org.kangyang.core.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.Elder;
import org.kangyang.core.elder.ElderCheck;
import org.kangyang.core.elder.PhoneNumber;
import org.kangyang.core.institution.Institution;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.integration.CareClock;
import org.kangyang.core.integration.FaultCode;
import org.kangyang.core.integration.FieldErrors;
import org.kangyang.core.pathway.Diagnosis;
import org.kangyang.core.pathway.HospitalReferral;
import org.kangyang.core.pathway.HospitalStay;
import org.kangyang.core.referral.DischargeReferral.DiagnosisDetails;
import org.kangyang.core.referral.DischargeReferral.HospitalDetails;
import org.kangyang.core.referral.DischargeReferral.PhysicianDetails;
import org.springframework.stereotype.Component;

/** Turns a sent referral into checked values, naming every wrong field. */
@Component
class ReferralCheck {

    /** ICD-10 as used in China: letter, two digits, perhaps a dot and up to four more characters, perhaps an x code. */
    private static final Pattern ICD_10 = Pattern.compile("[A-Z]\\d{2}(\\.[0-9A-Za-z]{1,6})?[+*]?");

    /** More than any discharge letter carries. */
    private static final int MOST_DIAGNOSES = 30;

    private final ElderCheck elders;
    private final Institutions institutions;
    private final CareClock clock;

    ReferralCheck(ElderCheck elders, Institutions institutions, CareClock clock) {
        this.elders = elders;
        this.institutions = institutions;
        this.clock = clock;
    }

    Optional<HospitalReferral> check(DischargeReferral referral, FieldErrors errors) {
        Optional<Elder> elder = elders.elder(referral.elder(), "elder", errors);
        HospitalDetails details = referral.hospital();
        Institution hospital = hospital(details, errors);
        List<Diagnosis> diagnoses = diagnoses(referral.diagnoses(), errors);
        LocalDate planned = planned(referral.plannedDischargeDate(), errors);
        String careHome = careHome(referral.assessingCareHomeId(), hospital, errors);
        if (elder.isEmpty() || details == null || hospital == null || careHome == null) {
            return Optional.empty();
        }
        HospitalStay stay = new HospitalStay(
                hospital.id(),
                errors.optionalText("hospital.ward", details.ward(), 50),
                errors.optionalText("hospital.bed", details.bed(), 20),
                errors.optionalText("hospital.inpatientNumber", details.inpatientNumber(), 50),
                physician(details.attendingPhysician(), errors));
        return Optional.of(new HospitalReferral(
                elder.get(), stay, hospital.name(), diagnoses, planned, careHome, referral.referredBy()));
    }

    private @Nullable LocalDate planned(@Nullable LocalDate date, FieldErrors errors) {
        if (date != null && date.isBefore(clock.today())) {
            errors.add("plannedDischargeDate", FaultCode.IN_PAST, "已经过去，", "请填写今天或以后的日期，未定时不填");
        }
        if (date != null && date.isAfter(clock.today().plusYears(1))) {
            errors.add("plannedDischargeDate", FaultCode.OUT_OF_RANGE, "在一年以后，", "请填写一年以内的日期，未定时不填");
        }
        return date;
    }

    private @Nullable Institution hospital(@Nullable HospitalDetails details, FieldErrors errors) {
        if (details == null) {
            errors.add("hospital", FaultCode.REQUIRED, "未填写，", "请填写医院信息");
            return null;
        }
        String id = errors.text("hospital.hospitalId", details.hospitalId(), 64);
        Institution hospital = id.isEmpty() ? null : institutions.hospital(id).orElse(null);
        if (!id.isEmpty() && hospital == null) {
            errors.add("hospital.hospitalId", FaultCode.NOT_REGISTERED, "医院未登记，", "请填写已登记医院的编号");
        }
        return hospital;
    }

    private @Nullable String careHome(@Nullable String named, @Nullable Institution hospital, FieldErrors errors) {
        if (named != null && !named.isBlank()) {
            if (institutions.careHome(named.strip()).isEmpty()) {
                errors.add("assessingCareHomeId", FaultCode.NOT_REGISTERED, "养老机构未登记，", "请填写已登记养老机构的编号，或不填以用医院的合作机构");
            }
            return named.strip();
        }
        if (hospital == null) {
            return null;
        }
        if (hospital.partnerCareHomeId() == null) {
            errors.add("assessingCareHomeId", FaultCode.REQUIRED, "该医院没有合作养老机构，", "请指定评估的养老机构");
        }
        return hospital.partnerCareHomeId();
    }

    private static List<Diagnosis> diagnoses(@Nullable List<@Nullable DiagnosisDetails> details, FieldErrors errors) {
        if (details == null || details.isEmpty()) {
            errors.add("diagnoses", FaultCode.REQUIRED, "未填写，", "请至少填写一项诊断");
            return List.of();
        }
        if (details.size() > MOST_DIAGNOSES) {
            errors.add("diagnoses", FaultCode.TOO_MANY, "诊断过多，", "请只填写至多" + MOST_DIAGNOSES + "项主要诊断");
            return List.of();
        }
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < details.size(); i++) {
            diagnoses.add(diagnosis(details.get(i), "diagnoses[" + i + "]", errors));
        }
        return diagnoses;
    }

    private static Diagnosis diagnosis(@Nullable DiagnosisDetails details, String path, FieldErrors errors) {
        if (details == null) {
            errors.add(path, FaultCode.REQUIRED, "该项为空，", "请删除该项或补全内容");
            return new Diagnosis("", "");
        }
        String code = errors.text(path + ".code", details.code(), 20);
        if (!code.isEmpty() && !ICD_10.matcher(code).matches()) {
            errors.add(path + ".code", FaultCode.BAD_FORMAT, "不是ICD-10编码，", "请填写如I63.9的编码");
        }
        return new Diagnosis(code, errors.text(path + ".text", details.text(), 200));
    }

    private static HospitalStay.@Nullable Physician physician(@Nullable PhysicianDetails details, FieldErrors errors) {
        if (details == null) {
            return null;
        }
        String path = "hospital.attendingPhysician";
        String name = errors.text(path + ".name", details.name(), 50);
        String phone = errors.optionalText(path + ".phone", details.phone(), 30);
        PhoneNumber parsed = phone == null ? null : PhoneNumber.parse(phone).orElse(null);
        if (phone != null && parsed == null) {
            errors.add(path + ".phone", FaultCode.BAD_FORMAT, "不是有效的电话号码，", "请填写11位手机号或带区号的固定电话，如0999-8123456");
        }
        return new HospitalStay.Physician(name, parsed);
    }
}

package org.kangyang.core;

import java.time.LocalDate;
import java.util.List;
import org.kangyang.core.elder.DocumentType;
import org.kangyang.core.elder.Education;
import org.kangyang.core.elder.ElderDetails;
import org.kangyang.core.elder.ElderDetails.AddressDetails;
import org.kangyang.core.elder.LivingArrangement;
import org.kangyang.core.elder.Relationship;
import org.kangyang.core.elder.Sex;
import org.kangyang.core.institution.DivisionRow;
import org.kangyang.core.institution.Divisions;
import org.kangyang.core.institution.InstitutionRow;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.institution.StaffRegister;
import org.kangyang.core.institution.StaffRow;
import org.kangyang.core.institution.StaffRow.CertificateRow;
import org.kangyang.core.integration.CommandKey;
import org.kangyang.core.referral.DischargeReferral;
import org.kangyang.core.referral.DischargeReferral.DiagnosisDetails;
import org.kangyang.core.referral.DischargeReferral.HospitalDetails;
import org.kangyang.core.referral.DischargeReferral.PhysicianDetails;

/** Invented people and places: division 999001 is assigned to nobody. */
public final class Samples {

    /** Born 1942-03-01, a man (odd sequence). */
    public static final String MAN_1942 = citizenId("99900119420301", "171");
    /** Born 1938-12-15, a woman. */
    public static final String WOMAN_1938 = citizenId("99900119381215", "042");

    private Samples() {}

    /** Completes a number with its check character, computed apart from the code under test. */
    public static String citizenId(String divisionAndBirth, String sequence) {
        String body = divisionAndBirth + sequence;
        int remainder = 0;
        for (char digit : body.toCharArray()) {
            remainder = (remainder + digit - '0') * 2 % 11;
        }
        int check = (12 - remainder) % 11;
        return body + (check == 10 ? "X" : check);
    }

    public static CommandKey key(String value) {
        return new CommandKey(value, null);
    }

    public static void registers(Core core) {
        core.get(Divisions.class)
                .importRows(List.of(new DivisionRow("999001001", "甲街道"), new DivisionRow("999001002", "乙街道")));
        core.get(Institutions.class)
                .importRows(List.of(
                        new InstitutionRow("H001", "HOSPITAL", "示例第一医院", "999001001", "NH001"),
                        new InstitutionRow("H002", "HOSPITAL", "示例第二医院", "999001002", null),
                        new InstitutionRow("NH001", "CARE_HOME", "示例颐养院", "999001001", null),
                        new InstitutionRow("NH002", "CARE_HOME", "示例康养院", "999001002", null)));
        core.get(StaffRegister.class)
                .importRows(List.of(
                        staff("li.pinggu", "care-home-assessor.NH001", LocalDate.of(2027, 12, 31)),
                        staff("zhao.pinggu", "care-home-assessor.NH001", LocalDate.of(2026, 6, 30)),
                        new StaffRow("wang.yisheng", "王医生", List.of("hospital-physician.H001"), List.of())));
    }

    private static StaffRow staff(String userId, String group, LocalDate until) {
        return new StaffRow(
                userId,
                "评估员",
                List.of(group),
                List.of(new CertificateRow("ABILITY_ASSESSOR", "A-" + userId, LocalDate.of(2024, 1, 1), until)));
    }

    public static ElderDetails elder(DocumentType type, String number) {
        return new ElderDetails(
                type,
                number,
                "王样本",
                null,
                null,
                false,
                "0999-8123456",
                new AddressDetails("999001001", "样本路1号"),
                new ElderDetails.HouseholdDetails(LivingArrangement.ALONE, false),
                Education.PRIMARY,
                new ElderDetails.GuardianDetails("王子样", Relationship.CHILD, "13900000001"));
    }

    /** A woman found without documents, with an estimated age. */
    public static ElderDetails unknownPerson() {
        return new ElderDetails(
                DocumentType.UNKNOWN,
                null,
                null,
                Sex.FEMALE,
                LocalDate.of(1940, 1, 1),
                true,
                null,
                new AddressDetails("999001002", "救助站"),
                null,
                null,
                null);
    }

    public static DischargeReferral referral(String citizenId) {
        return referral(elder(DocumentType.CITIZEN_ID, citizenId), LocalDate.of(2026, 12, 1));
    }

    public static DischargeReferral referral(ElderDetails elder, LocalDate plannedDischarge) {
        return new DischargeReferral(
                elder,
                new HospitalDetails("H001", "神经内科", "12", "ZY-0001", new PhysicianDetails("王医生", "13900000002")),
                List.of(new DiagnosisDetails("I63.9", "脑梗死")),
                plannedDischarge,
                null,
                "platform");
    }
}

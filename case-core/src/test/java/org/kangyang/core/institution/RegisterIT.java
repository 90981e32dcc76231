package org.kangyang.core.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kangyang.core.Core;
import org.kangyang.core.Samples;
import org.kangyang.core.institution.ImportResult.RowError;
import org.kangyang.core.institution.StaffRow.CertificateRow;

class RegisterIT {

    private Institutions institutions;
    private StaffRegister staff;
    private Divisions divisions;

    @BeforeEach
    void start() {
        Core core = Core.fresh();
        Samples.registers(core);
        institutions = core.get(Institutions.class);
        staff = core.get(StaffRegister.class);
        divisions = core.get(Divisions.class);
    }

    @Test
    void an_import_counts_what_is_new_changed_and_the_same_and_stores_right_rows_beside_wrong_ones() {
        ImportResult result = divisions.importRows(List.of(
                new DivisionRow("999001001", "甲街道"),
                new DivisionRow("999001002", "丙街道"),
                new DivisionRow("999001003", "丁街道"),
                new DivisionRow("99900100", "短"),
                new DivisionRow("999001004", " ")));

        assertThat(result.unchanged()).isOne();
        assertThat(result.updated()).isOne();
        assertThat(result.inserted()).isOne();
        assertThat(result.errors())
                .extracting(RowError::row, RowError::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, "code"), org.assertj.core.groups.Tuple.tuple(5, "name"));
        assertThat(divisions.find("999001002")).map(Division::name).hasValue("丙街道");
        assertThat(divisions.exists("999001004")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "H 3, HOSPITAL, 999001001, , id",
        ".H3, HOSPITAL, 999001001, , id",
        "H3, CLINIC, 999001001, , kind",
        "H3, HOSPITAL, 999001009, , divisionCode",
        "H3, HOSPITAL, 99900100A, , divisionCode",
        "H3, HOSPITAL, 999001001, NH009, partnerCareHomeId",
        "H3, HOSPITAL, 999001001, H001, partnerCareHomeId",
        "NH3, CARE_HOME, 999001001, NH001, partnerCareHomeId",
    })
    void a_wrong_field_of_an_institution_is_named(
            String id, String kind, String division, String partner, String field) {
        ImportResult result = institutions.importRows(List.of(new InstitutionRow(id, kind, "名称", division, partner)));
        assertThat(result.errors()).extracting(RowError::field).containsExactly(field);
        assertThat(result.inserted()).isZero();
    }

    @Test
    void a_partner_may_come_later_in_the_same_import() {
        ImportResult result = institutions.importRows(List.of(
                new InstitutionRow("H003", "HOSPITAL", "示例第三医院", "999001001", "NH003"),
                new InstitutionRow("NH003", "CARE_HOME", "示例安康院", "999001001", null)));
        assertThat(result.inserted()).isEqualTo(2);
        assertThat(institutions.hospital("H003")).isPresent();
        assertThat(institutions.careHome("H003")).isEmpty();
        assertThat(institutions.careHome("NH003")).isPresent();
    }

    @Test
    void wrong_staff_rows_name_the_certificate_and_the_group() {
        var row = new StaffRow(
                "a.b",
                "某",
                List.of("care-home-assessor.NH001", "Not A Group"),
                List.of(
                        new CertificateRow("ABILITY_ASSESSOR", "1", LocalDate.of(2026, 1, 1), LocalDate.of(2025, 1, 1)),
                        new CertificateRow(null, "2", null, LocalDate.of(2025, 1, 1))));
        assertThat(staff.importRows(List.of(row)).errors())
                .extracting(RowError::field)
                .containsExactly(
                        "groups[1]", "certificates[0].validUntil", "certificates[1].kind", "certificates[1].validFrom");
        assertThat(staff.find("a.b")).isEmpty();
    }

    @DisplayName("R02: a certificate holds from its first to its last day, both included, for its kind only")
    @ParameterizedTest
    @CsvSource({
        "2023-12-31, false",
        "2024-01-01, true",
        "2026-06-30, true",
        "2026-07-01, false",
    })
    void certificates(LocalDate day, boolean valid) {
        assertThat(staff.certified("zhao.pinggu", StaffMember.ABILITY_ASSESSOR, day))
                .isEqualTo(valid);
        assertThat(staff.certified("zhao.pinggu", "NURSE", day)).isFalse();
        assertThat(staff.certified("wang.yisheng", StaffMember.ABILITY_ASSESSOR, day))
                .isFalse();
        assertThat(staff.certified("nobody", StaffMember.ABILITY_ASSESSOR, day)).isFalse();
    }

    @DisplayName(
            "R50, R51: a carer's level and class-hours are registered, and stay unknown where an import leaves them out")
    @Test
    void levels_and_training() {
        staff.importRows(List.of(
                new StaffRow("a.hu", "甲", List.of("carer.NH001"), List.of(), 3, 80, 80),
                new StaffRow("b.hu", "乙", List.of("carer.NH001", "social-worker.NH001"), List.of()),
                new StaffRow("c.hu", "丙", List.of("carer.NH002"), List.of(), 1, 80, 80)));

        assertThat(staff.ofGroup("carer.NH001"))
                .extracting(StaffMember::userId, StaffMember::carerLevel, StaffMember::theoryHours)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a.hu", 3, 80),
                        org.assertj.core.groups.Tuple.tuple("b.hu", null, null));
        var more = new StaffRow("b.hu", "乙", List.of("carer.NH001"), List.of(), 4, 80, 79);
        assertThat(staff.importRows(List.of(more)).updated()).isOne();
        assertThat(staff.importRows(List.of(more)).unchanged()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"0, 80, 80, carerLevel", "6, 80, 80, carerLevel", "3, -1, 80, theoryHours", "3, 80, 5001, practiceHours"
    })
    void impossible_levels_and_hours_are_named(int level, int theory, int practice, String field) {
        var row = new StaffRow("a.hu", "甲", List.of("carer.NH001"), List.of(), level, theory, practice);
        assertThat(staff.importRows(List.of(row)).errors())
                .extracting(RowError::field)
                .containsExactly(field);
    }
}

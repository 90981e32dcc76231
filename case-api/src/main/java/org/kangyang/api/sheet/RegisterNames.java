package org.kangyang.api.sheet;

import org.kangyang.core.institution.Division;
import org.kangyang.core.institution.Divisions;
import org.kangyang.core.institution.Institution;
import org.kangyang.core.institution.Institutions;
import org.kangyang.core.institution.StaffMember;
import org.kangyang.core.institution.StaffRegister;
import org.springframework.stereotype.Component;

/** Names for the ids that a case holds. What no register knows stays as it is. */
@Component
class RegisterNames {
    private final Institutions institutions;
    private final Divisions divisions;
    private final StaffRegister staff;

    RegisterNames(Institutions institutions, Divisions divisions, StaffRegister staff) {
        this.institutions = institutions;
        this.divisions = divisions;
        this.staff = staff;
    }

    String person(String userId) {
        return staff.find(userId).map(StaffMember::name).orElse(userId);
    }

    String careHome(String id) {
        return institutions.careHome(id).map(Institution::name).orElse(id);
    }

    /** The district of a care home, six digits; empty where nobody registered it. */
    String district(String careHomeId) {
        return institutions.careHome(careHomeId).map(Institution::district).orElse("");
    }

    String division(String code) {
        return divisions.find(code).map(Division::name).orElse(code);
    }
}

package org.kangyang.core.pathway;

/** Candidate groups of one case, scoped to its hospital, care home and sub-district (DESIGN §3.10). */
public record Groups(
        String hospitalPhysician,
        String carePhysicianTeam,
        String careHomeAssessor,
        String careHomeManager,
        String subdistrictOfficer) {

    static Groups of(String hospitalId, String careHomeId, String divisionCode) {
        return new Groups(
                "hospital-physician." + hospitalId,
                "care-physician-team." + hospitalId,
                "care-home-assessor." + careHomeId,
                "care-home-manager." + careHomeId,
                "subdistrict-officer." + divisionCode);
    }

    /**
     * The scoped group of a role as deadlines.dmn names it.
     *
     * @throws IllegalArgumentException naming the role, where this case has no such group
     */
    public String scoped(String role) {
        return switch (role) {
            case "hospital-physician" -> hospitalPhysician;
            case "care-physician-team" -> carePhysicianTeam;
            case "care-home-assessor" -> careHomeAssessor;
            case "care-home-manager" -> careHomeManager;
            case "subdistrict-officer" -> subdistrictOfficer;
            default ->
                throw new IllegalArgumentException(
                        "Role '" + role + "' in deadlines.dmn is no group of this process; use"
                                + " hospital-physician, care-physician-team, care-home-assessor, care-home-manager or"
                                + " subdistrict-officer");
        };
    }
}

package org.kangyang.core.pathway;

/** Candidate groups of one case, scoped to its hospital, care home and sub-district (DESIGN §3.10, DOMAIN §2). */
public record Groups(
        String hospitalPhysician,
        String carePhysicianTeam,
        String careHomeAssessor,
        String careHomeManager,
        String careHomeNurse,
        String socialWorker,
        String rehabTherapist,
        String familyDoctor,
        String subdistrictOfficer,
        String civilAffairs,
        String retrofitContractor,
        String inspector) {

    /** The groups of a case of this hospital, care home and sub-district. */
    public static Groups of(String hospitalId, String careHomeId, String divisionCode) {
        return new Groups(
                "hospital-physician." + hospitalId,
                "care-physician-team." + hospitalId,
                "care-home-assessor." + careHomeId,
                "care-home-manager." + careHomeId,
                "care-home-nurse." + careHomeId,
                "social-worker." + careHomeId,
                "rehab-therapist." + careHomeId,
                "family-doctor." + divisionCode,
                "subdistrict-officer." + divisionCode,
                "civil-affairs",
                "retrofit-contractor",
                "inspector");
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
            case "care-home-nurse" -> careHomeNurse;
            case "social-worker" -> socialWorker;
            case "rehab-therapist" -> rehabTherapist;
            case "family-doctor" -> familyDoctor;
            case "subdistrict-officer" -> subdistrictOfficer;
            case "civil-affairs" -> civilAffairs;
            case "retrofit-contractor" -> retrofitContractor;
            case "inspector" -> inspector;
            default ->
                throw new IllegalArgumentException(
                        "Role '" + role + "' in deadlines.dmn is no group of a case; use one of"
                                + " the roles of DOMAIN §2 that work on cases, e.g. care-home-manager or subdistrict-officer");
        };
    }
}

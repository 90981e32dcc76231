package org.kangyang.core.pathway;

import org.jspecify.annotations.Nullable;
import org.kangyang.core.elder.PhoneNumber;

/** Where the patient lies and who treats them. */
public record HospitalStay(
        String hospitalId,
        @Nullable String ward,
        @Nullable String bed,
        @Nullable String inpatientNumber,
        @Nullable Physician attendingPhysician) {

    public record Physician(String name, @Nullable PhoneNumber phone) {}
}

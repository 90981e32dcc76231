package org.kangyang.core.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** That the elder has arrived in the care home. */
public record AdmissionForm(
        @Nullable LocalDate admittedOn, @Nullable String note) {}

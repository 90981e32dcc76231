package org.kangyang.core.elder;

import java.time.LocalDate;

/** Who a person is, checked. */
public record Identity(IdentityDocument document, String name, Sex sex, LocalDate birthDate) {

    @Override
    public String toString() {
        return "Identity[" + document + "]";
    }
}

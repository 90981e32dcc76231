package org.kangyang.core.institution;

import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * A sub-district (街道) that the consortium serves.
 *
 * @param code nine digits
 */
public record Division(@Id String code, String name, Instant updatedAt) {}

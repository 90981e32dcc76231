package org.kangyang.api.integration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one request may carry.
 *
 * @param body any request but an import; a referral with 30 diagnoses has some 5 kB
 * @param attachmentBody a document of a case; a byte more than the domain takes, so that the domain says why
 * @param importBody an import of institutions, staff or divisions; China has some 40,000 sub-districts, about 6 MB
 */
@ConfigurationProperties("kangyang.api.limits")
record ApiLimits(
        @DefaultValue("256KB") DataSize body,
        @DefaultValue("10485761B") DataSize attachmentBody,
        @DefaultValue("16MB") DataSize importBody) {}

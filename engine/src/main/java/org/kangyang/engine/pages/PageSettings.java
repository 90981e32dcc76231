package org.kangyang.engine.pages;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages.
 *
 * @param title name of the house, shown in front of each page's own name
 * @param staff where the staff file lies ({@code classpath:}, {@code file:} or a path); without one no users are made
 * @param numberVariable process variable that people know an instance by, shown and searched beside the business key
 * @param numberLabel what people call that number
 * @param zone zone of the dates on the pages
 */
@ConfigurationProperties("engine")
record PageSettings(
        @DefaultValue("办理平台") String title,
        @Nullable String staff,
        @Nullable String numberVariable,
        @DefaultValue("编号") String numberLabel,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {}

package org.kangyang.engine.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages.
 *
 * @param title name of the house, shown in front of each page's own name
 * @param staff where the staff file lies ({@code classpath:}, {@code file:} or a path); without one no users are made
 */
@ConfigurationProperties("engine")
record PageSettings(
        @DefaultValue("办理平台") String title, @Nullable String staff) {}

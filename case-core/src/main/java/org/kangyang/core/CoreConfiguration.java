package org.kangyang.core;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything an application needs of the domain: import it and set {@code kangyang.mongodb.uri}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CoreConfiguration {}

package io.genesysdsr.operations;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets each replica count for its own metrics; what must run once in the fleet is a {@code quartz} route instead. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Counting {}

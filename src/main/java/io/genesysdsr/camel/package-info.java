/** The only package with Camel's types: kamelets, workers, schedules, the HTTP client's manners, the guard at the start. */
@ApplicationModule(
        allowedDependencies = {"failure", "request", "genesys", "fulfilment", "delivery", "identity", "intake"})
@NullMarked
package io.genesysdsr.camel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Who is meant: finds the subjects that Genesys knows under what was submitted. */
@ApplicationModule(allowedDependencies = {"failure", "request", "genesys"})
@NullMarked
package io.genesysdsr.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

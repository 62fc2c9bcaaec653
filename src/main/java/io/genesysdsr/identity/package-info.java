/** Who is asking, and who is meant: weighs proofs, and finds the subjects that Genesys knows under what was submitted. */
@ApplicationModule(allowedDependencies = {"failure", "keys", "request", "genesys"})
@NullMarked
package io.genesysdsr.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

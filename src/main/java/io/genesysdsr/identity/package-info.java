/** Who is asking: weighs proofs, and challenges whoever gave none. */
@ApplicationModule(allowedDependencies = {"failure", "keys", "request", "genesys"})
@NullMarked
package io.genesysdsr.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

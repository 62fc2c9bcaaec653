/** What a right under a regulation means in work: plans, and one subpackage for each system. */
@ApplicationModule(allowedDependencies = {"failure", "request", "genesys"})
@NullMarked
package io.genesysdsr.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The heart: requests, tasks, the phases they pass, and the ledger that moves them. Knows no provider and no channel. */
@ApplicationModule(allowedDependencies = {"failure", "keys"})
@NullMarked
package io.genesysdsr.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What proves that a request was fulfilled, and the encrypted artifacts it refers to. */
@ApplicationModule(allowedDependencies = {"failure", "keys", "request", "deadline"})
@NullMarked
package io.genesysdsr.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

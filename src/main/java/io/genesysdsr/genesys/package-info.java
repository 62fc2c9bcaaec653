/** The only package that knows Genesys' wire format: calls, answers, token, pace. Knows no request of ours. */
@ApplicationModule(allowedDependencies = {"failure"})
@NullMarked
package io.genesysdsr.genesys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The leaf that every module may use: the three ways in which work can fail. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.genesysdsr.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Takes requests in: reads a row, refuses it with reasons that its sender can act on, or enters it. */
@ApplicationModule(allowedDependencies = {"deadline", "delivery", "failure", "identity", "keys", "request"})
@NullMarked
package io.genesysdsr.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

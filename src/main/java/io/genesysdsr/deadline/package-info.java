/** The law's clock: when an answer is due, what moves that moment, and who is told before it is too late. */
@ApplicationModule(allowedDependencies = {"request", "fulfilment"})
@NullMarked
package io.genesysdsr.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

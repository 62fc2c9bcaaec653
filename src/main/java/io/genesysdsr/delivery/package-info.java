/** What the person is told: letters, from the event that makes them due until they are sent. */
@ApplicationModule(allowedDependencies = {"request", "deadline"})
@NullMarked
package io.genesysdsr.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

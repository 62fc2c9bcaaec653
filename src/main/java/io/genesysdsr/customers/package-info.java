/** The master customer index: who holds or held which identifier, and when. Filled by import, or asked for over REST. */
@ApplicationModule(allowedDependencies = {"failure", "keys", "request", "intake", "intake :: files"})
@NullMarked
package io.genesysdsr.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

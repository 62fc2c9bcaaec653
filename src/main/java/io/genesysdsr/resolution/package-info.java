/**
 * Whose data is meant: follows what was submitted through the master customer index and Genesys to everybody whom it leads
 * to, and decides, with reasons, who of them is the person.
 */
@ApplicationModule(allowedDependencies = {"failure", "keys", "request", "genesys", "customers"})
@NullMarked
package io.genesysdsr.resolution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** A leaf: the product's keys, what they encrypt, what they seal and how they hash. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.genesysdsr.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

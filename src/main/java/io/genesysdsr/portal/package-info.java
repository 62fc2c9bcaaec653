/** The pages of the people whose data it is: where they prove who they are. */
@ApplicationModule(allowedDependencies = {"identity"})
@NullMarked
package io.genesysdsr.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

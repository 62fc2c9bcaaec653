/** Each route alone: what is outside it is replaced, and both its good and its bad way are walked. */
@NullMarked
package io.genesysdsr.routes;

import org.jspecify.annotations.NullMarked;

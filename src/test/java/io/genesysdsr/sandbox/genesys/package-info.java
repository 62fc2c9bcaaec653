/**
 * The parts of the Genesys double: a server that answers as the published API of Genesys Cloud does, with a population,
 * limits, time that passes and faults on demand. It knows nothing of the product that calls it.
 */
@NullMarked
package io.genesysdsr.sandbox.genesys;

import org.jspecify.annotations.NullMarked;

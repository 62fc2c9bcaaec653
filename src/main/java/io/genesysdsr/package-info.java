/** The product's entry point; each package below is a module. */
@NullMarked
package io.genesysdsr;

import org.jspecify.annotations.NullMarked;

/** The one home of the services that tests and the demonstration run on. */
@NullMarked
package io.genesysdsr.sandbox;

import org.jspecify.annotations.NullMarked;

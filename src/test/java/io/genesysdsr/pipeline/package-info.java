/** Whole journeys on the embedded services, named by what the user gets. */
@NullMarked
package io.genesysdsr.pipeline;

import org.jspecify.annotations.NullMarked;

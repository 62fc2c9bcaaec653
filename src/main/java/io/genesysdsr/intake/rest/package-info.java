/** Intake by REST: the web edge of intake, and the only one of its packages that knows the web. */
@NullMarked
package io.genesysdsr.intake.rest;

import org.jspecify.annotations.NullMarked;

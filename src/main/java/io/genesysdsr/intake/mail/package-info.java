/** Intake by mail: reads mails as far as they are forms, leaves the rest to a person, and acknowledges without looping. */
@NullMarked
package io.genesysdsr.intake.mail;

import org.jspecify.annotations.NullMarked;
